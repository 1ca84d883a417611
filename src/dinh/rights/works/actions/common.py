"""What every act of the room does: lock the fund, judge a day, put an entry into the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.rights.works.amounts import money
from dinh.rights.works.models import Account, Channel, Entry, Fund, Line
from dinh.rights.works.queries import ledger

HELD = {Account.CASH: "cash", Account.BANK: "bank", Account.KIND: "kind_left"}
INTO = {Channel.CASH: Account.CASH, Channel.BANK: Account.BANK, Channel.KIND: Account.KIND}


def lock(fund: Fund) -> Fund:
    """The fund as it is now, its row locked to the end of the act: its ledger and numbers grow one after the other."""
    rows = Fund.objects.select_for_update(of=("self",)).select_related("group", "commune")
    locked: Fund = rows.get(pk=fund.pk)
    return locked


def needed(name: str, text: str, words: str, most: int = 4000) -> str:
    """The text without spaces around it. Raises ValidationError on `name` when there is none, or too much."""
    text = text.strip()
    if not text:
        raise ValidationError({name: words})
    if len(text) > most:
        said = _("Dài %(length)d ký tự, nhiều nhất %(most)d. Hãy viết gọn hơn.")
        raise ValidationError({name: said % {"length": len(text), "most": most}})
    return text


def came(name: str, day: date, earliest: date | None = None) -> date:
    """A day that has come, not before `earliest`. Raises ValidationError on `name`."""
    if day > today():
        raise ValidationError({name: _("Ngày này chưa đến.")})
    if earliest and day < earliest:
        words = _("Ngày này trước ngày %(day)s của việc trước đó.")
        raise ValidationError({name: words % {"day": f"{earliest:%d/%m/%Y}"}})
    return day


def enter(
    actor: Actor, fund: Fund, *, kind: str, on: date, debit: str, credit: str, amount: int, words: str,
    number: str = "", line: Line | None = None, reverses: Entry | None = None,
) -> Entry:  # fmt: skip
    """The next entry of a locked fund's ledger.

    Raises ValidationError: on a day not come yet or of a year whose statement is made; when cash, bank or goods would
    fall below nothing, today or on any day since `on`.
    """
    came("on", on)
    if fund.statements.filter(year__gte=on.year).exists():
        words_ = _("Năm %(year)d đã lập báo cáo thu, chi: không ghi thêm vào năm ấy. Hãy ghi vào ngày của năm này.")
        raise ValidationError({"on": words_ % {"year": on.year}})
    last = Entry.objects.filter(fund=fund).order_by("-seq").first()
    after = {account: getattr(last, field) if last else 0 for account, field in HELD.items()}
    if debit in after:
        after[Account(debit)] += amount
    if credit in after:
        after[Account(credit)] -= amount
        _enough(fund, Account(credit), after, amount, on)
    entry = Entry(
        commune=actor.commune, fund=fund, seq=last.seq + 1 if last else 1, on=on, at=now(), kind=kind,
        number=number[:30], words=words[:300], debit=debit, credit=credit, amount=amount, line=line, reverses=reverses,
        cash=after[Account.CASH], bank=after[Account.BANK], kind_left=after[Account.KIND], by_label=actor.label[:300],
    )  # fmt: skip
    entry.save(force_insert=True)
    return entry


def _enough(fund: Fund, account: Account, after: Mapping[Account, int], amount: int, on: date) -> None:
    """Raises ValidationError when an account would hold less than nothing now, or would have on a day since `on`."""
    held = str(account.label).lower()
    if after[account] < 0:
        words = _("%(name)s còn %(have)s (%(held)s), không đủ %(want)s. Quỹ không được âm.")
        facts = {"name": fund.name, "have": money(after[account] + amount), "held": held, "want": money(amount)}
        raise ValidationError({"amount": words % facts})
    short = ledger.short_since(fund, account, on, amount)
    if short:
        words = _("Ngày %(day)s quỹ mới có %(have)s (%(held)s), không đủ %(want)s. Xem lại ngày ghi trên chứng từ.")
        facts = {"day": f"{short[0]:%d/%m/%Y}", "have": money(short[1]), "held": held, "want": money(amount)}
        raise ValidationError({"on": words % facts})


def reverse(actor: Actor, entry: Entry, *, on: date, words: str) -> Entry:
    """The same amount back, of a locked fund. What the entry brought in must still be there."""
    return enter(
        actor, entry.fund, kind=Entry.Kind.REVERSAL, on=on, debit=entry.credit, credit=entry.debit, amount=entry.amount,
        words=words, number=entry.number, line=entry.line, reverses=entry,
    )  # fmt: skip
