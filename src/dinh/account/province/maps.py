"""Maps of a province: each commune's ground by the class its number falls in, and the months as small maps.

What is read from colour is read without it too: the number of the class stands on the ground, the legend says its
bounds, a commune without figures is hatched. The same numbers always stand in the table beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from dinh.account.province.classes import Classes
from dinh.account.province.comparing import Line
from dinh.account.province.models_ground import Ground
from dinh.account.province.pictures import FAR, INK, LINE, NONE, STEPS, short
from dinh.ground.places import geometry
from dinh.ground.places.geometry import Projection
from dinh.ground.places.models import Commune, Outline

WIDE, TALLEST = 640, 640
SMALL, GAP, CAPTION = 150, 10, 24  # of one small map and the room its month takes below
ACROSS = 4
TEXT = 15
Link = Callable[[Commune], str]


@dataclass(frozen=True, slots=True)
class Place:
    """A commune as drawn: its path, and where its label stands."""

    line: Line
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The communes whose ground is known, on one picture; `without`: those that have none."""

    places: list[Place]
    without: list[Line]
    width: float
    height: float


def sheet(office: Commune, lines: Sequence[Line]) -> Sheet | None:
    """None where no ground of any of the communes is known. The province's own drawing is taken before the boundary a
    commune supplied itself."""
    shapes = _shapes(office, [line.commune.pk for line in lines])
    if not shapes:
        return None
    every = chain.from_iterable(geometry.points_of(shape) for shape in shapes.values())
    projection = Projection.of(geometry.bounds(every), WIDE, 8, TALLEST)
    places = []
    for line in lines:
        if shape := shapes.get(line.commune.pk):
            places.append(Place(line, projection.path(shape), *projection.xy(*geometry.centre(shape))))
    without = [line for line in lines if line.commune.pk not in shapes]
    return Sheet(places, without, projection.width, projection.height)


def _shapes(office: Commune, units: Sequence[int]) -> dict[int, Any]:
    with scopes_disabled():
        own = Outline.objects.filter(commune__in=units, group=None).values_list("commune", "shape")
        drawn = Ground.objects.filter(commune=office, unit__in=units).values_list("unit", "shape")
        return dict(own) | dict(drawn)


def choropleth(
    found: Sheet, classes: Classes | None, said: Callable[[Line], str], link: Link, label: str
) -> SafeString:
    """The map. `said`: a commune's figure in words, for who points at it; `link`: where its ground leads."""
    grounds = format_html_join(
        "",
        '<a href="{}" aria-label="{}"><use href="#dat-{}" fill="{}" stroke="{}" stroke-width="{}"/><title>{}</title>'
        "</a>",
        (
            (
                link(place.line.commune), (told := f"{place.line.commune.title}: {said(place.line)}"),
                place.line.commune.code, _fill(place.line, classes), FAR if place.line.unlike else INK,
                4 if place.line.unlike else 1, told,
            )
            for place in sorted(found.places, key=lambda place: place.line.unlike != 0)
        ),
    )  # fmt: skip
    names = format_html_join(
        "", '<text x="{}" y="{}" fill="{}" font-size="{}" text-anchor="middle" pointer-events="none">{}</text>',
        (
            (
                place.x, place.y + TEXT / 3, "#ffffff" if _class(place.line, classes) >= 3 else INK, TEXT,
                _marked(place.line, classes),
            )
            for place in found.places
        ),
    )  # fmt: skip
    return format_html(
        '<svg class="chart" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="group" aria-label="{label}">'
        '<defs><pattern id="thieu" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" '
        'fill="{none}"/><path d="M0 8L8 0" stroke="{far}" stroke-width="1.5"/></pattern>{paths}</defs>{grounds}'
        '<g aria-hidden="true">{names}</g></svg>',
        w=found.width, h=found.height, label=label, none=NONE, far=FAR, grounds=grounds, names=names,
        paths=format_html_join("", '<path id="dat-{}" d="{}"/>', ((p.line.commune.code, p.path) for p in found.places)),
    )  # fmt: skip


def small(
    found: Sheet, months: Sequence[tuple[str, dict[int, Fraction]]], classes: Classes | None, label: str
) -> SafeString:
    """A small map a month, all by the same classes; `months`: (name, measure by commune). It draws the grounds of the
    large map on the same page again."""
    scale = SMALL / max(found.width, found.height)
    step = (SMALL + GAP, round(found.height * scale) + CAPTION + GAP)
    drawn = []
    uses = {
        place.line.commune.pk: format_html('<use href="#dat-{}"/>', place.line.commune.code) for place in found.places
    }
    for at, (name, measures) in enumerate(months):
        shaded: dict[str, list[SafeString]] = {}
        for commune, use in uses.items():
            shaded.setdefault(_shade(measures.get(commune), classes), []).append(use)
        grounds = format_html_join(
            "", '<g fill="{}">{}</g>', ((shade, SafeString("".join(same))) for shade, same in shaded.items())
        )
        drawn.append((at % ACROSS * step[0], at // ACROSS * step[1], f"{scale:.4f}", LINE, grounds, SMALL / 2,
                      step[1] - GAP - 6, INK, TEXT, name))  # fmt: skip
    maps = format_html_join(
        "", '<g transform="translate({} {})"><g transform="scale({})" stroke="{}" stroke-width="2">{}</g>'
        '<text x="{}" y="{}" fill="{}" font-size="{}" text-anchor="middle">{}</text></g>', drawn,
    )  # fmt: skip
    wide, high = min(len(months), ACROSS) * step[0], -(-len(months) // ACROSS) * step[1]
    return format_html(
        '<svg class="chart" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-label="{label}">'
        "{maps}</svg>",
        w=wide, h=high, label=label, maps=maps,
    )  # fmt: skip


def legend(classes: Classes, said: Callable[[Fraction], str]) -> list[tuple[SafeString, str]]:
    """A box of colour with the number of its class, and the class's bounds in words."""
    rows = []
    for number, (low, top) in enumerate(zip(classes.lows, classes.tops, strict=True)):
        words = said(low) if low == top else _("%(low)s đến %(high)s") % {"low": said(low), "high": said(top)}
        step = _step(number, classes)
        box = format_html(
            '<svg viewBox="0 0 30 24" width="30" height="24" aria-hidden="true"><rect x="1" y="1" width="28" '
            'height="22" fill="{}" stroke="{}"/><text x="15" y="17" fill="{}" font-size="15" '
            'text-anchor="middle">{}</text></svg>',
            STEPS[step], LINE, "#ffffff" if step >= 3 else INK, number + 1,
        )  # fmt: skip
        rows.append((box, words))
    return rows


def _step(number: int, classes: Classes) -> int:
    """Few classes are spread over all shades."""
    return number * (len(STEPS) - 1) // max(len(classes.tops) - 1, 1)


def _class(line: Line, classes: Classes | None) -> int:
    return _step(classes.of(line.measure), classes) if classes and line.measure is not None else -1


def _shade(measure: Fraction | None, classes: Classes | None) -> str:
    return STEPS[_step(classes.of(measure), classes)] if classes and measure is not None else NONE


def _fill(line: Line, classes: Classes | None) -> str:
    return "url(#thieu)" if line.missing and line.measure is None else _shade(line.measure, classes)


def _marked(line: Line, classes: Classes | None) -> str:
    number = f" {classes.of(line.measure) + 1}" if classes and line.measure is not None else ""
    return f"{short(line.commune.name)}{number}"
