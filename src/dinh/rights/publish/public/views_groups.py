"""A residential group's page: what concerns it, what hangs at its house of culture, how to follow it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dinh.ground.clock import today
from dinh.ground.http import Request, public
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.rights.publish.models import Posting, Publication
from dinh.rights.publish.public import addresses, rows
from dinh.rights.publish.public.readable import concerning, published
from dinh.rights.publish.queries.heads import heads_by_group

ON_PAGE = 10
MOST_HANGING = 40


@dataclass(frozen=True, slots=True)
class Hanging:
    ref: str
    title: str
    since: date


@public
@require_safe
def groups(request: Request) -> HttpResponse:
    """`/to`."""
    return render(request, "publish/public/groups.html", {"groups": list(groups_on(today()))})


@public
@require_safe
def group(request: Request, code: str) -> HttpResponse:
    """`/to/to-3`."""
    found = find_group(code, today())
    own = rows.latest(concerning(published(), found), ON_PAGE + 1)
    heads = heads_by_group(today()).get(found.pk, [])
    context = {
        "group": found,
        "heads": [str(holding.user) for holding in heads],
        "own": own[:ON_PAGE],
        "more": len(own) > ON_PAGE,
        "newest": rows.latest(published().filter(whole_commune=True), ON_PAGE),
        "hanging": hanging(found),
        "follow": addresses.follow(found, ""),
    }
    return render(request, "publish/public/group.html", context)


def find_group(code: str, day: date) -> ResidentialGroup:
    """The group with this code on a day. Raises Http404; for one that was merged with where its people are now."""
    found = groups_on(day).filter(code=code).first()
    if found is not None:
        return found
    former = ResidentialGroup.objects.filter(code=code).order_by("-valid_from").first()
    now = [str(one) for one in former.became.order_by("code")] if former else []
    if now:
        names = {"former": former, "now": ", ".join(now)}
        raise Http404(_("%(former)s đã sắp xếp lại, nay là %(now)s.") % names)
    raise Http404(_("Không có thôn, tổ dân phố nào mang mã này. Hãy chọn trong danh sách thôn, tổ dân phố."))


def hanging(group: ResidentialGroup) -> list[Hanging]:
    """What hangs at the group's house of culture now, the newest first; of what was taken off nothing is named."""
    postings = Posting.objects.filter(
        group=group, struck_at=None, ended_on=None, version__state="current",
        version__publication__state=Publication.State.PUBLISHED,
    )  # fmt: skip
    columns = ("version__publication__ref", "version__title", "posted_on")
    return [Hanging(*row) for row in postings.order_by("-posted_on", "-pk").values_list(*columns)[:MOST_HANGING]]
