"""Reading requests, copies and the log of reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dinh.ground.privacy.matching import Identity, Matcher
from dinh.ground.privacy.models import Pack, Reading, Request
from dinh.ground.sealing import unseal_facts

OVER = (Request.State.DONE, Request.State.REFUSED)


def seal_name(request: Request) -> str:
    """What the boxes of a request are bound to."""
    return f"privacy:{request.commune_id}:{request.ref}"


def identity_of(request: Request) -> Identity:
    """Who asks; empty once the request has ended."""
    box = bytes(request.identity)
    return Identity.read(unseal_facts(box, seal_name(request))) if box else Identity()


def under_way(request: Request) -> str:
    return "" if request.state in OVER else _("Yêu cầu này đang giải quyết.")


def requests_of(matcher: Matcher) -> Iterator[int]:
    """Requests under way in which the same person is described."""
    for request in Request.objects.exclude(state__in=OVER):
        if matcher.inside(identity_of(request).facts()):
            yield request.pk


def copies_of(matcher: Matcher) -> Iterator[int]:
    """Copies made for this person's account. A copy given at the desk names nobody: it ends by its hour."""
    users = matcher.identity.users
    yield from Pack.objects.filter(request__user__in=users).values_list("pk", flat=True)


def listed(*, state: str = "", kind: str = "", words: str = "") -> QuerySet[Request]:
    found: QuerySet[Request] = Request.objects.order_by("-pk")
    if state:
        found = found.filter(state=state)
    if kind:
        found = found.filter(kind=kind)
    return found.filter(ref__icontains=words.strip()) if words else found


def reads(
    *, who: str = "", kind: str = "", about: str = "", begins: date | None = None, ends: date | None = None
) -> QuerySet[Reading]:
    """The log, newest first; `begins` and `ends` are days in Vietnam, both included."""
    found: QuerySet[Reading] = Reading.objects.select_related("user").order_by("-pk")
    if who:
        found = found.filter(post_label__icontains=who) | found.filter(user__full_name__icontains=who)
    if kind:
        found = found.filter(kind=kind)
    if about:
        found = found.filter(about_label__icontains=about)
    if begins:
        found = found.filter(at__date__gte=begins)
    return found.filter(at__date__lte=ends) if ends else found


def reads_about(rows: dict[str, list[Any]]) -> QuerySet[Reading]:
    """Who read these records: keys of rows by the model's label."""
    found = Reading.objects.none()
    for model, keys in rows.items():
        found = found | Reading.objects.filter(about_kind=model.lower(), about_id__in=[str(key) for key in keys])
    return found.select_related("user").order_by("-pk")


def digest_of(day: date) -> tuple[int, str]:
    """How many reads a day had, and the SHA-256 of its rows in order: the same rows give the same hash."""
    told, count = hashlib.sha256(), 0
    for row in (
        Reading.objects.filter(at__date=day)
        .order_by("pk")
        .values_list("pk", "kind", "user_id", "post_label", "about_kind", "about_id", "about_label", "at")
    ):
        told.update(json.dumps([*row[:-1], row[-1].isoformat()], ensure_ascii=False).encode() + b"\n")
        count += 1
    return count, told.hexdigest()
