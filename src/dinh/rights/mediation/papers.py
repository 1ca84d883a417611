"""Papers as .docx, ready to sign: the written agreement, the letter that raises a case, the book, yearly reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, posts_of
from dinh.ground.clock import today
from dinh.law import rules
from dinh.law.mediating import AGREEMENT, AGREEMENT_CITE, RAISING
from dinh.rights.mediation import book, queries
from dinh.rights.mediation.filters import Span
from dinh.rights.mediation.models import Case, Escalation, Team
from dinh.rights.mediation.statistics import NOT_DEFINED, Figures, rates
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Annex, Block, Bullet, Heading, OfficialPaper, Para, Signature, Table

TEAM_SYMBOL = "THG"
HEADER = ("", "Tồn trước", "Tiếp nhận", "Thành", "Không thành", "Kết thúc", "Chưa xong")


def agreement(case: Case) -> bytes:
    """Văn bản hòa giải thành: its eight parts a–h, in the order of khoản 2 Điều 24; signed or marked by hand."""
    told = case.private
    parties = list(case.parties.all())
    mediators = [one.member.name for one in case.assignments.filter(left_on=None).select_related("member")]
    place = f"Vụ số {case.label} trong Sổ theo dõi hoạt động hòa giải ở cơ sở của {case.team}."
    parts: dict[str, list[Block]] = {
        "a": _lines(f"{case.get_trigger_display()}. {place}"),
        "b": _parties(case),
        "c": _lines(told.content),
        "d": _lines(told.course),
        "đ": _lines(told.agreed),
        "e": _lines(told.duties),
        "g": _lines(told.manner),
        "h": [_signing([f"Bên {p.side}: {p.name}" for p in parties], mediators)],
    }
    blocks: list[Block] = [
        Para.of(f"Ngày {case.outcome_on:%d/%m/%Y}, {case.team} lập văn bản này theo {AGREEMENT_CITE}.")
    ]
    for letter, title in AGREEMENT.items():
        blocks += [Heading(3, letter, title), *(parts[letter] or [Para.of("(không ghi)")])]
    return _docx(_team_paper(case.team, "Văn bản hòa giải thành", "VBHGT", "", blocks))


def _parties(case: Case) -> list[Block]:
    told = [(one.side, ", ".join(filter(None, [one.name, one.about]))) for one in case.parties.all()]
    return [Bullet.of(f"Bên {side}: {words}.") for side, words in told]


def _signing(parties: list[str], mediators: list[str]) -> Table:
    """Room for each signature or fingerprint."""
    names = [*parties, *(f"Hòa giải viên: {name}" for name in mediators)]
    return Table(("Người ký", "Chữ ký hoặc điểm chỉ"), tuple((name, "\n\n") for name in names), (1, 1))


def raising(escalation: Escalation) -> bytes:
    """The head's letter to whom the law names; it says the matter, for there the secrecy ends."""
    case = escalation.case
    blocks: list[Block] = [
        Para.of(f"{case.team} báo cáo về vụ, việc số {case.label}, nhận ngày {case.received_on:%d/%m/%Y}:"),
        Bullet.of(f"Căn cứ: {escalation.get_ground_display()} ({RAISING[escalation.ground].cite})."),
        *_parties(case),
        *_lines(escalation.words),
        Para.of("Đề nghị xem xét, có biện pháp kịp thời theo thẩm quyền."),
    ]  # fmt: skip
    subject = f"vụ, việc {escalation.get_ground_display()[0].lower()}{escalation.get_ground_display()[1:]}"
    return _docx(_team_paper(case.team, "Báo cáo", "BC", subject, blocks, (escalation.to,)))


