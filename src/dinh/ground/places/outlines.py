"""Reading the map a commune supplies: a GeoJSON file with its boundary, its residential groups, its landmarks; or the
map a province supplies, with the grounds of its communes.

Whatever is wrong is named by the place of the feature in the file; nothing is guessed from the shape of the ground.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.fold import fold, words
from dinh.ground.places import geometry
from dinh.ground.places.geometry import Point, Polygon, Ring, Shape
from dinh.ground.places.models import Commune, ResidentialGroup

MOST_BYTES = 5 * 1024 * 1024
MOST_FEATURES = 500
MOST_POINTS = 60_000
MOST_RING = 400  # points of a ring that are kept
FAR_TOLERANCE, FAR_MOST_RING = (
    0.0004,
    160,
)  # of a commune on a map of its province: about 40 m, less than a line is wide
TOLERANCE = 0.00003  # degrees, about 3 m: a wall's width on a map of a commune
# All of Vietnam, its islands among it: longitude, latitude.
WEST, SOUTH, EAST, NORTH = 102.0, 6.0, 118.0, 23.5
_NAMES, _CODES, _KINDS = ("name", "ten", "tên"), ("code", "ma", "mã"), ("kind", "loai", "loại")
_WARD = {"xa", "phuong", "dac khu", "ward", "commune", "ranh gioi", "dia gioi"}


@dataclass(slots=True)
class Piece:
    """One feature of the file: what it is, and what is wrong (`problems`) or worth knowing (`notes`)."""

    number: int
    title: str = ""
    what: str = ""  # «ward», «group», «landmark»
    group: ResidentialGroup | None = None
    shape: Shape = field(default_factory=list)
    point: Point | None = None
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unit: Commune | None = None  # of a province's map


class _Wrong(ValueError):
    """What is wrong with a feature, in words for the one who supplied it."""


def read_map(data: bytes | str, name: str, commune: Commune, groups: Sequence[ResidentialGroup]) -> list[Piece]:
    """The pieces of a file, judged. `groups` are those that exist today.

    Raises ValidationError, naming the file, when it is no such file at all.
    """
    pieces = _pieces(data, name, lambda piece, properties: _subject(piece, properties, commune, groups))
    _where(pieces)
    return pieces


def read_grounds(data: bytes | str, name: str, units: Sequence[Commune]) -> list[Piece]:
    """The pieces of a province's map, judged: each the ground of one of `units`, by its code («ma»).

    Raises ValidationError, naming the file, when it is no such file at all.
    """
    known = {unit.code: unit for unit in units}
    pieces = _pieces(data, name, lambda piece, properties: _unit(piece, properties, known))
    for piece in pieces:
        piece.shape = [
            [_lighter(piece, ring, FAR_TOLERANCE, FAR_MOST_RING) for ring in polygon] for polygon in piece.shape
        ]
    return pieces


def _pieces(data: bytes | str, name: str, subject: Callable[[Piece, dict[str, Any]], None]) -> list[Piece]:
    """Every feature of a file; `subject` says what one is, and raises _Wrong where it cannot."""
    features = _features(data, name)
    pieces = [_piece(number, feature, subject) for number, feature in enumerate(features, start=1)]
    _twice(pieces)
    return pieces


def as_geojson(pieces: Iterable[Piece]) -> dict[str, Any]:
    """Pieces, or what is kept of a map, as GeoJSON that `read_map` reads again."""
    features = []
    for piece in pieces:
        properties: dict[str, str] = {"ten": piece.title}
        if piece.what == "ward":
            properties["loai"] = "ranh gioi"
        elif piece.unit:
            properties["ma"] = piece.unit.code
        elif piece.group and piece.what == "group":
            properties["ma"] = piece.group.code
        geometry_of: dict[str, Any] = (
            {"type": "Point", "coordinates": piece.point}
            if piece.point
            else {"type": "MultiPolygon", "coordinates": piece.shape}
        )
        features.append({"type": "Feature", "properties": properties, "geometry": geometry_of})
    return {"type": "FeatureCollection", "features": features}


def _features(data: bytes | str, name: str) -> list[Any]:
    if len(data) > MOST_BYTES:
        raise ValidationError(_("Tệp “%(name)s” lớn hơn 5 MB. Hãy giản lược đường ranh rồi chọn lại.") % {"name": name})
    try:
        found = json.loads(data if isinstance(data, str) else data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValidationError(_("“%(name)s” không phải tệp GeoJSON (JSON, mã UTF-8).") % {"name": name}) from None
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise ValidationError(_("“%(name)s” phải là một FeatureCollection của GeoJSON.") % {"name": name})
    crs = json.dumps(found.get("crs") or "")
    if found.get("crs") and "CRS84" not in crs and "4326" not in crs:
        raise ValidationError(
            _("“%(name)s” dùng hệ tọa độ khác. Hãy xuất lại theo WGS84 (EPSG:4326), không phải VN-2000.")
            % {"name": name}
        )
    features = found.get("features")
    if not isinstance(features, list) or not features:
        raise ValidationError(_("“%(name)s” không có đối tượng nào.") % {"name": name})
    if len(features) > MOST_FEATURES:
        raise ValidationError(
            _("“%(name)s” có %(count)s đối tượng; mỗi bản đồ được %(most)s.")
            % {"name": name, "count": len(features), "most": MOST_FEATURES}
        )
    if sum(json.dumps(feature).count("[") for feature in features) > MOST_POINTS:
        raise ValidationError(
            _("“%(name)s” có quá nhiều điểm. Hãy giản lược đường ranh rồi chọn lại.") % {"name": name}
        )
    return features


def _piece(number: int, feature: Any, subject: Callable[[Piece, dict[str, Any]], None]) -> Piece:
    piece = Piece(number)
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        piece.problems.append(_("không phải một Feature"))
        return piece
    given = feature.get("properties")
    properties = {str(key).casefold(): value for key, value in given.items()} if isinstance(given, dict) else {}
    piece.title = _text(properties, _NAMES)
    try:
        _geometry(piece, feature.get("geometry"))
        subject(piece, properties)
    except _Wrong as wrong:
        piece.problems.append(str(wrong))
    return piece


def _text(properties: dict[str, Any], keys: Sequence[str]) -> str:
    found = next((properties[key] for key in keys if properties.get(key) not in (None, "")), "")
    return " ".join(str(found).split())[:150] if isinstance(found, str | int) else ""


def _subject(piece: Piece, properties: dict[str, Any], commune: Commune, groups: Sequence[ResidentialGroup]) -> None:
    """What a feature is: a point is a landmark; a polygon is the commune, or the group of its code or name."""
    if piece.point:
        piece.what = "landmark"
        if not piece.title:
            raise _Wrong(_("điểm chưa có tên: hãy ghi thuộc tính “ten”"))
        return
    code, name, kind = _text(properties, _CODES), " ".join(words(piece.title)), fold(_text(properties, _KINDS))
    by_code = [group for group in groups if code and group.code == code.casefold()]
    by_name = [group for group in groups if name and name in {" ".join(words(t)) for t in (str(group), group.name)}]
    found = by_code or by_name
    if not found and (kind in _WARD or name in {" ".join(words(str(commune))), " ".join(words(commune.name))}):
        piece.what, piece.title = "ward", commune.title
        return
    if not found:
        raise _Wrong(
            _("không biết vùng này là đơn vị nào: ghi “ma” hoặc “ten” của thôn, tổ dân phố, hoặc “loai” là “ranh gioi”")
        )  # fmt: skip
    piece.what, piece.group, piece.title = "group", found[0], str(found[0])


def _unit(piece: Piece, properties: dict[str, Any], known: dict[str, Commune]) -> None:
    code = _text(properties, _CODES)
    if piece.point:
        raise _Wrong(_("chỉ nhận vùng (Polygon): điểm không phải là địa bàn của xã, phường"))
    if not code:
        raise _Wrong(_("chưa có mã: hãy ghi thuộc tính “ma” là mã đơn vị hành chính của xã, phường"))
    if code not in known:
        raise _Wrong(_("không có xã, phường nào mang mã %(code)s trong danh sách") % {"code": code})
    piece.what, piece.unit, piece.title = "unit", known[code], known[code].title


def _geometry(piece: Piece, given: Any) -> None:
    kind = given.get("type") if isinstance(given, dict) else None
    if kind == "Point":
        piece.point = _point(given.get("coordinates"))
    elif kind in ("Polygon", "MultiPolygon"):
        rings = given.get("coordinates")
        polygons = [rings] if kind == "Polygon" else rings
        if not isinstance(polygons, list) or not polygons:
            raise _Wrong(_("vùng không có tọa độ"))
        piece.shape = [_polygon(piece, polygon) for polygon in polygons]
    else:
        raise _Wrong(_("dạng “%(kind)s” không dùng được: chỉ nhận vùng (Polygon) và điểm (Point)") % {"kind": kind})


def _polygon(piece: Piece, given: Any) -> Polygon:
    if not isinstance(given, list) or not given:
        raise _Wrong(_("vùng không có tọa độ"))
    rings = [_ring(piece, ring) for ring in given]
    turned = geometry.wound(rings)
    if turned != rings:
        piece.notes.append(_("chiều của đường ranh đã được sửa theo chuẩn"))
    return turned


def _ring(piece: Piece, given: Any) -> Ring:
    if not isinstance(given, list):
        raise _Wrong(_("đường ranh không có tọa độ"))
    ring = [_point(point) for point in given]
    ring = [point for place, point in enumerate(ring) if place == 0 or point != ring[place - 1]]
    if ring and ring[0] != ring[-1]:
        ring.append(ring[0])
        piece.notes.append(_("đường ranh hở đã được khép lại"))
    if len(ring) < 4:
        raise _Wrong(_("đường ranh cần ít nhất ba điểm không thẳng hàng"))
    if met := geometry.crossing(ring):
        raise _Wrong(
            _("đường ranh tự cắt tại kinh độ %(lon).5f, vĩ độ %(lat).5f: hãy sửa rồi chọn lại")
            % {"lon": met[0], "lat": met[1]}
        )
    if geometry.signed_area(ring) == 0:
        raise _Wrong(_("đường ranh cần ít nhất ba điểm không thẳng hàng"))
    return _lighter(piece, ring)


def _lighter(piece: Piece, ring: Ring, tolerance: float = TOLERANCE, most: int = MOST_RING) -> Ring:
    """Fewer points for display, but never such that the line crosses itself."""
    lighter = ring
    while True:
        tried = geometry.simplified(ring, tolerance)
        if geometry.crossing(tried):
            break
        lighter = tried
        if len(lighter) <= most:
            break
        tolerance *= 2
    if len(lighter) < len(ring):
        piece.notes.append(_("giản lược từ %(old)s còn %(new)s điểm") % {"old": len(ring), "new": len(lighter)})
    return lighter


def _point(given: Any) -> Point:
    numbers = given[:2] if isinstance(given, list | tuple) else []
    plain = all(isinstance(number, int | float) and not isinstance(number, bool) for number in numbers)
    if len(numbers) < 2 or not plain or not all(-1e12 < number < 1e12 for number in numbers):  # NaN is not between
        raise _Wrong(_("tọa độ phải là hai số: kinh độ, vĩ độ"))
    lon, lat = float(numbers[0]), float(numbers[1])
    if WEST <= lon <= EAST and SOUTH <= lat <= NORTH:
        return round(lon, 6), round(lat, 6)
    if WEST <= lat <= EAST and SOUTH <= lon <= NORTH:
        raise _Wrong(_("kinh độ và vĩ độ bị đảo chỗ: GeoJSON ghi kinh độ trước (khoảng 102–118)"))
    if abs(lon) > 180 or abs(lat) > 90:
        raise _Wrong(_("tọa độ tính bằng mét (VN-2000?): hãy xuất lại theo WGS84, tính bằng độ"))
    raise _Wrong(_("điểm %(lon)s, %(lat)s nằm ngoài Việt Nam") % {"lon": lon, "lat": lat})


def _twice(pieces: list[Piece]) -> None:
    """One outline for each unit, one landmark of a name at a place."""
    seen: dict[Any, int] = {}
    for piece in pieces:
        if piece.problems:
            continue
        unit = piece.unit or piece.group
        key = (piece.what, unit.pk if unit else None, fold(piece.title), piece.point)
        if key in seen:
            piece.problems.append(_("trùng với đối tượng thứ %(number)s của tệp") % {"number": seen[key]})
        seen.setdefault(key, piece.number)


def _where(pieces: list[Piece]) -> None:
    """The group each landmark stands in; what lies outside the boundary is told, not refused."""
    good = [piece for piece in pieces if not piece.problems]
    ward = next((piece.shape for piece in good if piece.what == "ward"), None)
    for piece in good:
        lon, lat = piece.point or (geometry.centre(piece.shape) if piece.shape else (0.0, 0.0))
        if piece.point:
            homes = (other for other in good if other.what == "group" and geometry.inside(other.shape, lon, lat))
            piece.group = next((home.group for home in homes), None)
        if ward and piece.what != "ward" and not geometry.inside(ward, lon, lat):
            piece.notes.append(_("nằm ngoài ranh giới xã, phường trong tệp"))
