"""What search finds of publications: the version in force, with the words of its documents."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dinh.ground.search.index import Item
from dinh.rights.publish.models import Publication, Version
from dinh.rights.publish.public.items import BY_CODE
from dinh.rights.publish.public.readable import published


def searchable() -> QuerySet[Publication]:
    return published().select_related("issuer").order_by("pk")


def document(publication: Publication) -> Item | None:
    """None for what is not, or no longer, public: it then leaves the index."""
    if publication.state != Publication.State.PUBLISHED:
        return None
    version = publication.versions.filter(state=Version.State.CURRENT).first()
    if version is None:
        return None
    texts = version.attachments.values_list("title", "text")
    named = [version.paper_number, publication.ref, publication.code]
    words = [version.summary, version.body, *(part for row in texts for part in row), *named]
    clause = _("khoản %(clause)s Điều 11") % {"clause": BY_CODE[version.item].clause}
    return Item(
        object_id=str(publication.pk),
        title=version.title,
        url=f"/p/{publication.ref}",
        text="\n".join(filter(None, words)).replace(" | ", "; "),  # cells of a table, as a passage reads them
        meta=f"{publication.issuer.short_name or publication.issuer.name} · {clause}",
        day=publication.published_on,
    )