def book_paper(team: Team, span: Span) -> bytes:
    """The book of a team for some days. Private life is not in it."""
    cases = queries.book_of(team, span.start, span.end)
    lines = tuple(tuple(_said(cell) for cell in book.cells(row)) for row in book.rows(cases))
    content: Block = (
        Table(book.HEADINGS, lines, tuple(map(float, book.WIDTHS))) if lines else Para.of("Không có vụ, việc nào.")
    )
    blocks: list[Block] = [
        Para.of(f"Từ ngày {span.start:%d/%m/%Y} đến ngày {span.end:%d/%m/%Y}: {len(lines)} vụ, việc. Bảng ở Phụ lục."),
        Para.of("Tên các bên và nội dung được giữ kín, chỉ tổ trưởng và hòa giải viên được phân công xem trong hồ sơ."),
    ]  # fmt: skip
    annex = Annex("Phụ lục", f"Sổ theo dõi, {span.label}", (content,), landscape=True)
    subject = "hoạt động hòa giải ở cơ sở"
    return _docx(_team_paper(team, "Sổ theo dõi", "STD", subject, blocks, annexes=(annex,)))


def team_report(team: Team, span: Span, day: date) -> bytes:
    """Báo cáo of the head of a team to the UBND and the Front (khoản 5 Điều 15)."""
    standing = queries.standing(team, day)
    found = queries.figures_of(span.start, span.end, team)
    times, amount = queries.paid_between(span.start, span.end, team)
    blocks: list[Block] = [
        Para.of(f"Thực hiện {rules.get('mediation.report').entry(day).cite}, {team} báo cáo {span.label} như sau:"),
        Heading(2, "1", "Tổ chức"),
        Bullet.of(
            f"{len(standing.members)} hòa giải viên, trong đó {standing.women} nữ; tổ trưởng: "
            f"{standing.head or 'chưa có'}."
        ),
        *(Bullet.of(f"Còn phải làm: {finding}.") for finding in standing.findings),
        *([Bullet.of(f"Rà soát hằng năm: {standing.review.get_verdict_display()}.")] if standing.review else []),
        Heading(2, "2", "Hoạt động"),
        *_figures(found),
        *_fields(queries.by_field(span.start, span.end, team)),
        Heading(2, "3", "Thù lao"),
        Para.of(_paid(times, amount)),
        Heading(2, "4", "Kiến nghị"),
        *(_lines(standing.review.words) if standing.review else [Para.of("Không.")]),
    ]
    to = ("Ủy ban nhân dân", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam")
    subject = f"Tổ chức và hoạt động của tổ hòa giải {span.label}"
    return _docx(_team_paper(team, "Báo cáo", "BC", subject, blocks, tuple(f"{name} {team.commune}" for name in to)))


def commune_report(span: Span, day: date) -> bytes:
    """Báo cáo of the UBND to the council and above (điểm c khoản 2 Điều 29). Raises ValidationError without a UBND."""
    body = bodies_on(day).filter(kind=Body.Kind.COMMITTEE).select_related("commune").order_by("order", "pk").first()
    if body is None:
        raise ValidationError("Địa phương chưa có Ủy ban nhân dân trong mục Đơn vị nên chưa lập được báo cáo.")
    standings = queries.standings(queries.teams(day), day)
    total = queries.figures_of(span.start, span.end)
    times, amount = queries.paid_between(span.start, span.end)
    duty = rules.get("mediation.committee_report").entry(day).cite
    per_team = [(team.name, found) for team, found in queries.by_team(span.start, span.end)]
    blocks: list[Block] = [
        Para.of(f"Thực hiện {duty}, {body.name} báo cáo kết quả {span.label}:"),
        Heading(2, "1", "Tổ hòa giải, hòa giải viên"),
        *_organisation(standings),
        Heading(2, "2", "Kết quả hòa giải"),
        *_figures(total),
        *_fields(queries.by_field(span.start, span.end)),
        Heading(2, "3", "Kinh phí"),
        Para.of(_paid(times, amount)),
    ]  # fmt: skip
    annex = Annex("Phụ lục", f"Kết quả theo tổ hòa giải, {span.label}", (_table(per_team, total),), landscape=True)
    place = str(body.commune)
    paper = OfficialPaper(
        system="state", type_name="Báo cáo", type_abbr="BC", number=None, organ_symbol=body.symbol or "UBND",
        superior=None, issuer=_broken(body.name, place), place=body.commune.name, day=None, drafted=day,
        subject=f"Kết quả thực hiện pháp luật về hòa giải ở cơ sở {span.label}", blocks=tuple(blocks),
        signature=_chair(body), recipients=(f"Hội đồng nhân dân {place}", f"Ủy ban MTTQ Việt Nam {place}"),
        archive="VT", annexes=(annex,),
    )  # fmt: skip
    return _docx(paper)


def _organisation(found: list[queries.Standing]) -> list[Block]:
    members = [member for one in found for member in one.members]
    complete = sum(one.complete for one in found)
    return [
        Bullet.of(f"Số tổ hòa giải: {len(found)}, trong đó {complete} tổ đủ số lượng, thành phần."),
        Bullet.of(
            f"Số hòa giải viên: {len(members)}, trong đó nữ {sum(m.woman for m in members)}, dân tộc thiểu số "
            f"{sum(m.minority for m in members)}, có chuyên môn luật {sum(m.lawyer for m in members)}."
        ),
    ]


def _figures(found: Figures) -> list[Block]:
    """The counts in words, then both rates with their formulas: neither stands alone."""
    blocks: list[Block] = [
        Bullet.of(f"Tồn kỳ trước {found.carried} vụ; tiếp nhận trong kỳ {found.received} vụ."),
        Bullet.of(
            f"Hòa giải thành {found.settled}; không thành {found.not_settled}; kết thúc {found.ended}; chưa xong "
            f"{found.still_open}."
        ),
    ]
    for rate in rates(found):
        value = _share(rate.part, rate.whole)
        blocks.append(Bullet.of(f"Tỷ lệ {str(rate.title)[0].lower()}{str(rate.title)[1:]}: {value} ({rate.formula})."))
    return [*blocks, Para.of(str(NOT_DEFINED), italic=True)]


def _share(part: int, whole: int) -> str:
    """`91,7% (11/12)`, rounded half up from the exact fraction."""
    if not whole:
        return f"không tính được ({part}/{whole})"
    tenths = (2 * part * 1000 + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10}% ({part}/{whole})"


def _fields(lines: list[tuple[str, Figures]]) -> list[Block]:
    return [
        Bullet.of(f"{name[0].upper()}{name[1:]}: {found.handled} vụ, thành {found.settled}.") for name, found in lines
    ]


def _table(lines: Iterable[tuple[str, Figures]], total: Figures) -> Table:
    rows = [(name, *(str(getattr(found, each)) for each in book.NUMBERS)) for name, found in [*lines, ("Cộng", total)]]
    return Table(HEADER, tuple(rows), (3, 1, 1, 1, 1, 1, 1), frozenset(range(1, 7)))


def _paid(times: int, amount: int) -> str:
    return (
        f"Đã chi thù lao {times} vụ, tổng số {amount:,} đồng.".replace(",", ".")
        if times
        else "Chưa chi thù lao vụ nào."
    )


def _team_paper(
    team: Team, type_name: str, abbr: str, subject: str, blocks: list[Block], recipients: tuple[str, ...] = (),
    annexes: tuple[Annex, ...] = (),
) -> OfficialPaper:  # fmt: skip
    head = queries.standing(team, today()).head
    return OfficialPaper(
        system="state", type_name=type_name, type_abbr=abbr, number=None, organ_symbol=TEAM_SYMBOL,
        superior=str(team.commune).upper(), issuer=team.name, place=team.commune.name, day=None, drafted=today(),
        subject=subject, blocks=tuple(blocks), signature=Signature((), "TỔ TRƯỞNG", head.name if head else ""),
        recipients=recipients, archive="tổ hòa giải", annexes=annexes,
    )  # fmt: skip


def _chair(body: Body) -> Signature:
    leads = [post for post in posts_of(body, today()) if post.leads]
    now = [held for post in leads[:1] for held in getattr(post, "now", []) if held.begins <= today()]
    return Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", now[0].user.full_name if now else "")


def _broken(name: str, place: str) -> str:
    return f"{name.removesuffix(place).strip()}\n{place}" if name.endswith(f" {place}") else name


def _said(cell: object) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell if cell is not None else "")


def _lines(text: str) -> list[Block]:
    return [Para.of(line.strip()) for line in text.splitlines() if line.strip()]


def _docx(paper: OfficialPaper) -> bytes:
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error
