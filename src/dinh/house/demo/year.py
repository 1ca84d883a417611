"""The ward's year, played day by day through the same acts that its officials use."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw

from dinh.account.reports import actions as reports
from dinh.account.reports.actions import EnteredRow
from dinh.account.reports.models import Draft, Regime
from dinh.account.reports.official import Signature
from dinh.account.reports.outlines import OUTLINES, PARTY_LINE
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, match_body
from dinh.ground.clock import pretend, today
from dinh.ground.places.models import Commune
from dinh.house.demo import committee, past, publicity
from dinh.house.demo.ward import actor
from dinh.law.periods import Period
from dinh.office.papers import actions as papers
from dinh.office.papers import queries as paper_queries
from dinh.office.papers.entries import Facts, Work, cited_in, work_in
from dinh.office.papers.models import Paper
from dinh.office.papers.reader import columns, read_file
from dinh.office.tasks import actions as tasks
from dinh.office.tasks.actions.assign import Choice, Order
from dinh.office.tasks.days import from_clause
from dinh.office.tasks.models import Turn
from dinh.office.tasks.order_forms import suggested_title

DOCUMENTS = Path(__file__).parent / "documents"
VN = ZoneInfo("Asia/Ho_Chi_Minh")


class Event(NamedTuple):
    """Something that happened on a day of the demo year."""

    month: int
    day: int
    happen: Callable[[int], object]


def demo_year(day: date) -> int:
    """The year to show on a day: this one once nearly all of it has happened, until then the last."""
    return day.year if (day.month, day.day) >= (11, 16) else day.year - 1


def play(commune: Commune, until: date) -> None:
    """Everything that has happened in the demo year by a day."""
    year = demo_year(until)
    made_public = [Event(*event) for event in publicity.EVENTS]
    for event in sorted([*EVENTS, *made_public], key=lambda event: (event.month, event.day)):
        when = date(year, event.month, event.day)
        if when <= until:
            with pretend(datetime.combine(when, time(9, 30), VN)):
                event.happen(year)


def _body(symbol: str) -> Body:
    return Body.objects.get(symbol=symbol)


def _document(name: str, year: int) -> bytes:
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    return text.replace("{year}", str(year)).replace("{last_year}", str(year - 1)).encode()


def _take_in(name: str, who: str, symbol: str, year: int, arrived: date) -> Paper:
    """Read a document as an upload does; it then waits for a person to confirm it."""
    by = actor(who)
    data = _document(name, year)
    sent = papers.Sent(name=name, size=len(data), spooled="mẫu")
    batch = papers.open_batch(by=by, body=_body(symbol), arrived=arrived, files=[sent])
    item = papers.take_in(by=by, item=batch.items.get(), found=read_file(data, name))
    if item.paper is None:
        raise RuntimeError(f"{name}: {item.message}")
    return item.paper


def _receive(name: str, month: int, day: int, year: int) -> Paper:
    """Take a document in and confirm what the reader found, bodies matched by name."""
    arrived = date(year, month, day)
    paper = _take_in(name, "lua", "BXDĐ", year, arrived)
    reading = read_file(_document(name, year), name).reading
    if reading is None:
        raise RuntimeError(name)
    proposed: dict[str, Any] = columns(reading)
    facts = Facts(body=paper.body, arrived=arrived, **{**proposed, "recipients": tuple(proposed["recipients"])})
    bodies = list(bodies_on(arrived))
    work = [
        Work(agency=w.agency, text=w.text, body=match_body(w.agency, bodies), label=w.label, cooperating=w.cooperating,
             due=w.due, start=w.start, end=w.end, confidence=w.confidence)
        for w in work_in(reading)
    ]  # fmt: skip
    return papers.confirm(by=actor("lua"), paper=paper, facts=facts, citations=cited_in(reading), clauses=work)


REPORTING_BODIES = ("UBND", "MTTQ-BTT", "THĐM")


def _assign(paper: Paper) -> None:
    """Give every clause to the body it names; the duty to report goes to each body that owes a report."""
    bodies = list(bodies_on(paper.arrived or paper.issued or date.max))
    choices = []
    for clause in paper_queries.open_clauses(paper):
        leads = [clause.body] if clause.body else [_body(symbol) for symbol in REPORTING_BODIES]
        rhythm, days = from_clause(clause.text, clause.due, paper.issued)
        joined = [match_body(name, bodies) for name in clause.cooperating]
        orders = tuple(
            Order(
                title=suggested_title(clause.text), lead=lead, text=clause.text, rhythm=rhythm, days=days,
                cooperating=tuple(body for body in joined if body and body != lead),
            )
            for lead in leads
        )  # fmt: skip
        choices.append(Choice(clause, orders))
    tasks.assign_paper(by=actor("lua"), choices=choices)


def _directive(year: int) -> None:
    paper = _receive("1-cong-van-dang-uy.txt", 3, 3, year)
    _assign(paper)
    papers.make_public(by=actor("lua"), paper=paper)


def _plan(year: int) -> None:
    paper = _receive("2-ke-hoach-uy-ban.txt", 3, 23, year)
    _assign(paper)
    papers.make_public(by=actor("lua"), paper=paper)


def _conclusion(year: int) -> None:
    _assign(committee.issue(year))


def _report_with_mistakes(year: int) -> None:
    """A report that waits on the desk with its planted mistakes, for whoever wants to see the findings."""
    _take_in("3-bao-cao-can-soat.txt", "lua", "BXDĐ", year, date(year, 6, 15))


def _turn(words: str) -> Turn:
    found: Turn = (
        Turn.objects.filter(task__title__icontains=words).exclude(state=Turn.State.ACCEPTED).order_by("due")[0]
    )
    return found


def _picture(words: str) -> bytes:
    """A photo of our own making: a notice on a board, said in a few plain shapes."""
    picture = Image.new("RGB", (960, 640), "#d9c7a3")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((120, 60, 840, 560), fill="#7a4b2a")
    draw.rectangle((160, 100, 800, 520), fill="#fbf8f2")
    for line in range(10):
        draw.rectangle((200, 150 + line * 34, 760 - (line % 3) * 120, 162 + line * 34), fill="#5b4f47")
    draw.text((200, 115), words, fill="#8f1d1d")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def _done(who: str, words: str, note: str, year: int) -> None:
    """The body reports a turn done with a photo, and the chair accepts it."""
    turn = _turn(words)
    tasks.start(by=actor(who), turn=turn)
    tasks.report(by=actor(who), turn=turn, note=note, uploads=[(_picture("THONG BAO"), "anh-chup.jpg")])
    tasks.accept(by=actor("hung"), turn=turn, word="Đạt.")


def _reported(who: str, words: str, note: str, year: int) -> None:
    """Reported, and waiting for the chair."""
    turn = _turn(words)
    tasks.start(by=actor(who), turn=turn)
    tasks.report(by=actor(who), turn=turn, note=note, uploads=[(_picture("BIEN BAN"), "bien-ban.jpg")])


def _sent_back(who: str, words: str, note: str, reason: str, year: int) -> None:
    turn = _turn(words)
    tasks.start(by=actor(who), turn=turn)
    tasks.report(by=actor(who), turn=turn, note=note, uploads=[(_picture("DANH SACH"), "danh-sach.jpg")])
    tasks.send_back(by=actor("hung"), turn=turn, reason=reason)


def _postponed(words: str, month: int, day: int, reason: str, year: int) -> None:
    tasks.postpone(by=actor("lua"), turn=_turn(words), to_day=date(year, month, day), reason=reason)


def _issue(
    who: str, symbol: str, type_name: str, subject: str, lines: list[str], sign: tuple[str, str], year: int
) -> None:
    """A short paper of the ward's own, issued under the next number of its book and made public."""
    by = actor(who)
    official = {
        "blocks": [{"kind": "para", "text": line.replace("{year}", str(year))} for line in lines],
        "archive": "VT",
    }
    paper = papers.draft_out(
        by=by, body=_body(symbol), type_name=type_name, subject=subject.replace("{year}", str(year)), official=official
    )  # fmt: skip
    title, name = sign
    authority = {"state": ("TM. ỦY BAN NHÂN DÂN",), "party": ("T/M ĐẢNG ỦY",)}[_body(symbol).system]
    paper = papers.issue(by=by, paper=paper, issued=today(), signer=name, signer_title=title, authority=authority)
    papers.make_public(by=actor("lua"), paper=paper)


