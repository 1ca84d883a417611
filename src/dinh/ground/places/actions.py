"""What changes about a commune's face and its residential groups. A group is never overwritten: it ends on a day, and
others begin that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.files.actions import store
from dinh.ground.fold import words
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places import geometry, permissions
from dinh.ground.places.emblem import squares
from dinh.ground.places.models import Commune, Emblem, Landmark, Outline, ResidentialGroup
from dinh.ground.places.outlines import Piece

FIELDS = ("code", "name", "label", "households", "meeting_place", "valid_from")


@dataclass(frozen=True, slots=True)
class NewGroup:
    """A group that a merger or a split brings forth."""

    code: str
    name: str
    households: int
    meeting_place: str = ""


@act
def add_group(*, by: Actor, fields: dict[str, Any], ground: str = "") -> ResidentialGroup:
    """`fields` are FIELDS. Raises ValidationError by field; Refused without the power house.manage."""
    require(by, permissions.MANAGE)
    group = ResidentialGroup(commune=by.commune, **{name: fields[name] for name in FIELDS if name in fields})
    _begin(group)
    record(by, "places.add_group", group, ground=ground, after=_values(group))
    return group


@act
def edit_group(*, by: Actor, group_id: int, households: int, meeting_place: str, label: str) -> ResidentialGroup:
    """Correct what does not make it another group: the number of households, the place of meeting, the kind."""
    group = ResidentialGroup.objects.select_for_update().get(pk=group_id)
    require(by, permissions.MANAGE, group)
    before = _values(group)
    group.households, group.meeting_place, group.label = households, meeting_place, label
    group.full_clean()
    group.save(update_fields=["households", "meeting_place", "label"])
    record(by, "places.edit_group", group, before=before, after=_values(group))
    return group


@act
def rename_group(*, by: Actor, group_id: int, name: str, day: date, ground: str = "") -> ResidentialGroup:
    """From `day` the group has another name: the old row ends, a new one with the same code begins."""
    old = _ending(by, [group_id], day)[0]
    new = ResidentialGroup(
        commune=by.commune,
        code=old.code,
        name=name,
        label=old.label,
        households=old.households,
        meeting_place=old.meeting_place,
        valid_from=day,
    )
    _end([old], day)
    _begin(new, [old])
    record(by, "places.rename_group", new, ground=ground, before={"name": old.name}, after={"name": name, "day": day})
    return new


@act
def merge_groups(*, by: Actor, group_ids: list[int], into: NewGroup, day: date, ground: str = "") -> ResidentialGroup:
    """From `day` several groups are one; `ground` names the people's council's resolution."""
    if len(set(group_ids)) < 2:
        raise ValidationError(_("Sáp nhập cần ít nhất hai thôn, tổ dân phố. Hãy chọn thêm."))
    old = _ending(by, group_ids, day)
    new = _make(by, into, old[0].label, day)
    _end(old, day)
    _begin(new, old)
    names = [str(group) for group in old]
    record(by, "places.merge_groups", new, ground=ground, before={"groups": names}, after={**_values(new), "day": day})
    return new


@act
def split_group(
    *, by: Actor, group_id: int, parts: list[NewGroup], day: date, ground: str = ""
) -> list[ResidentialGroup]:
    """From `day` one group is several. Raises ValidationError unless the parts' households sum to the whole's."""
    if len(parts) < 2:
        raise ValidationError(_("Chia tách cần ít nhất hai thôn, tổ dân phố mới."))
    old = _ending(by, [group_id], day)
    total = sum(part.households for part in parts)
    if total != old[0].households:
        raise ValidationError(
            _("Tổng số hộ các phần là %(total)s, khác %(whole)s hộ của đơn vị bị chia. Hãy sửa cho khớp.")
            % {"total": total, "whole": old[0].households}
        )
    new = [_make(by, part, old[0].label, day) for part in parts]
    _end(old, day)
    for group in new:
        _begin(group, old)
    after = {"groups": [str(group) for group in new], "day": day}
    record(by, "places.split_group", old[0], ground=ground, before=_values(old[0]), after=after)
    return new


@act
def import_groups(*, by: Actor, rows: list[dict[str, Any]]) -> list[ResidentialGroup]:
    """Add every row (FIELDS) or none."""
    require(by, permissions.MANAGE)
    added = [add_group(by=by, fields=row) for row in rows]
    record(by, "places.import", by.commune, after={"added": [str(group) for group in added]})
    return added


@act
def import_map(*, by: Actor, pieces: list[Piece]) -> int:
    """The pieces become the commune's whole map, in place of the one there was. Returns how many there are.

    Raises ValidationError when one of them has a problem: then nothing is changed.
    """
    require(by, permissions.MANAGE)
    wrong = [piece for piece in pieces if piece.problems]
    if wrong or not pieces:
        numbers = ", ".join(str(piece.number) for piece in wrong)
        raise ValidationError(_("Chưa ghi được: đối tượng %(numbers)s còn lỗi.") % {"numbers": numbers or "–"})
    before = {"outlines": Outline.objects.count(), "landmarks": Landmark.objects.count()}
    Outline.objects.all().delete()
    Landmark.objects.all().delete()
    outlines, landmarks = [], []
    for piece in pieces:
        if piece.point:
            folded = " ".join(words(piece.title))
            lon, lat = piece.point
            landmarks.append(
                Landmark(commune=by.commune, name=piece.title, group=piece.group, lon=lon, lat=lat, folded=folded)
            )
            continue
        west, south, east, north = geometry.bounds(geometry.points_of(piece.shape))
        outlines.append(
            Outline(
                commune=by.commune, group=piece.group, shape=piece.shape, west=west, south=south, east=east, north=north
            )
        )
    Outline.objects.bulk_create(outlines)
    Landmark.objects.bulk_create(landmarks)
    after = {"outlines": len(outlines), "landmarks": len(landmarks), "of": [str(piece.title) for piece in pieces][:60]}
    record(by, "places.import_map", by.commune, before=before, after=after)
    return len(pieces)


@act
def add_emblem(*, by: Actor, data: bytes, name: str) -> Emblem:
    """A picture becomes the commune's emblem on all its pages. Raises ValidationError naming the file, the cause and
    the way out; Refused without the power house.manage."""
    require(by, permissions.MANAGE)
    picture, icon = squares(data, name)
    emblem = Emblem.objects.filter(picture__sha256=sha256(picture).hexdigest()).first()
    if emblem is None:
        stored = [store(by=by, data=each, name="bieu-trung.png") for each in (picture, icon)]
        emblem = Emblem.objects.create(commune=by.commune, picture=stored[0], icon=stored[1])
    record(by, "places.add_emblem", emblem, after=_show(by, emblem))
    return emblem


@act
def show_emblem(*, by: Actor, emblem_id: int | None) -> None:
    """Put one of the commune's former emblems back, or with None take its emblem off: Đình's own stands there then.
    Raises Emblem.DoesNotExist for another commune's."""
    require(by, permissions.MANAGE)
    emblem = Emblem.objects.select_related("picture").get(pk=emblem_id) if emblem_id is not None else None
    record(by, "places.show_emblem", by.commune, after=_show(by, emblem))


