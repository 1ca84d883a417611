"""Records of a counted ballot or online voting as .docx: biên bản kiểm phiếu (Mẫu 04), biên bản biểu quyết trực tuyến
with the picture of its result and the households that took part (Điều 4, 5 Nghị định 59/2023/NĐ-CP)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone

from dinh.ground.alerts.links import full
from dinh.law import rules
from dinh.rights.decide.models import Cast, Helper, Reading, Round, Slip, Tally
from dinh.rights.decide.papers_slips import head_title, typed
from dinh.rights.decide.queries import slips as queries
from dinh.rights.decide.queries import votings
from dinh.scribe.posters import Card, card_png
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Annex, Block, Bullet, Figure, Heading, OfficialPaper, Para, Signature, Table

FORM_04 = "Mẫu dựng theo các nội dung bắt buộc của Điều 19 Luật 10/2022/QH15, Điều 4 Nghị định 59/2023/NĐ-CP; " \
          "chưa đối chiếu Phụ lục (Mẫu 04)."  # fmt: skip
FORM_ONLINE = "Mẫu dựng theo các nội dung bắt buộc của Điều 5 Nghị định 59/2023/NĐ-CP; chưa đối chiếu Phụ lục."
ORGAN = "TDC"


def count_minutes(round: Round) -> bytes:
    """Mẫu 04: slips issued, given, returned, what they say; who counted, which two households watched."""
    result = _result(round)
    board, count = queries.board(round), result.count
    answers = _numbers(result)
    blocks: list[Block] = [
        Para.of(f"Về việc: {round.matter.title}."),
        Para.of(f"Câu hỏi: {round.question}"),
        Heading(2, "1", "Người kiểm phiếu và chứng kiến"),
        *(Bullet.of(f"Người kiểm phiếu: {name}.") for name in counters(round)),
        *(Bullet.of(f"Tổ phát phiếu: {_person(each)}.") for each in queries.team(round)),
        *(Bullet.of(f"Đại diện hộ chứng kiến: {_person(each)}.") for each in queries.witnesses(round)),
        Heading(2, "2", "Số phiếu"),
        Table(
            ("Nội dung", "Số"),
            (
                ("Tổng số hộ khi mở lấy phiếu", str(count.total)), ("Phiếu phát ra", str(board.given)),
                ("Phiếu nộp lại đúng hạn", str(board.back)),
                *((("Hộ biểu quyết trên mạng", str(board.web)),) if round.web else ()),
                ("Phiếu nộp sau hạn, không đếm", str(board.late)),
                ("Phiếu mất, hỏng đã thay", str(board.ended)),
                ("Hộ không tham gia", str(count.total - count.present)),
                ("Phiếu không hợp lệ", str(count.spoiled)), ("Phiếu trắng", str(count.unused)),
            ),
            (4, 1), frozenset({1}),
        ),
        Heading(2, "3", "Kết quả"),
        *answers,
        Para.of("Dấu của biên bản công khai để kiểm đếm lại:"),
        Para.of(round.record_head, centred=True),
        Para.of(f"Biên bản lập thành {rules.get('decide.count_copies').on(votings.day_of(round))}."),
        _signing([*counters(round), *(each.name for each in queries.witnesses(round))]),
        Para.of(FORM_04, italic=True),
    ]  # fmt: skip
    return _docx(
        _paper(round, "Biên bản kiểm phiếu", "BBKP", f"kiểm phiếu lấy ý kiến hộ gia đình {round.group}", blocks)
    )


def online_minutes(round: Round) -> bytes:
    """Beginning, end, who took part, the three numbers, the picture of the result; the list is for the file alone: name
    and address, no answer."""
    result = _result(round)
    count = result.count
    blocks: list[Block] = [
        Para.of(f"Về việc: {round.matter.title}."),
        Para.of(f"Câu hỏi: {round.question}"),
        Bullet.of(f"Bắt đầu: {_moment(round.opens_at)}."),
        Bullet.of(f"Kết thúc: {_moment(round.closes_at)}."),
        Bullet.of(f"Tổng số hộ: {count.total}; số hộ tham gia: {count.present}; không tham gia: "
                  f"{count.total - count.present}."),
        *(Bullet.of(f"Tổ tổ chức biểu quyết: {_person(each)}.") for each in queries.team(round)),
        Heading(2, "", "Kết quả"),
        *_numbers(result),
        Figure(result_png(round), "Ảnh chụp kết quả", f"Kết quả biểu quyết: {_in_words(result)}", 60),
        _signing([head_title(round.group), "Trưởng ban công tác Mặt trận", "Đại diện hộ", "Đại diện hộ"]),
        Para.of(FORM_ONLINE, italic=True),
    ]  # fmt: skip
    casts = Cast.objects.filter(round=round).select_related("entry").order_by("entry__pk")
    people = tuple((str(at), each.entry.representative, each.entry.address) for at, each in enumerate(casts, start=1))
    annexes: tuple[Annex, ...] = ()
    if people:
        listed = Table(("STT", "Họ và tên", "Địa chỉ thường trú"), people, (1, 4, 6))
        annexes = (Annex("Phụ lục", "Danh sách đại diện hộ tham gia biểu quyết (lưu hồ sơ)", (listed,)),)
    return _docx(_paper(round, "Biên bản", "BB", f"biểu quyết trực tuyến của {round.group}", blocks, annexes))


def result_png(round: Round) -> bytes:
    """The picture of the result, 1200 × 1500: what the decree calls «ảnh chụp kết quả»."""
    result = _result(round)
    path = f"/p/{round.matter.ref}"
    return card_png(Card(
        commune=round.commune.title, title=round.matter.title, url=full(round.commune, path),
        address=typed(round.commune, path), item=f"Kết quả {round.get_form_display()} · {round.group}",
        lines=(
            f"{result.count.present}/{result.count.total} hộ tham gia, kết thúc {_moment(round.closes_at)}",
            _in_words(result),
            f"Dấu kiểm đếm: {round.record_head[:16]}…",
        ),
    ))  # fmt: skip


def counters(round: Round) -> list[str]:
    """Who counted or read, as the rows have it: post and name."""
    if not round.secret and round.form == Round.Form.BALLOT:
        readings = Reading.objects.filter(slip__round=round).select_related("by").order_by("by")
        return list(dict.fromkeys(each.by.full_name or each.by.username for each in readings))
    return list(dict.fromkeys(Tally.objects.filter(round=round).order_by("pk").values_list("label", flat=True)))


def _result(round: Round) -> votings.Result:
    """Raises ValidationError before the voting is counted."""
    found = votings.result(round)
    if found is None:
        raise ValidationError("Chưa chốt kết quả nên chưa lập được biên bản.")
    return found


def _numbers(result: votings.Result) -> list[Block]:
    lines: list[Block] = [Bullet.of(f"{label}: {number}/{result.count.total} hộ.") for label, number in result.lines]
    why = result.verdict.why if result.verdict else result.consent.reason
    return [*lines, Para.of(why), *_other(result.round)]


def _other(round: Round) -> list[Block]:
    """What households wrote as their other opinion on open slips, without saying who."""
    if round.secret or round.form != Round.Form.BALLOT:
        return []
    returned = Slip.objects.filter(round=round, ended="", returned_at__isnull=False).values("pk")
    said = Reading.objects.filter(slip__in=returned).exclude(words="").order_by("pk").values_list("slip", "words")
    words = sorted({" ".join(words.split()) for _slip, words in dict(said).items()})
    return [Para.of("Ý kiến khác ghi trên phiếu:"), *(Bullet.of(each) for each in words)] if words else []


def _in_words(result: votings.Result) -> str:
    said = " · ".join(f"{label}: {number}" for label, number in result.lines)
    papers = [(word, number) for word, number in (
        ("không hợp lệ", result.count.spoiled), ("trắng", result.count.unused)) if number]  # fmt: skip
    return " · ".join([said, *(f"{word}: {number}" for word, number in papers)])


def _person(helper: Helper) -> str:
    role = " (tổ trưởng)" if helper.role == Helper.Role.TEAM_HEAD else ""
    return ", ".join(filter(None, [helper.name, helper.position])) + role


def _moment(at: object) -> str:
    return f"{timezone.localtime(at):%H:%M ngày %d/%m/%Y}"  # type: ignore[arg-type]


def _signing(names: list[str]) -> Table:
    return Table(("Người ký", "Chữ ký, họ và tên"), tuple((name, "\n\n") for name in names), (1, 1))


def _paper(
    round: Round, kind: str, abbr: str, subject: str, blocks: list[Block], annexes: tuple[Annex, ...] = ()
) -> OfficialPaper:
    team = queries.team(round)
    head = next((each.name for each in team if each.role == Helper.Role.TEAM_HEAD), "")
    return OfficialPaper(
        system="state", type_name=kind, type_abbr=abbr, number=None, organ_symbol=ORGAN,
        superior=round.commune.title.upper(), issuer=str(round.group), place=round.commune.name, day=None,
        drafted=votings.day_of(round), subject=subject, blocks=tuple(blocks),
        signature=Signature((), "TỔ TRƯỞNG", head), recipients=("Ủy ban nhân dân", "Ủy ban Mặt trận Tổ quốc"),
        archive=str(round.group), annexes=annexes,
    )  # fmt: skip


def _docx(paper: OfficialPaper) -> bytes:
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error
