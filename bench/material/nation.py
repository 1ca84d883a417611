"""A country: 3 321 communes, 200 000 published notices, and what search knows of them, written in bulk."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bench.material.words import Text

COMMUNES, NOTICES = 3_321, 200_000
LARGE = 2_000  # notices of the first commune; the others share the rest evenly
BATCH = 1_000
GROUPS = 8  # residential groups of a commune
BEGAN = date(2025, 7, 1)
LAST_DAY = date(2026, 11, 20)
ITEMS = ["CK01", "CK02", "CK03", "CK04", "CK05", "CK08", "CK10", "CK13"]


@dataclass(frozen=True)
class Folded:
    """A piece of text with what search makes of it, made once for the piece and joined a thousand times."""

    text: str
    folded: str
    marked: tuple[str, ...]


def fill(communes: int = COMMUNES, notices: int = NOTICES) -> None:
    """Call on a migrated, empty database. Hosts are `xa1.localhost`, `xa2.localhost`…"""
    from django.db import connection, transaction
    from django_scopes import scopes_disabled

    with scopes_disabled(), transaction.atomic():
        if connection.vendor == "sqlite":
            connection.cursor().execute("PRAGMA cache_size=-400000")
        places = _communes(communes)
        _groups(places)
        posts = _posts(places)
        large = min(LARGE, notices // 2)
        order = (
            [0] * large + [1 + n % max(1, communes - 1) for n in range(notices - large)]
            if communes > 1
            else [0] * notices
        )
        random.Random(5).shuffle(order)
        _notices(places, posts, order)
        _words()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _communes(count: int) -> list[Any]:
    from dinh.ground.journal.models import Head
    from dinh.ground.places.models import Commune, Province

    provinces = [Province(name=f"Lam Giang {n}", code=f"P{n}") for n in range(34)]
    Province.objects.bulk_create(provinces)
    rows = [
        Commune(
            province=provinces[n % 34],
            name=f"Đình Minh {n}",
            kind="phuong" if n % 4 == 0 else "xa",
            code=f"{10000 + n}",
            host=f"xa{n}.localhost",
        )
        for n in range(1, count + 1)
    ]
    Commune.objects.bulk_create(rows, batch_size=BATCH)
    Head.objects.bulk_create([Head(commune=row, seq=1) for row in rows], batch_size=BATCH)
    return rows


def _groups(communes: list[Any]) -> None:
    from dinh.ground.places.models import ResidentialGroup

    rows = [
        ResidentialGroup(
            commune=commune, code=f"to-{n}", name=str(n), label=commune.group_label, households=120, valid_from=BEGAN
        )
        for commune in communes
        for n in range(1, GROUPS + 1)
    ]
    ResidentialGroup.objects.bulk_create(rows, batch_size=BATCH)


def _posts(communes: list[Any]) -> list[Any]:
    from dinh.ground.bodies.models import Body, Post

    bodies = [
        Body(
            commune=c,
            name=f"UBND {c}",
            short_name="UBND",
            symbol="UBND",
            kind="committee",
            system="state",
            valid_from=BEGAN,
        )
        for c in communes
    ]
    Body.objects.bulk_create(bodies, batch_size=BATCH)
    posts = [
        Post(commune=b.commune, body=b, title="Công chức Văn hóa - Xã hội", powers=["publish.write"]) for b in bodies
    ]
    Post.objects.bulk_create(posts, batch_size=BATCH)
    return posts


def _notices(communes: list[Any], posts: list[Any], order: list[int]) -> None:
    from dinh.ground.search.models import Document
    from dinh.rights.publish.models import Publication, Version

    made = zip(order, _texts(), range(len(order)), strict=False)
    batch: list[tuple[Publication, Version, Document]] = []
    for place, pieces, number in made:
        batch.append(_notice(communes[place], posts[place], pieces, number, len(order)))
        if len(batch) == BATCH:
            _write(batch)
            batch = []
    _write(batch)


def _write(batch: list[tuple[Any, Any, Any]]) -> None:
    from dinh.ground.search.models import Document
    from dinh.rights.publish.models import Publication, Version

    publications = Publication.objects.bulk_create([row[0] for row in batch])
    for publication, (_, version, document) in zip(publications, batch, strict=True):
        version.publication = publication
        document.object_id = str(publication.pk)
    Version.objects.bulk_create([row[1] for row in batch])
    Document.objects.bulk_create([row[2] for row in batch])


def _words() -> None:
    from dinh.ground.search.models import Word

    Word.objects.learn(word for piece in _known.values() for word in piece.folded.split() if word.isalpha())


def _texts() -> Iterator[list[str]]:
    text = Text()
    for length in text.lengths():
        yield text.pieces(length)


_known: dict[str, Folded] = {}


def _fold(piece: str) -> Folded:
    from dinh.ground.search import index

    if piece not in _known:
        row = index.document(_nowhere(), "x", index.Item("0", piece, ""))
        _known[piece] = Folded(piece, row.folded_title, tuple(row.marked.split()))
    return _known[piece]


def _nowhere() -> Any:
    from dinh.ground.places.models import Commune

    return Commune(pk=0)


def _notice(commune: Any, post: Any, pieces: list[str], number: int, total: int) -> tuple[Any, Any, Any]:
    from dinh.ground.search import index
    from dinh.ground.search.models import Document
    from dinh.rights.publish.models import Publication, Version

    folded = [_fold(piece) for piece in pieces]
    lead = folded[0].text
    body = " ".join(piece.text for piece in folded)
    title = f"Công khai {lead} quý {number % 4 + 1} năm {2025 + number % 2}: " + " ".join(p.text for p in folded[1:4])
    day = LAST_DAY - timedelta(days=(total - number) * 480 // total)
    item = ITEMS[number % len(ITEMS)]
    ref = f"CK-{number:08X}"
    ref = f"{ref[:7]}-{ref[7:]}"
    common = {"commune": commune, "item": item, "title": title, "issuer": post.body, "decided": day}
    publication = Publication(
        **common, ref=ref, code=f"{number % 1_000_000:06}", state="published", published_on=day, first_on=day
    )
    at = datetime.combine(day, time(2), UTC)
    version = Version(
        **common,
        number=1,
        state="current",
        summary=body[:300],
        body=body,
        post=post,
        published_at=at,
        published_by=post,
        paper_number=f"{number % 400 + 1}/TB-UBND",
    )
    short = index.document(commune, "publish", index.Item("0", title, f"/p/{ref}", day=day))
    document = Document(
        commune=commune, kind="publish", object_id="", title=title, meta="UBND", day=day, url=f"/p/{ref}",
        scope=short.scope, text=body, folded_title=short.folded_title, folded=" ".join(p.folded for p in folded),
        marked=" ".join(sorted({*short.marked.split(), *(word for piece in folded for word in piece.marked)})),
    )  # fmt: skip
    return publication, version, document
