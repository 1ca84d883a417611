"""Told by other rooms: news for the people, and notices for those who hold posts. Called inside their acts."""

from __future__ import annotations

from collections.abc import Iterable

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts import permissions
from dinh.ground.alerts.channels import channels_of_official
from dinh.ground.alerts.jobs import deliver
from dinh.ground.alerts.models import Announcement, Delivery, Notice
from dinh.ground.alerts.topics import TOPICS
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.people.models import User
from dinh.ground.places.models import ResidentialGroup


@act
def announce(
    *,
    by: Actor,
    key: str,
    topics: Iterable[str],
    groups: Iterable[ResidentialGroup] | None,
    title: str,
    summary: str,
    url: str,
) -> Announcement:
    """Tell those who follow these topics in these groups (None: in the whole commune); they hear within their hours.

    `key` names the news with its version (`publish:CK-7K3M-9QXT:1`): the same key again changes nothing and returns
    the first. `url` is a path (`/p/CK-…`). Raises ValueError for an undeclared topic or a full address: both are
    mistakes of the calling room.
    """
    about = list(topics)
    if unknown := set(about) - TOPICS.keys():
        raise ValueError(f"Topics nobody declared: {sorted(unknown)}.")
    if not url.startswith("/") or url.startswith("//"):
        raise ValueError(f"An announcement's address is a path of this site, not {url!r}.")
    told = None if groups is None else list(groups)
    require(by, permissions.ANNOUNCE, by.commune)
    for group in told or ():
        require(by, permissions.ANNOUNCE, group)
    found, fresh = Announcement.objects.get_or_create(
        commune=by.commune,
        key=key,
        defaults={
            "topics": about, "whole": told is None, "title": title[:300], "summary": summary, "url": url,
            "announced_at": now(),
        },
    )  # fmt: skip
    if fresh:
        found.groups.set(told or ())
    after = {"key": key, "topics": about, "groups": [group.code for group in told or ()], "repeated": not fresh}
    record(by, "alerts.announce", found, after=after)
    if fresh:
        deliver.enqueue(by.commune.pk)
    return found


@act
def notify_holder(*, by: Actor, key: str, users: Iterable[User], title: str, text: str, url: str) -> None:
    """Tell officials: a line on their desk each, and a message by every channel they have and the house has.

    `key` as in `announce`, once for each of `users`; `url` is a path.
    """
    if not url.startswith("/") or url.startswith("//"):
        raise ValueError(f"A notice's address is a path of this site, not {url!r}.")
    require(by, permissions.ANNOUNCE, by.commune)
    told = 0
    for user in {user.pk: user for user in users}.values():
        notice, fresh = Notice.objects.get_or_create(
            commune=by.commune, user=user, key=key,
            defaults={"title": title[:300], "text": text, "url": url, "created_at": now()},
        )  # fmt: skip
        if not fresh:
            continue
        told += 1
        for channel in channels_of_official(user):
            Delivery(commune=by.commune, notice=notice, channel=channel, entered_at=now()).save(force_insert=True)
    record(by, "alerts.notify", by.commune, after={"key": key, "told": told})
    if told:
        deliver.enqueue(by.commune.pk)
