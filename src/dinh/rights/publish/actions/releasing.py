"""Making public, taking off the page, putting back."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts.actions import announce, notify_holder
from dinh.ground.clock import now, today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.ground.search import index
from dinh.rights.publish import permissions
from dinh.rights.publish.checks import concerns
from dinh.rights.publish.locking import lock_draft, lock_publication
from dinh.rights.publish.models import HeadMessage, Publication, Version
from dinh.rights.publish.queries.ending import list_term_over
from dinh.rights.publish.queries.heads import heads_by_group

TITLE = 160  # characters of a title in a message


@act
def publish(*, by: Actor, version: Version, edition: int, looked: bool = False) -> Version:
    """Show a draft to everyone, tell the heads of all groups and those who follow. The version before it steps back.

    Raises Refused when someone changed the draft since `edition` was shown; ValidationError with everything that stops
    it (`checks.concerns`), and, unless `looked`, with what its publisher should have looked at.
    """
    version = lock_draft(version, edition)
    require(by, permissions.WRITE, version)
    _nothing_against(version, looked)
    publication = version.publication
    publication.versions.filter(state=Version.State.CURRENT).update(state=Version.State.SUPERSEDED)
    version.state, version.published_at, version.published_by = Version.State.CURRENT, now(), by.post
    version.save(update_fields=["state", "published_at", "published_by"])
    groups = list(groups_on(today()))
    version.posted_at.set(groups)
    _repeat(publication, version)
    index.put(by.commune, "publish", publication)
    _tell_heads(by, version, groups)
    _tell_followers(by, version)
    after = {"version": version.number, "item": version.item, "decided": version.decided, "ref": publication.ref}
    record(by, "publish.publish", publication, after=after)
    return version


@act
def withdraw(*, by: Actor, publication: Publication, reason: str) -> Publication:
    """Take a publication off the page; its address then says since when and why. Raises Refused without a reason."""
    publication = _published(publication)
    require(by, permissions.WRITE, publication)
    words = " ".join(reason.split())[:300]
    if not words:
        raise Refused(_("Hãy ghi lý do thôi công khai: lý do hiện ở trang của nội dung này."))
    return _take_off(by, publication, words, "publish.withdraw")


@act
def withdraw_list(*, by: Actor, publication: Publication) -> Publication:
    """Take a list of persons off the page because its term is over; the evidence stays inside. Periodic work does it:
    the rule decides, nobody's power. Raises Refused while the list must still be public."""
    publication = _published(publication)
    term = list_term_over(publication, today())
    if term is None:
        raise Refused(_("Danh sách cá nhân này chưa hết thời hạn công khai."))
    reason = _("Danh sách cá nhân đã đủ thời hạn công khai (đến hết %(day)s).") % {"day": f"{term.due:%d/%m/%Y}"}
    return _take_off(by, publication, reason, "publish.withdraw_list", ground=term.article)


@act
def put_back(*, by: Actor, publication: Publication) -> Publication:
    """Undo `withdraw`. A list of persons whose term is over does not come back."""
    publication = lock_publication(publication)
    require(by, permissions.WRITE, publication)
    if publication.state != Publication.State.WITHDRAWN:
        raise Refused(_("Nội dung này đang được công khai, hoặc chưa từng được công khai."))
    if list_term_over(publication, today()) is not None:
        raise Refused(_("Danh sách cá nhân đã hết thời hạn công khai thì không đăng lại. Nếu cần, hãy lập bản mới."))
    before = {"reason": publication.withdraw_reason}
    publication.state, publication.withdrawn_at, publication.withdraw_reason = Publication.State.PUBLISHED, None, ""
    publication.save(update_fields=["state", "withdrawn_at", "withdraw_reason"])
    index.put(by.commune, "publish", publication)
    record(by, "publish.put_back", publication, before=before)
    return publication


def _nothing_against(version: Version, looked: bool) -> None:
    found = concerns(version, today())
    stops = [concern.message for concern in found if concern.stops]
    asks = [concern.message for concern in found if concern.asks]
    if stops:
        raise ValidationError(stops)
    if asks and not looked:
        raise ValidationError([*asks, _("Nếu đã xem và vẫn đúng, hãy đánh dấu “Tôi đã xem lại”.")])


def _repeat(publication: Publication, version: Version) -> None:
    """The columns lists read, from the version in force."""
    day = timezone.localdate(version.published_at)
    publication.item, publication.title, publication.issuer_id = version.item, version.title, version.issuer_id
    publication.decided, publication.personal = version.decided, version.personal
    publication.whole_commune = not version.groups.exists()
    publication.published_on, publication.first_on = day, publication.first_on or day
    publication.state, publication.withdrawn_at, publication.withdraw_reason = Publication.State.PUBLISHED, None, ""
    publication.save()


def _tell_heads(by: Actor, version: Version, groups: list[ResidentialGroup]) -> None:
    """One line per group, whoever heads it; a group without a head is told on paper (`proofs.hand_over`)."""
    heads = heads_by_group(today())
    for group in groups:
        if holdings := heads.get(group.pk):
            HeadMessage(
                commune=by.commune, version=version, group=group, sent_at=now(), post=by.post,
                to=", ".join(str(holding.user) for holding in holdings)[:300],
            ).save(force_insert=True)  # fmt: skip
    told = [holding.user for group in groups for holding in heads.get(group.pk, [])]
    notify_holder(
        by=by, key=f"publish:{version.publication.ref}:{version.number}", users=told, title=version.title[:TITLE],
        text=_("Nội dung mới cần niêm yết và báo đến bà con."), url=reverse("publish_desk:mine"),
    )  # fmt: skip


def _tell_followers(by: Actor, version: Version) -> None:
    publication = version.publication
    announce(
        by=by, key=f"publish:{publication.ref}:{version.number}", topics=[version.item.casefold()],
        groups=list(version.groups.all()) or None, title=version.title[:TITLE],
        summary=version.change_note or version.summary[:300], url=f"/p/{publication.ref}",
    )  # fmt: skip


def _published(publication: Publication) -> Publication:
    publication = lock_publication(publication)
    if publication.state != Publication.State.PUBLISHED:
        raise Refused(_("Nội dung này hiện không được công khai."))
    return publication


def _take_off(by: Actor, publication: Publication, reason: str, what: str, ground: str = "") -> Publication:
    publication.state, publication.withdrawn_at = Publication.State.WITHDRAWN, now()
    publication.withdraw_reason = reason
    publication.save(update_fields=["state", "withdrawn_at", "withdraw_reason"])
    index.put(by.commune, "publish", publication)
    record(by, what, publication, ground=ground, after={"reason": reason})
    return publication


def withdraw_ended(commune: Commune, day: date) -> int:
    """Periodic work: take lists of persons off the page once their term is over at every place; returns how many."""
    rows = Publication.objects.filter(personal=True, state=Publication.State.PUBLISHED)
    over = [publication for publication in rows if list_term_over(publication, day)]
    for publication in over:
        withdraw_list(by=Actor(commune), publication=publication)
    return len(over)
