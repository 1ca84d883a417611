"""What people give comes in: receipts with numbers, relief, a receipt cancelled, whole lists at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db.models import F, Max
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.rights.works import matters, permissions
from dinh.rights.works.actions.common import INTO, came, enter, lock, needed, reverse
from dinh.rights.works.amounts import money
from dinh.rights.works.models import Account, Cancellation, Channel, Due, Entry, Fund, Receipt, Relief

Of = Receipt.Of


@dataclass(frozen=True, slots=True)
class Gift:
    """What somebody gives. Money: `amount` đồng through `channel`. Labour, land, goods: `quantity` of `unit` at `price`
    đồng each, as was decided; its value is computed. `moved`: the household has left and gives all the same."""

    on: date
    amount: int = 0
    channel: str = Channel.CASH
    of: str = Of.MONEY
    quantity: Decimal | None = None
    unit: str = ""
    price: int | None = None
    note: str = ""
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives beside the list: the State, a donor, a household that gives more than it owes."""

    source: str
    name: str
    anonymous: bool = False
    group: ResidentialGroup | None = None


@act
def receive(*, by: Actor, due: Due, gift: Gift, key: UUID) -> Receipt:
    """A household of the list gives all it owes or a part. The same `key` again gives the same receipt.

    Raises ValidationError: more than is left (the rest is a gift of its own); a household that has left, unless
    `gift.moved`; a decision that does not stand any more.
    """
    fund = lock(due.fund)
    due = Due.objects.select_for_update(of=("self",)).select_related("household", "group").get(pk=due.pk)
    due.fund = fund
    require(by, permissions.RECEIVE, due)
    if same := _sent_before(by, fund, key):
        return same
    value = _value(gift)
    if value > due.left:
        words = _("Hộ %(number)s còn phải đóng góp %(left)s. Phần hơn, nếu hộ muốn ủng hộ, ghi riêng ở “Ghi ủng hộ”.")
        raise ValidationError({"amount": words % {"number": due.number, "left": money(due.left)}})
    gone = due.household.valid_to
    if gone and gift.on >= gone and not gift.moved:
        words = _("Hộ %(number)s đã ra khỏi sổ từ %(day)s (%(why)s). Hộ vẫn nộp thì đánh dấu “Hộ đã chuyển đi vẫn "
                  "nộp”; không thu nữa thì ghi giảm ở trang của hộ.")  # fmt: skip
        facts = {"number": due.number, "day": f"{gone:%d/%m/%Y}", "why": due.household.get_ended_why_display()}
        raise ValidationError({"moved": words % facts})
    giver = Giver(Account.PEOPLE, due.representative, group=due.group)
    receipt = _receipt(by, fund, giver, gift, value, key, due)
    Due.objects.filter(pk=due.pk).update(paid=F("paid") + value)
    return receipt


@act
def receive_gift(*, by: Actor, fund: Fund, giver: Giver, gift: Gift, key: UUID) -> Receipt:
    """The State, a donor or a household beside the list gives. The same `key` again gives the same receipt."""
    fund = lock(fund)
    require(by, permissions.RECEIVE, fund)
    if same := _sent_before(by, fund, key):
        return same
    if giver.source not in (Account.PEOPLE, Account.STATE, Account.DONOR):
        raise ValidationError({"source": _("Hãy chọn nguồn.")})
    needed("name", giver.name, _("Hãy ghi ai nộp."), 200)
    return _receipt(by, fund, giver, gift, _value(gift), key)


def _sent_before(by: Actor, fund: Fund, key: UUID) -> Receipt | None:
    same: Receipt | None = Receipt.objects.filter(fund=fund, key=key).first()
    if same:
        record(by, "works.sent_again", fund, after={"receipt": str(same)})
    return same


def _value(gift: Gift) -> int:
    """Đồng. Raises ValidationError for nothing, or for what is not money without quantity, unit and price."""
    if gift.of == Of.MONEY:
        if gift.amount < 1:
            raise ValidationError({"amount": _("Hãy ghi số tiền.")})
        if gift.channel not in (Channel.CASH, Channel.BANK):
            raise ValidationError({"channel": _("Chọn tiền mặt hoặc chuyển khoản.")})
        return gift.amount
    if not gift.quantity or gift.quantity <= 0 or not gift.unit.strip() or not gift.price:
        raise ValidationError({"quantity": _("Ghi số lượng, đơn vị và đơn giá cộng đồng đã thống nhất.")})
    value = int((gift.quantity * gift.price).quantize(Decimal(1), ROUND_HALF_UP))
    if value < 1:
        raise ValidationError({"quantity": _("Giá trị chưa đến 1 đồng.")})
    return value


