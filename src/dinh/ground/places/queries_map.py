"""Where things are: the group a point lies in, the landmarks people name, and the picture of the commune.

A group that ended gives its ground to the one that came of it, where that is one alone; otherwise a new map must say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django_scopes import scope

from dinh.ground import clock
from dinh.ground.fold import words
from dinh.ground.places import geometry
from dinh.ground.places.geometry import Projection
from dinh.ground.places.models import Commune, Landmark, Outline, ResidentialGroup

MOST_POINTS = 150  # on one picture: more would hide one another
_STEPS = 6  # mergers and new names followed


@dataclass(frozen=True, slots=True)
class Mark:
    """A matter to show: where (None: it has no place on the map), what, and the page it opens («»: none)."""

    lon: float | None
    lat: float | None
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A group as drawn: its path, where its name stands, and whether it is the chosen one."""

    group: ResidentialGroup
    path: str
    x: float
    y: float
    chosen: bool

    @property
    def short(self) -> str:
        """What fits on the ground itself, also on a phone: «Tổ 6»."""
        return str(self.group).replace("Tổ dân phố ", "Tổ ")


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark in the list, with its number; on the picture where `x` and `y` are given."""

    number: int
    label: str
    url: str
    x: float | None
    y: float | None
    eastern: bool = False  # near the right edge: its words stand to the left
    named: bool = True  # whether its words have room on the picture; if not, they stand in the list alone


@dataclass(frozen=True, slots=True)
class Picture:
    """All that the map's page shows. `ward` is the path of the whole boundary; no `areas` and no `ward`: no map yet."""

    width: float
    height: float
    ward: str
    areas: list[Area]
    spots: list[Spot]
    landmarks: list[Spot]

    @property
    def drawn(self) -> bool:
        return bool(self.ward or self.areas)


def locate(commune: Commune, lon: float, lat: float, day: date | None = None) -> ResidentialGroup | None:
    """The group whose ground holds a point on a day (today), or None where the map says nothing."""
    with scope(commune=commune):
        near = Outline.objects.filter(
            group__isnull=False, west__lte=lon, east__gte=lon, south__lte=lat, north__gte=lat
        ).select_related("group")
        for outline in near.order_by("pk"):
            if outline.group and geometry.inside(outline.shape, lon, lat):
                return _then(outline.group, day or clock.today())
    return None


def landmarks(commune: Commune, text: str = "", limit: int = 10) -> list[Landmark]:
    """The landmarks whose name holds every word of a text, typed with diacritics or without; those it begins with
    first. The last word may be unfinished. All of them, by name, for an empty text."""
    wanted = words(text)
    with scope(commune=commune):
        known = list(Landmark.objects.select_related("group").order_by("folded", "pk"))
    found = [mark for mark in known if _holds(mark.folded.split(), wanted)]
    begins = " ".join(wanted)
    return (
        sorted(found, key=lambda mark: (not mark.folded.startswith(begins), len(mark.folded)))[:limit]
        if wanted
        else found
    )


def _holds(name: list[str], wanted: list[str]) -> bool:
    if not wanted:
        return True
    *whole, last = wanted
    return all(word in name for word in whole) and any(word.startswith(last) for word in name)


def picture(
    commune: Commune, marks: Iterable[Mark] = (), *, chosen: int | None = None, with_landmarks: bool = False
) -> Picture:
    """The commune's map of today with up to MOST_POINTS marks. `chosen`: the pk of a group to bring out."""
    with scope(commune=commune):
        outlines = list(Outline.objects.select_related("group", "commune").order_by("group__code"))
        named = list(Landmark.objects.order_by("folded", "pk")) if with_landmarks else []
    corners = [corner for outline in outlines for corner in _corners(outline)]
    if not corners:
        plain = [Spot(number, mark.label, mark.url, None, None) for number, mark in _numbered(marks)]
        return Picture(0, 0, "", [], plain, [])
    projection = Projection.of(geometry.bounds(corners))
    areas = [area for outline in outlines if (area := _area(outline, projection, chosen))]
    ward = "".join(projection.path(outline.shape) for outline in outlines if outline.group is None)
    return Picture(
        width=projection.width,
        height=projection.height,
        ward=ward,
        areas=areas,
        spots=[_spot(projection, number, mark) for number, mark in _numbered(marks)],
        landmarks=_with_room(
            [_spot(projection, 0, Mark(mark.lon, mark.lat, mark.name)) for mark in named], areas, projection.width
        ),
    )


def _numbered(marks: Iterable[Mark]) -> list[tuple[int, Mark]]:
    return list(enumerate(marks, start=1))[:MOST_POINTS]


def _corners(outline: Outline) -> list[geometry.Point]:
    return [(outline.west, outline.south), (outline.east, outline.north)]


def _area(outline: Outline, projection: Projection, chosen: int | None) -> Area | None:
    group = _then(outline.group, clock.today()) if outline.group else None
    if group is None:
        return None
    x, y = projection.xy(*geometry.centre(outline.shape))
    return Area(group, projection.path(outline.shape), x, y, group.pk == chosen)


def _spot(projection: Projection, number: int, mark: Mark) -> Spot:
    if mark.lon is None or mark.lat is None:
        return Spot(number, mark.label, mark.url, None, None)
    x, y = projection.xy(mark.lon, mark.lat)
    outside = not (0 <= x <= projection.width and 0 <= y <= projection.height)
    return Spot(
        number, mark.label, mark.url, None if outside else x, None if outside else y, x > projection.width * 0.75
    )


def _with_room(spots: list[Spot], areas: list[Area], width: float) -> list[Spot]:
    """Each spot with its words where they touch no others: on its own side, else on the other, else nowhere."""
    taken = [(area.x - 5 * len(area.short), area.y - 16, area.x + 5 * len(area.short), area.y + 4) for area in areas]
    settled = []
    for spot in spots:
        if spot.x is None or spot.y is None:
            settled.append(spot)
            continue
        for eastern in (spot.eastern, not spot.eastern):
            far = (-1 if eastern else 1) * (8 + 6 * len(spot.label))
            box = (min(spot.x, spot.x + far), spot.y - 7, max(spot.x, spot.x + far), spot.y + 6)
            touches = any(box[0] < e and w < box[2] and box[1] < s and n < box[3] for w, n, e, s in taken)
            if box[0] >= 0 and box[2] <= width and not touches:
                taken.append(box)
                settled.append(replace(spot, eastern=eastern))
                break
        else:
            settled.append(replace(spot, named=False))
    return settled


def _then(group: ResidentialGroup, day: date) -> ResidentialGroup | None:
    """What a group is on a day: itself, or what alone came of it."""
    for _step in range(_STEPS):
        if group.valid_to is None or group.valid_to > day:
            return group if group.valid_from <= day else None
        after = list(group.became.all()[:2])
        if len(after) != 1:
            return None
        group = after[0]
    return None
