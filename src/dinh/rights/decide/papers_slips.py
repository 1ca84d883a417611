"""What is printed of slips: the slips themselves as PDF, and tables as .xlsx: who gives which, who has not returned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import timezone

from dinh.ground.alerts.links import full
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.sheets import table
from dinh.rights.decide import codes
from dinh.rights.decide.counting import OTHER
from dinh.rights.decide.models import Matter, RollEntry, Round, Slip
from dinh.scribe.ballots import Ballot, Stub, slips_pdf

GIVING = (("Số phiếu", 9), ("Số hộ", 12), ("Đại diện hộ", 28), ("Địa chỉ", 34), ("Ngày giao", 12), ("Ký nhận", 24))
ALL = (("Số phiếu", 9), ("Số hộ", 12), ("Đại diện hộ", 28), ("Địa chỉ", 34), ("Người giao", 24), ("Ngày giao", 12),
       ("Nhận lại", 16), ("Tình trạng", 24))  # fmt: skip
WAITING = (("Số hộ", 12), ("Đại diện hộ", 30), ("Địa chỉ", 40), ("Người giao phiếu", 26))


def slips_pdf_of(round: Round, slips: Sequence[Slip]) -> bytes:
    """Slips of one voting, their entries fetched. In a secret voting nothing above the tear line differs. Raises
    ValueError for an address that no QR code holds."""
    return slips_pdf(ballot_of(round), [stub_of(round, each) for each in slips])


def ballot_of(round: Round) -> Ballot:
    matter, online = round.matter, round.form == Round.Form.ONLINE
    labels = [each["label"] for each in round.options]
    return Ballot(
        commune=round.commune.title, group=str(round.group), title=_title(round), matter=matter.title,
        content=matter.content, question=round.question, options=tuple(labels), choose=_choose(round),
        term=_term(round), more=f"Toàn văn: {typed(round.commune, f'/p/{matter.ref}')}",
        head="" if matter.scope == Matter.Scope.COMMUNE else head_title(round.group),
        own_other=OTHER in round.option_labels, secret=round.secret, letter=online, hints=_hints(round),
    )  # fmt: skip


def stub_of(round: Round, slip: Slip) -> Stub:
    slip.round = round
    online = round.form == Round.Form.ONLINE
    return Stub(
        serial=slip.serial, number=slip.entry.number, name=slip.entry.representative, code=codes.code_of(slip.nonce),
        url=codes.address_of(slip), receipt="" if online else codes.receipt_of(slip.nonce),
    )  # fmt: skip


def typed(commune: Commune, path: str) -> str:
    """An address as a person types it."""
    return full(commune, path).partition("://")[2]


def head_title(group: ResidentialGroup) -> str:
    label = group.label.lower()
    return f"Tổ trưởng {label}" if label.startswith("tổ") else f"Trưởng {label}"


def _title(round: Round) -> str:
    if round.purpose == Round.Purpose.CONSENT:
        return "Phiếu lấy ý kiến chọn hình thức trực tuyến"
    return "Thư mã biểu quyết trực tuyến" if round.form == Round.Form.ONLINE else "Phiếu lấy ý kiến hộ gia đình"


def _choose(round: Round) -> str:
    many = f"nhiều nhất {round.seats}" if round.seats > 1 else "MỘT"
    if round.form == Round.Form.ONLINE:
        return f"Chọn {many} trong các phương án:"
    return f"Đánh dấu X vào {many} ô. Đánh dấu nhiều hơn thì phiếu không hợp lệ."


def _term(round: Round) -> str:
    until = f"{timezone.localtime(round.closes_at):%H:%M ngày %d/%m/%Y}"
    if round.form == Round.Form.ONLINE:
        return f"Biểu quyết từ {timezone.localtime(round.opens_at):%H:%M ngày %d/%m/%Y} đến trước {until}."
    return f"Nộp lại phiếu trước {until}."


def _hints(round: Round) -> tuple[str, ...]:
    enter = typed(round.commune, reverse("decide:vote"))
    check = f"Xem phiếu đã được đếm chưa: {typed(round.commune, reverse('decide:slip_check'))}"
    if round.form == Round.Form.ONLINE:
        return (f"Quét mã vuông, hoặc vào {enter} rồi gõ mã. Mỗi hộ một lần.",
                "Không cần tài khoản, không hỏi căn cước. Đừng đưa mã cho người ngoài hộ.")  # fmt: skip
    if round.web:
        return (f"Có thể nộp trên mạng thay phiếu giấy: quét mã, hoặc vào {enter}. Mỗi hộ một lần.", check)
    return ("Khi nộp, tổ phát phiếu quét mã hoặc ghi số thứ tự; hộ giữ cuống này.", check)


def all_slips(slips: Iterable[Slip]) -> bytes:
    """Every slip with what became of it; no answer."""
    lines = (
        (each.serial, each.entry.number, each.entry.representative, each.entry.address,
         each.giver.name if each.giver else "", each.given_on, each.returned_at or each.aside_at, state_of(each))
        for each in slips
    )  # fmt: skip
    return table("Phiếu", ALL, lines)


def state_of(slip: Slip) -> str:
    if slip.ended or slip.aside:
        return slip.get_ended_display() if slip.ended else slip.get_aside_display()
    if slip.returned_at:
        return "đã nộp"
    if getattr(slip, "on_web", False):
        return "đã biểu quyết trên mạng"
    return "đã giao" if slip.given_on else "chưa giao"


def giving_list(slips: Iterable[Slip], title: str) -> bytes:
    """For one of the team, or for all: a line a slip, with room to sign."""
    lines = (
        (each.serial, each.entry.number, each.entry.representative, each.entry.address, each.given_on, "")
        for each in slips
    )
    return table(title, GIVING, lines)


def waiting_list(entries: Iterable[RollEntry], givers: dict[int, str]) -> bytes:
    """Households of whom nothing came yet; `givers` by entry."""
    lines = ((each.number, each.representative, each.address, givers.get(each.pk, "")) for each in entries)
    return table("Hộ chưa nộp phiếu", WAITING, lines)
