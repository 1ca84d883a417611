"""What the room tells the floors above: menus, today's work, what is public, search, files, the demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.ground.households.permissions import own_group
from dinh.ground.prepared import Prepared
from dinh.ground.room import (
    DEMO,
    DESK_LINKS,
    FILE_READERS,
    PORTAL_LINKS,
    PUBLIC,
    PUBLIC_PAGES,
    SEARCH,
    TODAY,
    DeskLink,
    PortalLink,
    PublicItem,
    PublicSource,
    SearchSource,
    TodayItem,
)
from dinh.ground.search.index import Item
from dinh.rights.works import permissions
from dinh.rights.works.actions.founding import SEARCH_KIND
from dinh.rights.works.amounts import money
from dinh.rights.works.demo import load
from dinh.rights.works.models import Fault, Fund, Photo, Voucher, VoucherPhoto
from dinh.rights.works.queries import funds, reminders
from dinh.rights.works.views.public import by_reference

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune


def today_items(by: Actor, day: date) -> Iterator[TodayItem]:
    """For who approves: vouchers to sign; for the cashier: vouchers to pay; for the writer: faults past their day,
    years without a statement."""
    yield from _vouchers(by)
    if may(by, permissions.FOUND):
        yield from _faults(by, day)
        for fund, year in reminders.years_without_statement(day):
            if may(by, permissions.MAKE_STATEMENT, fund):
                url = reverse("works_desk:statement", args=[fund.ref, year])
                title = _("Lập báo cáo thu, chi %(year)d: %(name)s") % {"year": year, "name": fund.name}
                yield TodayItem(title, url, "soon", _("Cuối năm"), fund.where, None, _("Lập"))


def _vouchers(by: Actor) -> Iterator[TodayItem]:
    turns = (
        (permissions.APPROVER, Voucher.State.DRAFTED, permissions.APPROVE, _("Duyệt %(voucher)s"), _("Duyệt")),
        (permissions.CASHIER, Voucher.State.APPROVED, permissions.PAY, _("Chi theo %(voucher)s"), _("Chi")),
    )
    for power, state, needed, words, action in turns:
        if not by.has(power):
            continue
        for voucher in reminders.waiting(state):
            if may(by, needed, voucher):
                url = reverse("works_desk:voucher", args=[voucher.fund.ref, voucher.pk])
                detail = f"{voucher.fund.name} · {money(voucher.amount)}"
                yield TodayItem(words % {"voucher": voucher}, url, "info", "", detail, voucher.on, action)


def _faults(by: Actor, day: date) -> Iterator[TodayItem]:
    rows = Fault.objects.filter(mended_on=None).select_related("acceptance__fund__group", "acceptance__fund__commune")
    for fault in rows.order_by("by_day")[:20]:
        fund = fault.acceptance.fund
        if may(by, permissions.MEND, fault):
            late = fault.by_day < day
            when = _("Quá hạn sửa") if late else f"{fault.by_day:%d/%m/%Y}"
            title = _("Sửa lỗi công trình: %(words)s") % {"words": fault.words}
            url = reverse("works_desk:course", args=[fund.ref])
            yield TodayItem(title, url, "late" if late else "info", when, fund.name, fault.by_day, _("Mở"))


def _waiting(by: Actor) -> int:
    state = {permissions.APPROVER: Voucher.State.DRAFTED, permissions.CASHIER: Voucher.State.APPROVED}
    mine = [state[power] for power in state if by.has(power)]
    return Voucher.objects.filter(state__in=mine, fund__state=Fund.State.OPEN).count() if mine else 0


_newest: Prepared[Fund] = Prepared(lambda most: funds.public().prefetch_related(None)[:most])


def public_items(commune: Commune, limit: int) -> Iterator[PublicItem]:
    for fund in _newest.each(limit):
        if fund.opened_on:
            meta = f"{fund.get_kind_display().capitalize()} · {fund.where} · {fund.get_state_display()}"
            yield PublicItem(fund.name, reverse("works:fund", args=[fund.ref]), meta, fund.opened_on, "lam")


def may_read_file(by: Actor, pk: int) -> bool:
    """Photos of the work: everyone. Photographed vouchers: those who keep or watch the books."""
    if Photo.objects.filter(file=pk).exclude(fund__state=Fund.State.DRAFT).exists():
        return True
    if not may(by, permissions.READ, by.commune) or (own_group(by) is not None and not _own_papers(by, pk)):
        return False
    return bool(VoucherPhoto.objects.filter(file=pk).exists() or Photo.objects.filter(file=pk).exists())


def _own_papers(by: Actor, pk: int) -> bool:
    """A head reads the vouchers of the own group's funds and of the commune's."""
    rows = VoucherPhoto.objects.filter(file=pk).select_related("voucher__fund")
    return all(each.voucher.fund.group_id in (None, own_group(by)) for each in rows)


def _document(fund: Fund) -> Item | None:
    if fund.state == Fund.State.DRAFT:
        return None
    return Item(
        object_id=str(fund.pk), title=fund.name, url=reverse("works:fund", args=[fund.ref]),
        text="\n".join([fund.purpose, fund.where, fund.ref]), meta=str(_("Công trình, quỹ")), day=fund.opened_on,
    )  # fmt: skip


def _searchable() -> QuerySet[Fund]:
    return funds.public().order_by("pk")


DESK_LINKS.append(
    DeskLink("people", 60, gettext_lazy("Công trình, quỹ"), "works_desk:index", permissions.ENTER, _waiting)  # type: ignore[arg-type]
)
PORTAL_LINKS.append(
    PortalLink(
        45,
        gettext_lazy("Xem thu, chi công trình, quỹ"),  # type: ignore[arg-type]
        "works:index",
        gettext_lazy("Bà con góp bao nhiêu, chi vào đâu, còn bao nhiêu: từng khoản. Tra biên lai bằng mã."),  # type: ignore[arg-type]
    )
)
TODAY.append(today_items)
PUBLIC.append(PublicSource(("lam",), public_items))
PUBLIC_PAGES["CT"] = PUBLIC_PAGES["QU"] = by_reference
FILE_READERS.append(may_read_file)
SEARCH[SEARCH_KIND] = SearchSource(SEARCH_KIND, "Công trình, quỹ", _searchable, _document)
DEMO.append((60, load))