def _regime(year: int) -> None:
    reports.adopt_regime(
        by=actor("hung"), title="Báo cáo thực hiện dân chủ ở cơ sở", outline=PARTY_LINE.key, receiver=_body("ĐU"),
        owes=[_body(symbol) for symbol in REPORTING_BODIES],
        days=[{"period": "H1", "day": 10, "month": 6}, {"period": "year", "day": 10, "month": 12}],
        begins=date(year, 1, 1), paper=Paper.objects.filter(number="31-CV/ĐU").first(),
        way=reports.Way(via=_body("BXDĐ"), copies=("Ban Tuyên giáo và Dân vận Tỉnh ủy",)),
    )  # fmt: skip


FIGURES = {
    "party_checks": [
        "Kiểm tra chi bộ tổ dân phố 2 lãnh đạo việc công khai thu, chi",
        "Giám sát chi bộ trường tiểu học thực hiện quy chế dân chủ",
    ],
}
WORDS = {
    "1": "Phường có 10 tổ dân phố, 1.264 hộ; phần lớn người dân làm dịch vụ nhỏ, nhiều người cao tuổi ít dùng điện thoại thông minh.",
    "3": "Nội dung liên quan trực tiếp đến hộ dân được niêm yết tại nhà văn hóa và đọc trên truyền thanh của tổ.",
    "4.1": "Người dân hỏi lại về các khoản đóng góp ít hơn năm trước vì số liệu thu, chi được treo cùng chứng từ.",
    "4.2": "Trả lời sau đối thoại còn chậm ở việc liên quan nhiều đơn vị.",
    "4.3": "Chưa giao rõ một đơn vị chịu trách nhiệm chính cho từng việc đã hứa.",
    "5": "Theo dõi từng việc đã hứa đến khi người hỏi xác nhận.",
    "6": "Không.",
}


