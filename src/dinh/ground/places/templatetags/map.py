"""`{% load map %}{% map points %}`: the commune's map in the page itself, without any other server."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.context import RequestContext

from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries_map import Mark, picture

register = template.Library()


@register.inclusion_tag("places/_map.html", takes_context=True, name="map")
def draw(
    context: RequestContext,
    points: Iterable[tuple[float | None, float | None, str, str]] = (),
    chosen: ResidentialGroup | None = None,
    group_link: str = "",
    landmarks: bool = False,
    title: str = "",
    name: str = "map",
) -> dict[str, Any]:
    """`points`: (longitude, latitude, label, address), in the order of their numbers; without a place on the map they
    stand in the list only. A group links to `group_link` followed by its code («?to=»). `name` tells two maps of one
    page apart."""
    marks = [Mark(lon, lat, str(label), url) for lon, lat, label, url in points]
    commune = context["request"].commune
    drawn = picture(commune, marks, chosen=chosen.pk if chosen else None, with_landmarks=landmarks)
    placed = sum(spot.x is not None for spot in drawn.spots)
    return {
        "picture": drawn,
        "commune": commune,
        "group_link": group_link,
        "title": title,
        "name": name,
        "placed": placed,
        "more": len(marks) - len(drawn.spots),
    }
