"""Where: coordinates, the words of an address, or one of our own places: a residential group or a landmark."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext as _

from dinh.ground.clock import today
from dinh.ground.http import Request
from dinh.ground.places.models import Landmark, ResidentialGroup
from dinh.ground.places.queries import groups_on
from dinh.ground.places.queries_map import landmarks, locate
from dinh.ground.prepared import Prepared
from dinh.rights.petitions.actions import Where
from dinh.rights.petitions.open311.params import text
from dinh.rights.petitions.public.forms import LATITUDES, LONGITUDES

_group: Prepared[ResidentialGroup] = Prepared(lambda *, day, code: groups_on(day).filter(code=code))


def where(request: Request, data: QueryDict, wrong: list[str]) -> Where:
    """The place of a request; what is wrong with it goes onto `wrong`. One of `lat` with `long`, `address_string` and
    `address_id` is needed; together they complete each other."""
    point = _point(data, wrong)
    place = Where(place=text(data, "address_string", 300))
    if code := text(data, "address_id"):
        known = _known(request, code)
        if known is None:
            wrong.append(_("address_id: không có “%(code)s”; xem places.json, places.xml.") % {"code": code})
        else:
            place = replace(known, place=", ".join(part for part in (place.place, known.place) if part)[:300])
    if point:
        place = replace(place, lat=point[0], lon=point[1])
        place = place if place.group else replace(place, group=locate(request.commune, point[1], point[0]))
    if not wrong and not point and not code and not place.place:
        wrong.append(_("lat, long: thiếu chỗ. Gửi lat và long, hoặc address_string, hoặc address_id."))
    return place


def _point(data: QueryDict, wrong: list[str]) -> tuple[float, float] | None:
    """(latitude, longitude), both or neither, in Việt Nam."""
    given = text(data, "lat"), text(data, "long")
    if not any(given):
        return None
    try:
        lat, lon = (float(value) for value in given)
    except ValueError:
        wrong.append(_("lat, long: gửi cả hai, mỗi cái một số như 10.7769 và 106.7009."))
        return None
    inside = LATITUDES[0] <= lat <= LATITUDES[1] and LONGITUDES[0] <= lon <= LONGITUDES[1]
    if not (math.isfinite(lat) and math.isfinite(lon) and inside):
        wrong.append(_("lat, long: điểm này ở ngoài Việt Nam. lat là vĩ độ, long là kinh độ."))
        return None
    return lat, lon


def _known(request: Request, code: str) -> Where | None:
    if groups := _group(day=today(), code=code):
        return Where(group=groups[0])
    mark = next((each for each in landmarks(request.commune) if _code(each) == code), None)
    return Where(group=mark.group, place=mark.name, lon=mark.lon, lat=mark.lat) if mark else None


def _code(mark: Landmark) -> str:
    return f"moc-{slugify(mark.name.replace('đ', 'd').replace('Đ', 'D'))}"


def known_places(request: Request) -> list[dict[str, Any]]:
    """Every place a client may name, groups first."""
    rows: list[dict[str, Any]] = [
        {"address_id": group.code, "address": str(group), "lat": None, "long": None} for group in groups_on(today())
    ]
    taken = {row["address_id"] for row in rows}
    for mark in landmarks(request.commune):
        if (code := _code(mark)) not in taken:
            taken.add(code)
            rows.append({"address_id": code, "address": mark.name, "lat": mark.lat, "long": mark.lon})
    return rows