def _fill(who: str, draft: Draft, *, figures: bool) -> None:
    by = actor(who)
    for section in OUTLINES[draft.regime.outline].sections:
        reports.write_passage(by=by, draft=draft, section=section.key, text=WORDS.get(section.key, ""), status="done")
    for entered in OUTLINES[draft.regime.outline].figures:
        titles = FIGURES.get(entered.key, []) if figures else []
        reports.enter_figure(
            by=by, draft=draft, key=entered.key, part=len(titles), whole=0 if entered.share else None,
            rows=[EnteredRow(title) for title in titles], source="Sổ theo dõi năm của đơn vị" if entered.share else "",
        )  # fmt: skip


def _half_year_units(year: int) -> None:
    """The committee and the Front hand in; the school's report is the one still missing."""
    regime = Regime.objects.get()
    for who, symbol in (("tu", "UBND"), ("mai", "MTTQ-BTT")):
        draft = reports.open_draft(by=actor(who), regime=regime, body=_body(symbol), period=Period.parse(f"{year}-H1"))
        _fill(who, draft, figures=symbol == "UBND")
        reports.submit(by=actor(who), draft=draft, early=True)


def _half_year_accepted(year: int) -> None:
    """Handing in the report is also the task of the directive done."""
    for who, symbol in (("tu", "UBND"), ("mai", "MTTQ-BTT")):
        turn = Turn.objects.get(task__lead__symbol=symbol, period=f"{year}-H1")
        proof = [(_picture("BAO CAO 6 THANG"), "bao-cao-da-nop.jpg")]
        tasks.report(by=actor(who), turn=turn, note="Đã nộp báo cáo 6 tháng trên hệ thống.", uploads=proof)
        tasks.accept(by=actor("hung"), turn=turn, word="Đủ các mục.")


def _half_year_signed(year: int) -> None:
    regime, hung = Regime.objects.get(), actor("hung")
    draft = reports.open_draft(by=hung, regime=regime, body=_body("ĐU"), period=Period.parse(f"{year}-H1"))
    for section, words in WORDS.items():
        reports.write_passage(by=hung, draft=draft, section=section, text=words, status="done")
    signed = reports.sign(
        by=hung, draft=draft, issued=date(year, 6, 9),
        signature=Signature(("T/M ĐẢNG ỦY",), "PHÓ BÍ THƯ", "Trần Văn Hùng"), early=True,
    )  # fmt: skip
    if signed.paper:
        papers.make_public(by=actor("lua"), paper=signed.paper)