def _show(by: Actor, emblem: Emblem | None) -> dict[str, Any]:
    """What the journal says of it: the emblem now and the one before, by their pictures."""
    commune = _held(by)
    before = commune.emblem
    commune.emblem = emblem.picture.sha256 if emblem else ""
    commune.save(update_fields=["emblem"])
    return {"emblem": commune.emblem, "before": before}


@act
def greet(*, by: Actor, greeting: str) -> None:
    """The line that greets whoever opens the commune's first page; empty takes it away."""
    require(by, permissions.MANAGE)
    commune = _held(by)
    before, commune.greeting = commune.greeting, " ".join(greeting.split())
    commune.full_clean()
    commune.save(update_fields=["greeting"])
    record(by, "places.greet", commune, before={"greeting": before}, after={"greeting": commune.greeting})


def _held(by: Actor) -> Commune:
    """Locked as a row that others may go on pointing at."""
    return Commune.objects.select_for_update(no_key=True).get(pk=by.commune.pk)


def _ending(by: Actor, ids: list[int], day: date) -> list[ResidentialGroup]:
    """Lock the groups that are to end on `day`, having checked that each exists just before it."""
    groups = list(ResidentialGroup.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    for group in groups:
        require(by, permissions.MANAGE, group)
        if group.valid_to is not None:
            raise ValidationError(
                _("%(group)s đã kết thúc ngày %(day)s.") % {"group": group, "day": f"{group.valid_to:%d/%m/%Y}"}
            )
        if group.valid_from >= day:
            raise ValidationError(
                _("%(group)s bắt đầu ngày %(day)s: thay đổi phải có hiệu lực sau ngày ấy.")
                % {"group": group, "day": f"{group.valid_from:%d/%m/%Y}"}
            )
    if len(groups) != len(set(ids)):
        raise ValidationError(_("Có thôn, tổ dân phố đã chọn không còn. Hãy tải lại trang và chọn lại."))
    return groups


def _make(by: Actor, part: NewGroup, label: str, day: date) -> ResidentialGroup:
    return ResidentialGroup(
        commune=by.commune,
        code=part.code,
        name=part.name,
        label=label,
        households=part.households,
        meeting_place=part.meeting_place,
        valid_from=day,
    )


def _begin(group: ResidentialGroup, came_from: list[ResidentialGroup] | None = None) -> None:
    """Save a new group; refuses a code that another group carries at the same time."""
    group.full_clean()
    rivals = ResidentialGroup.objects.filter(code=group.code).exclude(valid_to__lte=group.valid_from)
    if rivals.exists():
        raise ValidationError(
            {"code": _("Mã “%(code)s” đang dùng cho đơn vị khác. Hãy chọn mã khác.") % {"code": group.code}}
        )
    group.save(force_insert=True)
    if came_from:
        group.came_from.set(came_from)


def _end(groups: list[ResidentialGroup], day: date) -> None:
    for group in groups:
        group.valid_to = day
        group.save(update_fields=["valid_to"])


def _values(group: ResidentialGroup) -> dict[str, Any]:
    return {name: getattr(group, name) for name in FIELDS}
