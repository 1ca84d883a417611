"""Papers of a meeting as .docx: the invitation (Mẫu 01), the record of the count (Mẫu 02), the community's decision
(Mẫu 03, for ballots and online votings too). Forms of Nghị định 59/2023/NĐ-CP, as far as they were read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from dinh.ground.clock import today
from dinh.law import rules
from dinh.law.cite import Cite
from dinh.law.rules.sources import DEMOCRACY
from dinh.rights.decide.models import Correction, Decision, Helper, MatterFile, ProceduralVote, Round, Tally
from dinh.rights.decide.queries import counted, decisions, votings
from dinh.rights.decide.queries import meeting as queries
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Bullet, Heading, OfficialPaper, Para, Signature, Table

Role = Helper.Role
UNCHECKED = "Mẫu dựng theo các nội dung bắt buộc của {}; chưa đối chiếu đủ Phụ lục Nghị định 59/2023/NĐ-CP."
FORM_02 = UNCHECKED.format(Cite(DEMOCRACY, 18))
FORM_03 = UNCHECKED.format(Cite(DEMOCRACY, 20))
ROOM = "\n\n\n\n"  # for a signature above the name
SIGNS = {"front": "TRƯỞNG BAN CÔNG TÁC MẶT TRẬN", "household": "ĐẠI DIỆN HỘ GIA ĐÌNH"}


def post_of(round: Round) -> str:
    """TRƯỞNG THÔN, TỔ TRƯỞNG TỔ DÂN PHỐ: how the group's head is called."""
    label = str(round.group.label)
    return "TỔ TRƯỞNG TỔ DÂN PHỐ" if "tổ" in label.lower() else f"TRƯỞNG {label.upper()}"


def invitation(round: Round) -> bytes:
    """Mẫu 01, one for all households: time and place, who, what, whom to ask, documents."""
    meeting, people = queries.meeting_of(round), queries.helpers(round)
    chair = people.get(Role.CHAIR, [])
    blocks: list[Block] = [
        Para.of(f"{round.group} trân trọng kính mời đại diện hộ gia đình đến dự cuộc họp bàn và biểu quyết việc: "
                f"{round.matter.title}."),
        Heading(3, "1", "Thời gian, địa điểm"),
        *(Bullet.of(f"{when_where(part)}.") for part in queries.parts(round)),
        Heading(3, "2", "Thành phần"),
        Bullet.of(f"Chủ trì: {', '.join(map(person, chair)) or '……………………'}."),
        Bullet.of("Đại diện các hộ gia đình: mỗi hộ một người đủ năng lực hành vi dân sự, một phiếu. Thành viên khác "
                  "của hộ muốn dự và phát biểu thì đăng ký trước."),
        Heading(3, "3", "Nội dung"),
        Para.of(f"{round.question}"),
        *_agenda(meeting.agenda),
        Heading(3, "4", "Liên hệ"),
        Para.of(meeting.contact or "……………………"),
        *_documents(round),
        Para.of(f"{round.group} rất mong đại diện các hộ đến dự đông đủ, đúng giờ."),
    ]  # fmt: skip
    signs = Signature((), chair[0].position if chair else post_of(round), chair[0].name if chair else "")
    return _docx(_paper(
        round, "Giấy mời", "GM", "Họp cộng đồng dân cư", blocks, day=None, signature=signs,
        addressees=("Đại diện các hộ gia đình",),
    ))  # fmt: skip


def _agenda(agenda: str) -> list[Block]:
    lines = agenda_lines(agenda)
    return [Para.of(f"Chương trình: {'; '.join(map(_small, lines))}.")] if lines else []


def agenda_lines(agenda: str) -> list[str]:
    return [line.strip().lstrip("-–").strip().rstrip(".;,") for line in agenda.splitlines() if line.strip()]


def when_where(part: queries.Part) -> str:
    """«Cụm 1: 19 giờ 00, ngày 16/05/2026, tại Nhà văn hóa»"""
    at = timezone.localtime(part.at)
    head = f"{part.name}: " if part.name else ""
    return f"{head}{at:%H} giờ {at:%M}, ngày {at:%d/%m/%Y}, tại {part.place.rstrip('.')}"


