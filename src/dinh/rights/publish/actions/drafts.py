"""Preparing what will be made public: a first version, the next one, its words."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.rights.publish import permissions
from dinh.rights.publish.locking import lock_draft, lock_publication
from dinh.rights.publish.models import PlanLine, Publication, Version

TRIES = 5


@dataclass(frozen=True, slots=True)
class Content:
    """What the publisher types. `groups` are those it concerns, none for the whole commune; `decided` the day of the
    decision or document, from which the clocks run; `paper` the key of a paper in our registers."""

    item: str
    title: str
    issuer: Body
    decided: date
    summary: str = ""
    body: str = ""
    paper_number: str = ""
    personal: bool = False
    groups: tuple[ResidentialGroup, ...] = ()
    change_note: str = ""
    plan_line: PlanLine | None = None
    paper_id: int | None = None


@act
def start(*, by: Actor, content: Content, quarter: str = "") -> Version:
    """Open a new publication with its first draft.

    Raises Refused without the power, ValidationError naming the field; a paper that is already being published is
    refused with the reference of that publication.
    """
    require(by, permissions.WRITE, by.commune)
    _of_this_commune(by, content)
    _same_paper_twice(content)
    publication = _new_publication(by, content, quarter)
    version = Version(commune=by.commune, publication=publication, number=1, post=by.post)
    _fill(version, content)
    _save_new(version)
    version.groups.set(content.groups)
    record(by, "publish.start", publication, after=_as_data(content) | {"quarter": quarter})
    return version


@act
def revise(*, by: Actor, publication: Publication) -> Version:
    """Open the next version, beginning as a copy of the one in force. Raises Refused while another draft is open."""
    publication = lock_publication(publication)
    require(by, permissions.WRITE, publication)
    last: Version = publication.versions.order_by("-number")[0]
    if last.is_draft:
        raise Refused(
            _("Bản số %(number)d đang được soạn. Hãy sửa bản ấy, hoặc bỏ nó trước.") % {"number": last.number}
        )
    base = publication.versions.exclude(state=Version.State.DISCARDED).order_by("-number")[0]
    version = Version(commune=by.commune, publication=publication, number=last.number + 1, post=by.post)
    for name in (*TEXTS, "item", "issuer_id", "personal", "paper_id"):
        setattr(version, name, getattr(base, name))
    # The clocks of the new version run from the day of the change, which its publisher gives; until then, today.
    version.decided, version.change_note, version.paper_number = today(), "", ""
    _save_new(version)
    version.groups.set(base.groups.all())
    for attachment in base.attachments.all():
        attachment.pk, attachment.version = None, version
        attachment.save(force_insert=True)
    record(by, "publish.revise", publication, after={"number": version.number})
    return version


TEXTS = ("title", "summary", "body")


@act
def edit(*, by: Actor, version: Version, edition: int, content: Content) -> Version:
    """Save the words of a draft. Raises Refused when someone saved it since `edition` was shown."""
    version = lock_draft(version, edition)
    require(by, permissions.WRITE, version)
    _of_this_commune(by, content)
    _same_paper_twice(content, version)
    before = {"title": version.title, "item": version.item, "decided": version.decided}
    _fill(version, content)
    version.edition += 1
    version.full_clean(exclude=["commune", "post", "publication"], validate_constraints=False)
    version.save()
    version.groups.set(content.groups)
    if version.number == 1:
        _repeat_on_publication(version)
    record(by, "publish.edit", version.publication, before=before, after=_as_data(content))
    return version


@act
def discard(*, by: Actor, version: Version) -> Version:
    """Give up a draft; it can be taken up again with `take_up`."""
    version = lock_draft(version)
    require(by, permissions.WRITE, version)
    version.state = Version.State.DISCARDED
    version.save(update_fields=["state"])
    if not version.publication.versions.exclude(state=Version.State.DISCARDED).exists():
        version.publication.state = Publication.State.DISCARDED
        version.publication.save(update_fields=["state"])
    record(by, "publish.discard", version.publication, after={"number": version.number})
    return version


@act
def take_up(*, by: Actor, version: Version) -> Version:
    """Undo `discard`. Raises Refused while another draft of the same publication is open."""
    publication = lock_publication(version.publication)
    require(by, permissions.WRITE, publication)
    version = Version.objects.select_for_update().get(pk=version.pk)
    if version.state != Version.State.DISCARDED or publication.versions.filter(state=Version.State.DRAFT).exists():
        raise Refused(_("Không lấy lại được bản này: đang có một bản soạn khác, hoặc nó chưa bị bỏ."))
    version.state = Version.State.DRAFT
    _save_new(version, again=True)
    if publication.state == Publication.State.DISCARDED:
        publication.state = Publication.State.DRAFT
        publication.save(update_fields=["state"])
    record(by, "publish.take_up", publication, after={"number": version.number})
    return version


def _new_publication(by: Actor, content: Content, quarter: str) -> Publication:
    """A publication under a reference and a code that nobody has; chance collisions are tried again."""
    for _attempt in range(TRIES):
        publication = Publication(
            commune=by.commune, ref=new_ref("CK"), code=f"{secrets.randbelow(900_000) + 100_000}", quarter=quarter,
            item=content.item, title=content.title, issuer=content.issuer, decided=content.decided,
            personal=content.personal, whole_commune=not content.groups,
        )  # fmt: skip
        publication.clean_fields()
        try:
            with transaction.atomic():
                publication.save(force_insert=True)
        except IntegrityError:
            if quarter and Publication.objects.filter(quarter=quarter).exclude(state="discarded").exists():
                raise Refused(_("Danh sách của quý này đã được lập. Hãy mở danh sách ấy.")) from None
            continue
        return publication
    raise Refused(_("Chưa cấp được mã cho nội dung này. Hãy thử lại."))


def _fill(version: Version, content: Content) -> None:
    version.item, version.issuer, version.decided = content.item, content.issuer, content.decided
    version.title = " ".join(content.title.split())
    version.summary, version.body = content.summary.strip(), content.body.strip()
    version.paper_number = " ".join(content.paper_number.split())
    version.personal, version.plan_line, version.paper_id = content.personal, content.plan_line, content.paper_id
    version.change_note = " ".join(content.change_note.split())


def _save_new(version: Version, *, again: bool = False) -> None:
    version.full_clean(exclude=["commune", "post", "publication"], validate_constraints=False)
    try:
        with transaction.atomic():
            version.save(force_insert=not again)
    except IntegrityError as error:
        raise Refused(_("Có người vừa lập bản soạn cho chính nội dung này. Hãy mở lại trang.")) from error


def _repeat_on_publication(version: Version) -> None:
    """While nothing is published yet, lists of drafts show the draft's own words."""
    publication = version.publication
    publication.item, publication.title, publication.issuer = version.item, version.title, version.issuer
    publication.decided, publication.personal = version.decided, version.personal
    publication.save(update_fields=["item", "title", "issuer", "decided", "personal"])


