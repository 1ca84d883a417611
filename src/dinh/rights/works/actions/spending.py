"""What leaves a fund: a voucher is written by one, approved by another, paid out by a third; money moves between cash
and bank; what was there before the ledger is carried in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import F, Max
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.files import actions as files
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.works import alike, matters, permissions
from dinh.rights.works.actions.common import INTO, came, enter, lock, needed, reverse
from dinh.rights.works.amounts import money
from dinh.rights.works.models import Account, Channel, Due, Entry, Fund, Line, Voucher, VoucherPhoto
from dinh.rights.works.queries import funds, twice

State = Voucher.State


@dataclass(frozen=True, slots=True)
class Spending:
    """What is to be paid: to whom, for what, đồng, through which channel; the seller and the number of the invoice
    where there is one. `twice_why`: why it is entered although it looks like one before."""

    on: date
    payee: str
    words: str
    amount: int
    channel: str
    business: bool = False
    seller: str = ""
    invoice: str = ""
    twice_why: str = ""


@act
def draft_voucher(
    *, by: Actor, fund: Fund, line: Line, spending: Spending, photos: Sequence[tuple[bytes, str]] = ()
) -> Voucher:
    """Write a voucher; `photos` are (bytes, name). It is numbered at once and keeps its number whatever becomes of it.

    Raises ValidationError: over the line or over what was decided (that needs a new decision); the very photo of
    another voucher, always; a photo that looks like one, or the same invoice, unless `twice_why` says why.
    """
    fund = lock(fund)
    require(by, permissions.DRAFT_VOUCHER, fund)
    matters.still_stands(fund.decided.matter)
    _within(fund, line, spending.amount)
    voucher = _new(by, fund, spending)
    voucher.line = line
    kept = [_Photo(files.store(by=by, data=data, name=name), alike.look_of(data)) for data, name in photos]
    _twice(voucher, kept)
    voucher.save(force_insert=True)
    for each in kept:
        VoucherPhoto(
            commune=by.commune, voucher=voucher, file=each.file, sha256=each.file.sha256, look=each.look
        ).save(force_insert=True)  # fmt: skip
    _note(by, voucher, "draft_voucher", photos=len(kept), line=line.title, twice_why=voucher.twice_why)
    return voucher


@act
def draft_refund(*, by: Actor, due: Due, spending: Spending) -> Voucher:
    """Write a voucher that gives money back to a household: it is signed like any other. Raises ValidationError for
    more than it gave."""
    fund = lock(due.fund)
    require(by, permissions.DRAFT_VOUCHER, fund)
    due = Due.objects.select_for_update().get(pk=due.pk)
    waiting = sum(each.amount for each in due.refunds.filter(state__in=[State.DRAFTED, State.APPROVED]))
    if spending.amount > due.paid - waiting:
        words = _("Hộ %(number)s đã đóng góp %(paid)s, đang chờ trả lại %(waiting)s: không trả lại nhiều hơn.")
        facts = {"number": due.number, "paid": money(due.paid), "waiting": money(waiting)}
        raise ValidationError({"amount": words % facts})
    voucher = _new(by, fund, spending)
    voucher.due = due
    voucher.save(force_insert=True)
    _note(by, voucher, "draft_refund", household=due.number)
    return voucher


@dataclass(frozen=True, slots=True)
class _Photo:
    file: StoredFile
    look: str


def _new(by: Actor, fund: Fund, spending: Spending) -> Voucher:
    came("on", spending.on, fund.decisions.earliest("number").on)
    if spending.amount < 1:
        raise ValidationError({"amount": _("Hãy ghi số tiền.")})
    if spending.channel not in Channel.values:
        raise ValidationError({"channel": _("Hãy chọn chi bằng gì.")})
    year = spending.on.year
    top = Voucher.objects.filter(fund=fund, year=year).aggregate(top=Max("number"))["top"] or 0
    return Voucher(
        commune=by.commune, fund=fund, year=year, number=top + 1, on=spending.on,
        payee=needed("payee", " ".join(spending.payee.split()), _("Hãy ghi ai nhận."), 200),
        business=spending.business, words=needed("words", spending.words, _("Hãy ghi chi về việc gì."), 300),
        amount=spending.amount, channel=spending.channel, seller=" ".join(spending.seller.split())[:200],
        invoice="".join(spending.invoice.split())[:60], twice_why=spending.twice_why.strip()[:300],
        writer=by.person, writer_label=by.label[:300],
    )  # fmt: skip


def _within(fund: Fund, line: Line, amount: int) -> None:
    """Raises ValidationError when a line of the estimate, or the whole decision, does not hold so much more."""
    item = fund.estimate.items.filter(line=line).first() if fund.estimate else None
    if item is None:
        raise ValidationError({"line": _("Khoản này không còn trong dự toán.")})
    used = funds.promised_by_line(fund).get(line.pk, 0)
    if (item.amount or fund.is_work) and used + amount > item.amount:
        words = _("Khoản “%(line)s” dự toán %(plan)s, đã chi và chờ chi %(used)s, còn %(left)s. Muốn chi hơn phải "
                  "sửa dự toán; vượt tổng đã quyết thì bà con quyết định lại.")  # fmt: skip
        facts = {"line": line.title, "plan": money(item.amount), "used": money(used),
                 "left": money(item.amount - used)}  # fmt: skip
        raise ValidationError({"amount": words % facts})
    limit, promised = fund.decided.limit, funds.promised(fund)
    if limit and promised + amount > limit:
        words = _("Tổng đã quyết là %(limit)s, đã chi và chờ chi %(used)s. Chi hơn thì cần quyết định mới của bà con.")
        raise ValidationError({"amount": words % {"limit": money(limit), "used": money(promised)}})


def _twice(voucher: Voucher, photos: Sequence[_Photo]) -> None:
    """Raises ValidationError for a voucher entered before."""
    contents = [each.file.sha256 for each in photos]
    if len(set(contents)) < len(contents):
        raise ValidationError({"photos": _("Có hai ảnh chứng từ y hệt nhau. Bỏ bớt một ảnh.")})
    same = twice.by_content(contents)
    if same:
        words = _("Ảnh này đã dùng ở %(voucher)s (%(fund)s). Một chứng từ chỉ chi một lần.")
        raise ValidationError({"photos": words % {"voucher": same, "fund": same.fund}})
    if voucher.twice_why:
        return
    way = _("Nếu đúng là hai lần chi khác nhau, ghi rõ ở ô “Vì sao vẫn ghi”.")
    invoice = twice.by_invoice(voucher)
    if invoice:
        words = _("Hóa đơn %(number)s của %(seller)s đã chi ở %(voucher)s. %(way)s")
        facts = {"number": voucher.invoice, "seller": voucher.seller, "voucher": invoice, "way": way}
        raise ValidationError({"twice_why": words % facts})
    looks = twice.by_look([each.look for each in photos if each.look])
    if looks:
        words = _("Ảnh rất giống ảnh của %(voucher)s, ngày %(day)s, %(amount)s. %(way)s")
        facts = {"voucher": looks, "day": f"{looks.on:%d/%m/%Y}", "amount": money(looks.amount), "way": way}
        raise ValidationError({"twice_why": words % facts})


def _locked(voucher: Voucher) -> Voucher:
    fund = lock(voucher.fund)
    locked: Voucher = Voucher.objects.select_for_update(of=("self",)).select_related("line", "due").get(pk=voucher.pk)
    locked.fund = fund
    return locked


def _note(by: Actor, voucher: Voucher, what: str, **after: object) -> None:
    facts = {"voucher": f"{voucher.number}/{voucher.year}", "amount": voucher.amount, "state": voucher.state, **after}
    record(by, f"works.{what}", voucher.fund, ground=voucher.state_why, after=facts, personal={"payee": voucher.payee})


@act
def approve_voucher(*, by: Actor, voucher: Voucher) -> Voucher:
    """The second signature: someone else than the writer. Raises Refused for the writer."""
    voucher = _locked(voucher)
    require(by, permissions.APPROVE, voucher)
    voucher.state, voucher.approver = State.APPROVED, by.person
    voucher.approver_label, voucher.approved_at = by.label[:300], now()
    voucher.save()
    _note(by, voucher, "approve_voucher")
    return voucher


@act
def drop_voucher(*, by: Actor, voucher: Voucher, why: str) -> Voucher:
    """A voucher not paid out is given up, by who approves or who wrote it; its number stays."""
    voucher = _locked(voucher)
    require(by, permissions.DROP, voucher)
    if not by.has(permissions.APPROVER) and (by.user is None or by.user.pk != voucher.writer_id):
        require(by, permissions.APPROVE, voucher)
    voucher.state, voucher.state_why = State.DROPPED, needed("why", why, _("Hãy ghi vì sao."), 300)
    voucher.save()
    _note(by, voucher, "drop_voucher")
    return voucher


@act
def pay_voucher(*, by: Actor, voucher: Voucher, on: date) -> Voucher:
    """The cashier pays it out, and it is in the ledger. Raises Refused for the writer and the approver, ValidationError
    when the fund has not so much."""
    voucher = _locked(voucher)
    require(by, permissions.PAY, voucher)
    came("on", on, voucher.on)
    fund, due = voucher.fund, voucher.due
    matters.still_stands(fund.decided.matter if due is None else "")
    if due is not None:
        due = Due.objects.select_for_update().get(pk=due.pk)
        if voucher.amount > due.paid:
            raise ValidationError(_("Hộ này không còn đủ số đã đóng góp để trả lại."))
        Due.objects.filter(pk=due.pk).update(paid=F("paid") - voucher.amount)
    voucher.entry = enter(
        by, fund, kind=Entry.Kind.VOUCHER, on=on, debit=Account.PEOPLE if due else Account.SPENT,
        credit=INTO[Channel(voucher.channel)], amount=voucher.amount, words=_said(voucher),
        number=f"PC {voucher.number}/{voucher.year}", line=voucher.line,
    )  # fmt: skip
    voucher.state, voucher.cashier, voucher.cashier_label = State.PAID, by.person, by.label[:300]
    voucher.paid_on = on
    voucher.save()
    _note(by, voucher, "pay_voucher", on=on, entry=voucher.entry.seq)
    return voucher


def _said(voucher: Voucher) -> str:
    """The words of the entry, which everyone may read: no household's name."""
    if voucher.due_id:
        return _("Trả lại %(who)s") % {"who": voucher.due}
    return voucher.words