def _year_begun(year: int) -> None:
    regime = Regime.objects.get()
    for who, symbol in (("tu", "UBND"), ("lua", "ĐU")):
        reports.open_draft(by=actor(who), regime=regime, body=_body(symbol), period=Period.parse(str(year)))


def _dossier(year: int) -> None:
    """The papers of one matter, in their order."""
    lua = actor("lua")
    dossier = papers.open_dossier(
        by=lua, body=_body("BXDĐ"), title=f"Công khai thông tin trên địa bàn phường năm {year}", opened=date(year, 3, 3)
    )
    for number, step in (("31-CV/ĐU", "văn bản giao việc"), ("18/KH-UBND", "kế hoạch")):
        papers.add_to_dossier(by=lua, dossier=dossier, paper=Paper.objects.get(number=number), step=step)


CHAIR_UBND = ("CHỦ TỊCH", "Hoàng Thanh Bình")
EVENTS = [
    Event(1, 12, past.letters_book),
    Event(1, 13, past.papers_book),
    Event(1, 14, past.publications_book),
    Event(1, 15, past.promises_book),
    Event(3, 3, _directive),
    Event(3, 4, _regime),
    Event(3, 5, committee.found),
    Event(3, 6, partial(committee.done, 2, "Đã ban hành chương trình; năm thành viên nhận phụ trách đơn vị.")),
    Event(3, 23, _plan),
    Event(3, 24, _dossier),
    Event(3, 27, partial(_done, "tu", "Ban hành kế hoạch công khai", "Đã ban hành Kế hoạch 18/KH-UBND, đủ bốn nội dung.")),
    Event(4, 6, partial(_issue, "binh", "UBND", "Thông báo", "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân phường quý II năm {year}", [
        "Chủ tịch Ủy ban nhân dân phường tiếp công dân vào ngày 05 và ngày 20 hằng tháng, từ 8 giờ đến 11 giờ 30 phút, tại trụ sở.",
        "Người cao tuổi, người khuyết tật được mời vào trước. Ai không đến được có thể gọi bộ phận một cửa để hẹn ngày khác.",
    ], CHAIR_UBND)),
    Event(4, 27, partial(committee.done, 4, "Đã kiểm tra tổ dân phố 2, 5 và 7; tổ 7 niêm yết thiếu hai nội dung.")),
    Event(6, 8, _half_year_units),
    Event(6, 9, _half_year_accepted),
    Event(6, 9, _half_year_signed),
    Event(6, 15, _report_with_mistakes),
    Event(6, 19, committee.plan),
    Event(6, 26, committee.hold),
    Event(6, 30, _conclusion),
    Event(6, 30, partial(committee.done, 6, "Đã họp ngày 26/6, có thông báo kết luận.")),
    Event(7, 3, partial(_issue, "binh", "UBND", "Thông báo", "Lịch tiếp công dân của Chủ tịch Ủy ban nhân dân phường quý III năm {year}", [
        "Từ ngày 01/7/{year}, Chủ tịch Ủy ban nhân dân phường tiếp công dân ít nhất hai ngày mỗi tháng và không ủy quyền việc tiếp định kỳ.",
        "Ngày tiếp trong quý: 06 và 20 tháng 7, 05 và 20 tháng 8, 07 và 21 tháng 9, từ 8 giờ đến 11 giờ 30 phút, tại trụ sở.",
    ], CHAIR_UBND)),
    Event(9, 10, partial(_done, "nga", "Công khai các khoản thu, chi", "Đã dán bảng thu, chi đầu năm học, có chữ ký của ban đại diện cha mẹ.")),
    Event(9, 21, partial(_postponed, "Đưa nội dung thực hiện dân chủ", 11, 30, "Chờ lịch họp cuối năm của Hội đồng nhân dân.")),
    Event(10, 26, partial(_sent_back, "mai", "Tổ chức ít nhất một hội nghị góp ý", "Đã tổ chức hội nghị góp ý ngày 20/10.",
                          "Còn thiếu bản tập hợp ý kiến của đoàn viên, hội viên.")),
    Event(11, 2, _year_begun),
    Event(11, 16, partial(_reported, "hoa", "Bình xét gia đình văn hóa", "10/10 tổ dân phố đã họp bình xét; có biên bản từng tổ.")),
]  # fmt: skip
