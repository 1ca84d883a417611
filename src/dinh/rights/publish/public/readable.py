"""Which rows of the room anyone may read; every page, feed, file and search of the residents' side asks here.

A publication is read while it is published; once taken off, its page says since when and why, and nothing of its words
is left. Of an older version everything stays readable but two things: a list of persons that was replaced, and a
document whose data had to be covered in a later version.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from dinh.ground.places.models import ResidentialGroup
from dinh.ground.prepared import Prepared
from dinh.rights.publish.models import Attachment, Publication, Version

SHOWN = (Publication.State.PUBLISHED, Publication.State.WITHDRAWN)
_REF = re.compile(r"[A-Z0-9-]{4,16}")
_OPEN = Q(state=Version.State.CURRENT) | Q(state=Version.State.SUPERSEDED, personal=False)


def published() -> QuerySet[Publication]:
    rows: QuerySet[Publication] = Publication.objects.filter(state=Publication.State.PUBLISHED)
    return rows


def newest(rows: QuerySet[Publication]) -> QuerySet[Publication]:
    """In the order of the index `publication_newest`."""
    return rows.order_by("-published_on", "-id")


def concerning(rows: QuerySet[Publication], group: ResidentialGroup | int) -> QuerySet[Publication]:
    """Those that name this group, or the one with this key; what concerns the whole commune is not among them."""
    own = Version.objects.filter(state=Version.State.CURRENT, groups=group).values("publication")
    return rows.filter(whole_commune=False, pk__in=own)


def open_versions() -> QuerySet[Version]:
    """Versions whose words anyone may read."""
    rows: QuerySet[Version] = Version.objects.filter(_OPEN, publication__state=Publication.State.PUBLISHED)
    return rows


def current_versions() -> QuerySet[Version]:
    """What people read now."""
    rows: QuerySet[Version] = Version.objects.filter(
        state=Version.State.CURRENT, publication__state=Publication.State.PUBLISHED
    )
    return rows


def open_attachments(version: Version) -> QuerySet[Attachment]:
    """The documents of a version that anyone may read; of an older one without those covered later."""
    rows: QuerySet[Attachment] = version.attachments.select_related("file", "public_file")
    if version.state == Version.State.CURRENT:
        return rows
    covered = Attachment.objects.filter(version__publication=version.publication, masked=True)
    return rows.exclude(masked=False, file__in=covered.values("file"))


def documents_of(version: Version) -> list[Attachment]:
    """The same, as a list without the words in them, which are many."""
    if version.state != Version.State.CURRENT:
        return list(open_attachments(version).defer("text", "tables"))
    found = _documents(version=version.pk)
    for attachment in found:
        attachment.version = version
    return found


_documents: Prepared[Attachment] = Prepared(
    lambda *, version: (
        Attachment.objects.filter(version=version).select_related("file", "public_file").defer("text", "tables")
    )
)


def words_of(attachment: Attachment) -> tuple[str, list[dict[str, Any]]]:
    """The text and the tables of a document that was fetched without them."""
    row: tuple[str, list[dict[str, Any]]] = Attachment.objects.values_list("text", "tables").get(pk=attachment.pk)
    return row


def find(ref: str) -> Publication:
    """The publication people may ask for under a reference, also one taken off. Raises Http404 with a sentence."""
    rows = Publication.objects.filter(ref=ref.upper(), state__in=SHOWN).select_related("issuer")
    found: Publication | None = rows.first() if _REF.fullmatch(ref.upper()) else None
    if found is None:
        raise Http404(_("Không có nội dung công khai nào mang mã %(ref)s. Hãy xem lại mã in trên giấy.") % {"ref": ref})
    return found


def current(ref: str) -> Version | None:
    """What people read now under a reference, in one query."""
    found = _current(ref=ref.upper()) if _REF.fullmatch(ref.upper()) else []
    return found[0] if found else None


_current: Prepared[Version] = Prepared(
    lambda *, ref: current_versions().filter(publication__ref=ref).select_related("publication", "issuer")
)


def find_published(ref: str) -> Publication:
    """The same, but only while it is public: of one taken off there is nothing more than its page."""
    found = find(ref)
    if found.state != Publication.State.PUBLISHED:
        raise Http404(_("Nội dung %(ref)s đã thôi công khai.") % {"ref": found.ref})
    return found


def in_force(publication: Publication) -> Version:
    """The version people read now. Raises Http404 where there is none."""
    version = publication.versions.filter(state=Version.State.CURRENT).select_related("issuer").first()
    if version is None:
        raise Http404(_("Nội dung này chưa được công khai."))
    version.publication = publication
    return version


@dataclass(frozen=True, slots=True)
class Past:
    """A version in the history of a publication, without its words. `open` tells whether its words may be read."""

    pk: int
    number: int
    state: str
    title: str
    change_note: str
    published_at: object
    open: bool

    @property
    def current(self) -> bool:
        return self.state == Version.State.CURRENT


def history(publication: Publication) -> list[Past]:
    """Every version that was ever public, the newest first."""
    rows = publication.versions.filter(state__in=(Version.State.CURRENT, Version.State.SUPERSEDED))
    columns = ("pk", "number", "state", "title", "change_note", "published_at", "personal")
    return [
        Past(pk, number, state, title, note, at, state == Version.State.CURRENT or not personal)
        for pk, number, state, title, note, at, personal in rows.order_by("-number").values_list(*columns)
    ]


def find_version(publication: Publication, number: int) -> Version:
    """A version that was public, by its number. Raises Http404."""
    version = (
        publication.versions.filter(number=number, state__in=(Version.State.CURRENT, Version.State.SUPERSEDED))
        .select_related("issuer")
        .first()
    )
    if version is None:
        raise Http404(_("Nội dung %(ref)s không có bản số %(n)s.") % {"ref": publication.ref, "n": number})
    version.publication = publication
    return version


def version_before(version: Version) -> Version | None:
    """The version that a version replaced."""
    rows = version.publication.versions.filter(
        number__lt=version.number, state__in=(Version.State.CURRENT, Version.State.SUPERSEDED)
    )
    before: Version | None = rows.order_by("-number").select_related("issuer").first()
    if before:
        before.publication = version.publication
    return before


def is_open(version: Version) -> bool:
    """Whether the words of a version of a published publication may be read."""
    return version.state == Version.State.CURRENT or not version.personal


def digits(text: str) -> str:
    """The six digits people type after hearing them: blanks, dots, dashes and full-width digits are forgiven.

    >>> digits(" 482 913"), digits("482-913."), digits("bốn tám hai")
    ('482913', '482913', '')
    """
    return re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", text[:80]))


def by_code(code: str) -> Publication | None:
    """The publication with this number of six digits, also one taken off; None for one never public."""
    rows = Publication.objects.filter(code=digits(code)[:6], state__in=SHOWN)
    found: Publication | None = rows.first() if len(digits(code)) == 6 else None
    return found


def find_document(publication: Publication, pk: int) -> Attachment:
    """A document of a readable version, with its words. Raises Http404, also where there are no words to read."""
    rows = Attachment.objects.filter(pk=pk, version__in=open_versions().filter(publication=publication))
    found = rows.select_related("version__issuer", "file").first()
    if found is None or not found.text or not open_attachments(found.version).filter(pk=pk).exists():
        raise Http404(_("Không có tài liệu này, hoặc tài liệu không có chữ để đọc trên trang."))
    found.version.publication = publication
    return found
