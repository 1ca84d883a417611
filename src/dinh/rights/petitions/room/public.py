"""Public pages, lists, search and what a visitor can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.prepared import Prepared
from dinh.ground.room import (
    FILE_READERS,
    PORTAL_LINKS,
    PUBLIC,
    PUBLIC_PAGES,
    SEARCH,
    PortalLink,
    PublicItem,
    PublicSource,
    SearchSource,
)
from dinh.ground.search.index import Item
from dinh.rights.petitions.actions.common import SEARCH_KIND
from dinh.rights.petitions.models import Petition
from dinh.rights.petitions.public.pages import matter
from dinh.rights.petitions.queries import public as read
from dinh.scribe.personal import mask_text

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune


_newest_answered: Prepared[Petition] = Prepared(
    lambda most: (
        read.shown()
        .filter(answered_on__isnull=False)
        .select_related(None)
        .only("ref", "kind", "state", "title", "answered_on", "received_on")
        .order_by("-answered_on", "-pk")[:most]
    )
)


def public_items(commune: Commune, limit: int) -> Iterator[PublicItem]:
    """Matters that were answered: what the right to check promises to show."""
    for petition in _newest_answered.each(limit):
        meta = f"{petition.get_kind_display().capitalize()} · {petition.get_state_display()}"
        day = petition.answered_on or petition.received_on
        yield PublicItem(mask_text(petition.title), petition.path, meta, day, "kiem-tra")


def _searchable() -> QuerySet[Petition]:
    return read.shown().order_by("pk")


def document(petition: Petition) -> Item | None:
    """Public matters in the office's words; a letter is never found, nor its sender."""
    if not petition.public or petition.state == Petition.State.JOINED or petition.kind not in read.VOICES:
        return None
    text = " ".join([petition.text, petition.place, *(each.text for each in petition.answers.all())])
    return Item(
        object_id=str(petition.pk), title=mask_text(petition.title), url=petition.path, text=mask_text(text),
        meta=str(_("Phản ánh, kiến nghị")), day=petition.received_on,
    )  # fmt: skip


PORTAL_LINKS += [
    PortalLink(
        10,
        gettext_lazy("Gửi phản ánh, kiến nghị, khiếu nại"),  # type: ignore[arg-type]
        "petitions:start",
        gettext_lazy("Ba câu hỏi, gửi kèm ảnh, ghi âm. Không cần tài khoản; có biên nhận và ngày trả lời."),  # type: ignore[arg-type]
    ),
    PortalLink(
        11,
        gettext_lazy("Theo dõi đơn đã gửi"),  # type: ignore[arg-type]
        "petitions:follow",
        gettext_lazy("Bằng mã đơn và mã PIN trên giấy biên nhận."),  # type: ignore[arg-type]
    ),
    PortalLink(
        12,
        gettext_lazy("Bà con đã phản ánh gì"),  # type: ignore[arg-type]
        "petitions:list",
        gettext_lazy("Việc nào, đến đâu, trả lời ra sao; bao nhiêu việc đúng hạn."),  # type: ignore[arg-type]
    ),
]
PUBLIC.append(PublicSource(("kiem-tra",), public_items))
PUBLIC_PAGES["PA"] = matter
FILE_READERS.append(read.photo_readable)
SEARCH[SEARCH_KIND] = SearchSource(SEARCH_KIND, gettext_lazy("Phản ánh, kiến nghị"), _searchable, document)  # type: ignore[arg-type]