def _of_this_commune(by: Actor, content: Content) -> None:
    """Nobody publishes in the name of another commune's body, or for its groups."""
    named = [content.issuer, *content.groups, *filter(None, [content.plan_line])]
    if any(row.commune_id != by.commune.pk for row in named):
        raise Refused(_("Cơ quan, thôn tổ hoặc dòng kế hoạch đã chọn thuộc đơn vị hành chính khác."))


def _same_paper_twice(content: Content, version: Version | None = None) -> None:
    """Two people publishing the same item at once: the second is told of the first."""
    if not content.paper_number.strip():
        return
    same = Version.objects.filter(
        item=content.item, issuer=content.issuer, decided=content.decided,
        paper_number=" ".join(content.paper_number.split()), state__in=["draft", "current"],
    ).select_related("publication", "post")  # fmt: skip
    other = same.exclude(publication=version.publication).first() if version else same.first()
    if other:
        raise ValidationError(
            {
                "paper_number": _(
                    "%(post)s đang công khai chính văn bản này (mã %(ref)s). Hãy mở nội dung ấy thay vì lập mới."
                )
                % {"post": other.post.title, "ref": other.publication.ref}
            }
        )


def _as_data(content: Content) -> dict[str, Any]:
    return {
        "item": content.item, "title": content.title, "decided": content.decided, "personal": content.personal,
        "paper_number": content.paper_number, "groups": [group.code for group in content.groups],
        "change_note": content.change_note,
    }  # fmt: skip