def person(helper: Helper) -> str:
    return f"{helper.name}, {helper.position}" if helper.position else helper.name


def _documents(round: Round) -> list[Block]:
    files = MatterFile.objects.filter(matter=round.matter, role=MatterFile.Role.DOCUMENT).order_by("pk")
    listed: list[Block] = [Bullet.of(f"{each.title.rstrip('.')}.") for each in files]
    return [Heading(3, "5", "Tài liệu"), *listed] if listed else []


def count_minutes(round: Round, part: str = "") -> bytes:
    """Mẫu 02 of a meeting or of one of its clusters, for the counters and the two households to sign. Raises
    ValidationError before the voting is counted."""
    if votings.result(round) is None:
        raise ValidationError("Biên bản kiểm phiếu lập sau khi hai người đếm giống nhau và kết quả đã chốt.")
    people, here = queries.helpers(round, part), queries.part_of(round, part)
    numbers = next((each.agreed for each in counted.parts(round) if each.name == part), None)
    if here is None or numbers is None:
        raise ValidationError("Cuộc họp này không có lượt kiểm phiếu.")
    votes, spoiled, unused = counted.without_papers(numbers)
    present = queries.present_by_part(round).get(part, 0)
    witnesses = people.get(Role.WITNESS, [])
    counters = [*people.get(Role.COUNT_HEAD, []), *people.get(Role.COUNTER, [])]
    typed = Tally.objects.filter(round=round, part=part).order_by("pk").values_list("label", flat=True)
    lines = [(label, str(votes.get(key, 0))) for key, label in round.option_labels.items()]
    blocks: list[Block] = [
        Para.of(f"Hồi {when_where(here)}, tiến hành kiểm phiếu biểu quyết: {round.question}"),
        Heading(3, "1", "Ban kiểm phiếu"),
        *(Bullet.of(f"{each.get_role_display().capitalize()}: {person(each)}.") for each in counters),
        *([] if counters else [Para.of("Biểu quyết giơ tay; người chủ trì và thư ký đếm.")]),
        Heading(3, "2", "Đại diện hộ gia đình chứng kiến"),
        *(Bullet.of(f"{person(each)}.") for each in witnesses),
        *([] if witnesses else [Para.of("Không có (biểu quyết giơ tay).")]),
        Heading(3, "3", "Kết quả"),
        Bullet.of(f"Tổng số đại diện hộ gia đình{' của cụm' if part else ''}: {here.total}; có mặt: {present}."),
        *([Bullet.of(f"Số phiếu hợp lệ: {present - spoiled - unused}; không hợp lệ: {spoiled}; trắng hoặc không nộp: "
                     f"{unused}.")] if round.secret else [Bullet.of(f"Không biểu quyết: {unused}.")]),
        Table(("Phương án", "Số phiếu" if round.secret else "Số hộ"), tuple(lines), (4, 1), frozenset({1})),
        Para.of(f"Hai người nhập số đếm vào hệ thống, giống nhau: {'; '.join(dict.fromkeys(typed))}."),
        Para.of(f"Biên bản lập thành {rules.get('decide.count_copies').on(votings.day_of(round))}, được đọc lại và "
                "cùng ký."),
        _signatures([*((each.get_role_display(), each.name) for each in counters),
                     *((each.get_role_display(), each.name) for each in witnesses)]
                    or [(role, each.name) for role in (Role.CHAIR, Role.SECRETARY) for each in people.get(role, [])]),
        Para.of(FORM_02, italic=True),
    ]  # fmt: skip
    subject = f"Về việc {_small(round.matter.title)}" + (f" ({part})" if part else "")
    return _docx(_paper(round, "Biên bản kiểm phiếu", "BB", subject, blocks, day=votings.day_of(round)))


