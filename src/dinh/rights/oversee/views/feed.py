"""What is new in oversight as Atom: what is planned, what was concluded, what was recommended and how it was answered.

Only what the public pages show already; inspections of bodies are in none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.rights.oversee.models import BOARDS, Plan
from dinh.rights.oversee.queries import recommendations, supervision, visits

IN_FEED = 60


@dataclass(frozen=True, slots=True)
class News:
    """`key` tells two pieces of news on the same page apart, for readers that keep what they have seen."""

    title: str
    path: str
    about: str
    on: date
    key: str


@require_safe
@public
def feed(request: Request) -> HttpResponse:
    """The newest first."""
    title = _("Kiểm tra, giám sát – %(commune)s") % {"commune": request.commune.title}
    made = Atom1Feed(
        title=title, link=request.build_absolute_uri(reverse("oversee:index")), description="",
        feed_url=request.build_absolute_uri(), language="vi", author_name=request.commune.title,
    )  # fmt: skip
    found = [*_planned(today()), *_concluded(), *_recommended()]
    for one in sorted(found, key=lambda one: (one.on, one.key), reverse=True)[:IN_FEED]:
        link = request.build_absolute_uri(one.path)
        when = timezone.make_aware(datetime.combine(one.on, time()))
        made.add_item(
            title=one.title, link=link, description=one.about, unique_id=f"{link}#{one.key}", updateddate=when
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _planned(day: date) -> Iterator[News]:
    """Plans of the boards that were sent, visits the place was told of, supervisions that were announced."""
    sent = Plan.objects.filter(sent_on__isnull=False, by__in=BOARDS).select_related("board").prefetch_related("items")
    for plan in sent.order_by("-sent_on", "-pk")[:IN_FEED]:
        about = "; ".join(f"{item.theme}, {item.target_name}" for item in plan.items.all() if not item.dropped_on)
        if plan.sent_on and plan.board:
            yield News(f"{plan} ({plan.span.label})", plan.board.path, about, plan.sent_on, f"ke-hoach-{plan.pk}")
    for visit in visits.coming(day)[:IN_FEED]:
        words = _("Sắp đi xem ngày %(day)s: %(what)s") % {"day": f"{visit.planned_on:%d/%m/%Y}", "what": visit}
        if visit.told_on:
            yield News(words, reverse("oversee:index"), visit.watcher, visit.told_on, f"sap-den-{visit.ref}")
    for one, on in supervision.announced():
        words = _("Sắp giám sát: %(what)s") % {"what": one.theme}
        span = f"{one.from_day:%d/%m/%Y} – {one.to_day:%d/%m/%Y}"
        yield News(words, reverse("oversee:oversight"), f"{one.holder.name}, {span}", on, f"sap-giam-sat-{one.ref}")


def _concluded() -> Iterator[News]:
    for visit in visits.public().order_by("-shown_on", "-pk")[:IN_FEED]:
        if visit.shown_on:
            yield News(str(visit), visit.path, visit.shown, visit.shown_on, "ket-qua")
    for one in supervision.shown_supervisions()[:IN_FEED]:
        if one.shown_on:
            yield News(_("Giám sát: %s") % one.theme, one.path, one.shown, one.shown_on, "ket-qua")
    for draft in supervision.shown_criticisms()[:IN_FEED]:
        if draft.shown_on:
            yield News(_("Phản biện: %s") % draft.title, draft.path, draft.shown, draft.shown_on, "ket-qua")


def _recommended() -> Iterator[News]:
    """A recommendation is news when it is sent and again when it is answered."""
    for one in recommendations.public()[:IN_FEED]:
        to = {"body": one.addressed_to.name, "what": one.shown[:120]}
        if one.sent_on:
            yield News(_("Kiến nghị gửi %(body)s: %(what)s") % to, one.path, one.shown, one.sent_on, "gui")
        if one.replied_on:
            yield News(_("%(body)s trả lời kiến nghị: %(what)s") % to, one.path, one.shown, one.replied_on, "tra-loi")