def _receipt(
    by: Actor, fund: Fund, giver: Giver, gift: Gift, value: int, key: UUID, due: Due | None = None
) -> Receipt:  # fmt: skip
    """The receipt with the next number of its year, its entry, its line in the journal."""
    came("on", gift.on, fund.decided.on)
    matters.still_stands(fund.decided.matter)
    in_kind = gift.of != Of.MONEY
    channel = Channel.KIND if in_kind else Channel(gift.channel)
    top = Receipt.objects.filter(fund=fund, year=gift.on.year).aggregate(top=Max("number"))["top"] or 0
    receipt = Receipt(
        commune=by.commune, fund=fund, year=gift.on.year, number=top + 1, on=gift.on, due=due, source=giver.source,
        payer=" ".join(giver.name.split())[:200], anonymous=giver.anonymous, group=giver.group, of=gift.of,
        quantity=gift.quantity if in_kind else None, unit=gift.unit.strip()[:20] if in_kind else "",
        price=gift.price if in_kind else None, amount=value, channel=channel, note=gift.note.strip()[:200],
        taken_by=by.label[:300], code=new_ref("BL"), key=key,
    )  # fmt: skip
    words = _("%(who)s: %(what)s") % {"who": due or receipt.get_source_display(), "what": receipt.get_of_display()}
    receipt.entry = enter(
        by, fund, kind=Entry.Kind.RECEIPT, on=gift.on, debit=INTO[channel], credit=giver.source, amount=value,
        words=words, number=f"BL {receipt.number}/{receipt.year}",
    )  # fmt: skip
    receipt.save(force_insert=True)
    after = {"receipt": f"{receipt.number}/{receipt.year}", "amount": value, "of": receipt.of, "channel": channel,
             "on": receipt.on, "source": receipt.source}  # fmt: skip
    record(by, "works.receive", fund, after=after, personal={"payer": receipt.payer})
    return receipt


@act
def cancel_receipt(*, by: Actor, receipt: Receipt, on: date, why: str) -> Cancellation:
    """A receipt written by mistake does not count any more: its entry is reversed, its number stays, the household owes
    again. Raises ValidationError when it is cancelled already, or its money is spent."""
    fund = lock(receipt.fund)
    rows = Receipt.objects.select_for_update(of=("self",)).select_related("due", "entry")
    receipt = rows.get(pk=receipt.pk)
    receipt.fund = receipt.entry.fund = fund
    require(by, permissions.CANCEL, receipt)
    if hasattr(receipt, "cancellation"):
        raise ValidationError(_("%(receipt)s đã hủy rồi.") % {"receipt": receipt})
    why = needed("why", why, _("Hãy ghi vì sao hủy."), 300)
    came("on", on, receipt.on)
    if receipt.due and receipt.due.paid < receipt.amount:
        raise ValidationError(_("Tiền của biên lai này đã trả lại hộ một phần: hủy phiếu trả lại trước."))
    entry = reverse(by, receipt.entry, on=on, words=_("Hủy %(receipt)s") % {"receipt": receipt})
    made = Cancellation(
        commune=by.commune, receipt=receipt, on=on, why=why, by_label=by.label[:300], entry=entry
    )  # fmt: skip
    made.save(force_insert=True)
    if receipt.due:
        Due.objects.filter(pk=receipt.due.pk).update(paid=F("paid") - receipt.amount)
    record(by, "works.cancel_receipt", fund, ground=why,
           before={"receipt": f"{receipt.number}/{receipt.year}", "amount": receipt.amount},
           after={"on": on})  # fmt: skip
    return made


@act
def relieve(*, by: Actor, due: Due, amount: int, why: str, decided_by: str, on: date) -> Relief:
    """A household need not give, or less. What it is for stays inside. Raises ValidationError for more than is left."""
    fund = lock(due.fund)
    due = Due.objects.select_for_update().get(pk=due.pk)
    due.fund = fund
    require(by, permissions.RELIEVE, due)
    came("on", on, fund.decisions.earliest("number").on)
    if not 1 <= amount <= due.left:
        words = _("Hộ %(number)s còn phải đóng góp %(left)s: chỉ miễn, giảm trong số ấy.")
        raise ValidationError({"amount": words % {"number": due.number, "left": money(due.left)}})
    relief = Relief(
        commune=by.commune, due=due, amount=amount, on=on, why=needed("why", why, _("Hãy ghi lý do."), 300),
        decided_by=needed("decided_by", decided_by, _("Hãy ghi ai quyết định, ở cuộc họp nào."), 200),
    )  # fmt: skip
    relief.save(force_insert=True)
    Due.objects.filter(pk=due.pk).update(relieved=F("relieved") + amount)
    record(by, "works.relieve", fund, ground=relief.decided_by, after={"household": due.number, "amount": amount},
           personal={"why": relief.why})  # fmt: skip
    return relief


@act
def receive_list(*, by: Actor, fund: Fund, rows: Sequence[tuple[int, Gift]]) -> list[Receipt]:
    """What a table says: (id of the due, gift) a row, all of them or none."""
    fund = lock(fund)
    require(by, permissions.RECEIVE, fund)
    dues = Due.objects.select_related("fund", "household", "group").in_bulk([pk for pk, _gift in rows])
    return [receive(by=by, due=dues[pk], gift=gift, key=uuid4()) for pk, gift in rows]