@act
def reverse_voucher(*, by: Actor, voucher: Voucher, on: date, why: str) -> Voucher:
    """Money paid out by mistake is back: the entry is reversed, the voucher stays with its reason."""
    voucher = _locked(voucher)
    require(by, permissions.REVERSE, voucher)
    voucher.state_why = needed("why", why, _("Hãy ghi vì sao hủy, tiền đã thu hồi thế nào."), 300)
    entry = voucher.entry
    if entry is None or voucher.paid_on is None:
        raise ValidationError(_("Phiếu này chưa chi."))
    came("on", on, voucher.paid_on)
    entry.fund = voucher.fund
    due = voucher.due
    if due is not None:
        due = Due.objects.select_for_update().get(pk=due.pk)
        if voucher.amount > due.left:
            raise ValidationError(_("Hộ này đã đóng góp lại đủ: không ghi thêm được."))
        Due.objects.filter(pk=due.pk).update(paid=F("paid") + voucher.amount)
    reverse(by, entry, on=on, words=_("Hủy %(voucher)s") % {"voucher": voucher})
    voucher.state = State.REVERSED
    voucher.save()
    _note(by, voucher, "reverse_voucher", on=on)
    return voucher


@act
def move_money(*, by: Actor, fund: Fund, amount: int, to: str, on: date, words: str = "") -> Entry:
    """Cash is put into the bank, or taken out of it. `to` is cash or bank."""
    fund = lock(fund)
    require(by, permissions.KEEP_CASH, fund)
    if to not in (Channel.CASH, Channel.BANK) or amount < 1:
        raise ValidationError({"amount": _("Ghi số tiền và chuyển vào đâu.")})
    into, out = (Account.CASH, Account.BANK) if to == Channel.CASH else (Account.BANK, Account.CASH)
    said = _("Rút tiền mặt về quỹ") if to == Channel.CASH else _("Nộp tiền mặt vào tài khoản")
    entry = enter(
        by, fund, kind=Entry.Kind.TRANSFER, on=on, debit=into, credit=out, amount=amount, words=words.strip() or said
    )
    record(by, "works.move_money", fund, after={"amount": amount, "to": to, "on": on, "entry": entry.seq})
    return entry


@act
def carry_in(*, by: Actor, fund: Fund, amount: int, channel: str, on: date, ground: str) -> Entry:
    """What a fund had before this ledger began, by the minutes of the handing over."""
    fund = lock(fund)
    require(by, permissions.KEEP_CASH, fund)
    ground = needed("ground", ground, _("Hãy ghi biên bản kiểm kê, bàn giao nào."), 200)
    if amount < 1 or channel not in Channel.values:
        raise ValidationError({"amount": _("Ghi số tiền và bằng gì.")})
    entry = enter(
        by, fund, kind=Entry.Kind.OPENING, on=on, debit=INTO[Channel(channel)], credit=Account.OPENING, amount=amount,
        words=_("Số dư mang sang: %(ground)s") % {"ground": ground},
    )  # fmt: skip
    record(by, "works.carry_in", fund, ground=ground, after={"amount": amount, "channel": channel, "on": on})
    return entry