def decision_paper(signed: Decision | Correction) -> bytes:
    """Mẫu 03: the community's decision with its seven fields as they were signed, and room for the signatures."""
    decision = signed.decision if isinstance(signed, Correction) else signed
    round, fields = decision.round, signed.fields
    kind = decision.get_kind_display()
    letters = {letter: (title, lines) for letter, title, lines in decisions.said(fields)}
    blocks: list[Block] = [
        Para.of(f"Thực hiện {Cite(DEMOCRACY, 20, 2)}, cộng đồng dân cư {round.group} lập văn bản này.")
    ]
    if isinstance(signed, Correction):
        blocks += [
            Para.of(f"Bản này đính chính văn bản đã ký có dấu {signed.previous}. Lý do: {signed.why}"),
        ]  # fmt: skip
    for letter in "abcdđe":
        title, lines = letters[letter]
        blocks += [Heading(3, letter, title), *(Para.of(line) for line in lines)]
        if letter == "b" and round.form == Round.Form.MEETING:
            blocks += _took_part(round)
    blocks += [
        Heading(3, "g", "Chữ ký"),
        _signatures([(_role(round, each), each["name"]) for each in signed.signers]),
        Para.of(f"Dấu để đối chiếu:\n{signed.digest}", italic=True, centred=True),
        Para.of(FORM_03, italic=True),
    ]
    name = f"{kind}{' (bản đính chính)' if isinstance(signed, Correction) else ''}"
    subject = f"Về việc {_small(decision.matter.title)}"
    return _docx(_paper(round, name, "BB", subject, blocks, day=signed.signed_on))


def _took_part(round: Round) -> list[Block]:
    """Who chaired, who wrote, and the votes on procedure, as the meeting's own part of the record."""
    found: list[Block] = []
    for part in queries.parts(round):
        people, head = queries.helpers(round, part.name), f"{part.name}: " if part.name else ""
        named = [f"{label}: {person(each)}" for role, label in (
            (Role.CHAIR, "chủ trì"), (Role.SECRETARY, "thư ký"), (Role.COUNT_HEAD, "trưởng Ban kiểm phiếu"),
            (Role.COUNTER, "Ban kiểm phiếu"), (Role.WITNESS, "hộ chứng kiến"),
        ) for each in people.get(role, [])]  # fmt: skip
        if named:
            found.append(Bullet.of(_capital(f"{head}{'; '.join(named)}.")))
        votes = [vote for vote in queries.last_votes(round, part.name).values() if vote.passed]
        if votes:
            said = (f"{_procedure(vote)}: {vote.yes}/{vote.present} đại diện hộ có mặt đồng ý" for vote in votes)
            found.append(Bullet.of(_capital(f"{head}{'; '.join(said)}.")))
    return found


def _procedure(vote: ProceduralVote) -> str:
    return f"{vote.get_kind_display()} ({vote.words})"


def _role(round: Round, signer: dict[str, str]) -> str:
    if signer["role"] == "head":
        return post_of(round)
    number = f"\nHộ {signer['number']}" if signer.get("number") else ""
    return SIGNS[signer["role"]] + number


def _signatures(people: Iterable[tuple[str, str]]) -> Table:
    """Two by two: what each signs as, room, the name."""
    cells = [f"{_capital(str(role))}{ROOM}{name}" for role, name in people]
    cells += [""] * (len(cells) % 2)
    rows = tuple((cells[at], cells[at + 1]) for at in range(0, len(cells), 2))
    return Table(("(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên)"), rows, widths=(1, 1))


def _paper(
    round: Round, type_name: str, abbr: str, subject: str, blocks: list[Block], *, day: date | None,
    signature: Signature | None = None, addressees: tuple[str, ...] = (),
) -> OfficialPaper:  # fmt: skip
    return OfficialPaper(
        system="state", type_name=type_name, type_abbr=abbr, number=None, organ_symbol="CDDC", numbered=False,
        superior=f"Ủy ban nhân dân {round.commune}", issuer=str(round.group), place=round.commune.name, day=day,
        drafted=day or today(), subject=subject, blocks=tuple(blocks), signature=signature or Signature((), "", ""),
        addressees=addressees,
    )  # fmt: skip


def _small(text: str) -> str:
    """The title after «Về việc»: its first letter small unless it is a name's."""
    first, _space, _rest = text.partition(" ")
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _docx(paper: OfficialPaper) -> bytes:
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error
