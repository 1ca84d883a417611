"""The year's statement is made, published, and one day the fund is closed."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.search import index
from dinh.rights.publish import actions as publish
from dinh.rights.works import permissions
from dinh.rights.works.actions.common import lock
from dinh.rights.works.actions.founding import SEARCH_KIND
from dinh.rights.works.amounts import money
from dinh.rights.works.models import Entry, Fund, Statement, Voucher
from dinh.rights.works.queries import statements

ITEM = "CK05"  # khoản 5 Điều 11 Luật 10/2022/QH15


@act
def make_statement(*, by: Actor, fund: Fund, year: int) -> Statement:
    """Fix the numbers of a year. From then on nothing is entered on a day of it, nor before.

    Raises ValidationError: a year not over (unless the fund is closed), one made already, one without entries, one with
    vouchers of that year that still wait.
    """
    fund = lock(fund)
    require(by, permissions.MAKE_STATEMENT, fund)
    if year > today().year or (year == today().year and fund.state != Fund.State.CLOSED):
        raise ValidationError({"year": _("Năm này chưa hết: báo cáo tạm tính xem và tải được ở trang báo cáo.")})
    if fund.statements.filter(year__gte=year).exists():
        raise ValidationError({"year": _("Đã lập báo cáo của năm này, hoặc của năm sau đó.")})
    if not Entry.objects.filter(fund=fund, on__lte=date(year, 12, 31)).exists():
        raise ValidationError({"year": _("Sổ chưa có gì đến hết năm này.")})
    waiting = fund.vouchers.filter(year__lte=year, state__in=[Voucher.State.DRAFTED, Voucher.State.APPROVED]).count()
    if waiting:
        raise ValidationError(_("Còn %(count)d phiếu chi chưa xong: chi hoặc bỏ trước đã.") % {"count": waiting})
    found = statements.of_year(fund, year)
    made = Statement(
        commune=by.commune, fund=fund, year=year, made_on=today(), opening=found.opening, collected=found.collected,
        spent=found.spent, closing=found.closing, in_kind=found.given,
    )  # fmt: skip
    made.save(force_insert=True)
    numbers = {"opening": made.opening, "collected": made.collected, "spent": made.spent, "closing": made.closing}
    record(by, "works.make_statement", fund, after={"year": year, **numbers})
    return made


@act
def publish_statement(*, by: Actor, statement: Statement) -> Statement:
    """Begin a publication with the statement's words: the office reads it through and makes it public. Raises Refused
    without the power to publish, ValidationError when it was begun already."""
    fund = lock(statement.fund)
    statement = Statement.objects.select_for_update().get(pk=statement.pk)
    statement.fund = fund
    require(by, permissions.MAKE_STATEMENT, statement)
    if statement.publication:
        raise ValidationError(_("Đã có bản công khai %(ref)s.") % {"ref": statement.publication})
    issuer = bodies_on(today()).filter(kind=Body.Kind.COMMITTEE).order_by("order", "pk").first() or by.body
    if issuer is None:
        raise ValidationError(_("Chưa có Ủy ban nhân dân trong danh mục cơ quan."))
    version = publish.start(by=by, content=publish.Content(
        item=ITEM, title=_("Thu, chi năm %(year)d: %(name)s") % {"year": statement.year, "name": fund.name},
        issuer=issuer, decided=statement.made_on, summary=_summary(statement), body=statements.words(statement),
        groups=(fund.group,) if fund.group else (),
    ))  # fmt: skip
    statement.publication = version.publication.ref
    statement.save(update_fields=["publication"])
    record(by, "works.publish_statement", fund, after={"year": statement.year, "publication": statement.publication})
    return statement


def _summary(statement: Statement) -> str:
    words = _(
        "Mang sang %(opening)s, thu %(collected)s, chi %(spent)s, còn %(closing)s. Sổ thu, chi từng khoản: %(url)s"
    )
    return words % {
        "opening": money(statement.opening), "collected": money(statement.collected), "spent": money(statement.spent),
        "closing": money(statement.closing), "url": reverse("works:fund", args=[statement.fund.ref]),
    }  # fmt: skip


@act
def close_fund(*, by: Actor, fund: Fund) -> Fund:
    """Nothing more comes in or goes out. Raises ValidationError while vouchers wait, or a work is not accepted."""
    fund = lock(fund)
    require(by, permissions.CLOSE, fund)
    waiting = fund.vouchers.filter(state__in=[Voucher.State.DRAFTED, Voucher.State.APPROVED]).count()
    if waiting:
        raise ValidationError(_("Còn %(count)d phiếu chi chưa xong: chi hoặc bỏ trước đã.") % {"count": waiting})
    if fund.is_work and fund.work.state in fund.work.OPEN:
        raise ValidationError(_("Công trình chưa nghiệm thu nên chưa quyết toán được."))
    fund.state, fund.closed_on = Fund.State.CLOSED, today()
    fund.save(update_fields=["state", "closed_on"])
    last = Entry.objects.filter(fund=fund).order_by("-seq").first()
    record(by, "works.close", fund, after={"left": last.left if last else 0})
    index.put(by.commune, SEARCH_KIND, fund)
    return fund
