"""What a province's office enters: the list of its communes, their grounds on the map, and figures of those that keep
records elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.account.province import permissions
from dinh.account.province.handing import why_not_hand_in
from dinh.account.province.models import Cell, HandIn, Merger
from dinh.account.province.models_ground import Ground
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import Commune, Province
from dinh.ground.places.outlines import Piece
from dinh.ground.places.queries import communes_of
from dinh.ground.room import Value
from dinh.law.periods import Period


@dataclass(frozen=True, slots=True)
class Unit:
    """A line of the list of administrative units. `into` is the code of the one it went into on `on`, or empty.
    `province` is the code of its province, for the country's list; a province's is of its own communes."""

    code: str
    name: str
    kind: str
    into: str = ""
    on: date | None = None
    province: str = ""


@act
def list_units(*, by: Actor, units: Sequence[Unit]) -> int:
    """Add communes that are not known yet, correct names and kinds, note mergers; returns how many lines changed
    anything. A commune that keeps its records here keeps its name: it is its own to change."""
    require(by, permissions.WRITE, by.commune)
    known = {each.code: each for each in communes_of(by.commune)}
    changed = []
    for unit in units:
        found = known.get(unit.code)
        if found is None:
            found = Commune(
                province=_province(by.commune, unit), code=unit.code, name=unit.name, kind=unit.kind, here=False,
                is_demo=by.commune.is_demo,
            )  # fmt: skip
        elif found.here or (found.name, found.kind) == (unit.name, unit.kind):
            continue
        found.name, found.kind = unit.name, unit.kind
        found.save()
        known[unit.code] = found
        changed.append(unit.code)
    for unit in units:
        if unit.into and unit.on:
            merger, new = Merger.objects.get_or_create(
                commune=by.commune, unit=known[unit.code], defaults={"into": _into(unit, known), "on": unit.on}
            )
            if new:
                changed.append(f"{unit.code}→{merger.into.code}")
    record(by, "province.list_units", by.commune, after={"lines": len(units), "changed": changed[:200]})
    return len(changed)


def _province(office: Commune, unit: Unit) -> Province:
    if office.kind != Commune.Kind.COUNTRY:
        return office.province
    found = Province.objects.filter(code=unit.province).first()
    if found is None:
        raise Refused(
            _("Dòng %(code)s là xã, phường mới: ghi mã của một tỉnh, thành phố đã có ở đây, không phải “%(province)s”.")
            % {"code": unit.code, "province": unit.province}
        )
    return found


def _into(unit: Unit, known: dict[str, Commune]) -> Commune:
    if unit.into not in known:
        raise Refused(
            _("Dòng %(code)s: mã nhập vào %(into)s không có trong tỉnh.") % {"code": unit.code, "into": unit.into}
        )
    return known[unit.into]


@act
def draw_map(*, by: Actor, pieces: Sequence[Piece]) -> int:
    """The pieces become the grounds of the office's whole map, in place of those there were; returns how many.

    Raises ValidationError when one of them has a problem, or there is none: then nothing is changed.
    """
    require(by, permissions.WRITE, by.commune)
    wrong = [piece for piece in pieces if piece.problems or piece.unit is None]
    if wrong or not pieces:
        numbers = ", ".join(str(piece.number) for piece in wrong)
        raise ValidationError(_("Chưa ghi được: đối tượng %(numbers)s còn lỗi.") % {"numbers": numbers or "–"})
    before = Ground.objects.count()
    Ground.objects.all().delete()
    Ground.objects.bulk_create(Ground(commune=by.commune, unit=piece.unit, shape=piece.shape) for piece in pieces)
    codes = [piece.unit.code for piece in pieces if piece.unit]
    record(
        by, "province.draw_map", by.commune, before={"units": before}, after={"units": len(codes), "of": codes[:200]}
    )
    return len(codes)


@act
def hand_in(*, by: Actor, unit: Commune, period: Period, figures: dict[str, Value], replace: bool = False) -> HandIn:
    """Keep what a commune handed in for a period. `figures` by indicator key, parts within wholes, nothing negative.

    Raises Refused: the commune keeps its records here (they are counted, not typed), is another office's, the period
    is not over, a figure is unknown or impossible, or the period was handed in before and `replace` is not said.
    """
    require(by, permissions.WRITE, by.commune)
    if refusal := why_not_hand_in(by, unit, period, figures):
        raise Refused(refusal)
    before = HandIn.objects.filter(unit=unit, period=str(period), replaced=False).first()
    if before and not replace:
        raise Refused(
            _("%(unit)s đã gửi số liệu kỳ này ngày %(day)s. Bản cũ còn nguyên; muốn thay thì chọn thay bản trước.")
            % {"unit": unit.title, "day": f"{timezone.localdate(before.at):%d/%m/%Y}"}
        )
    if before:
        before.replaced = True
        before.save(update_fields=["replaced"])
    made = HandIn(
        commune=by.commune, unit=unit, period=str(period), at=timezone.now(), by_label=by.label,
        figures={key: [value.part, value.whole] for key, value in sorted(figures.items())},
    )  # fmt: skip
    made.save()
    Cell.objects.of_unit(unit, str(period)).drop()
    Cell.objects.put(
        Cell(commune=unit, key=key, period=str(period), part=value.part, whole=value.whole)
        for key, value in figures.items()
        if value.part or value.whole
    )
    after = {"unit": unit.code, "period": str(period), "figures": made.figures}
    record(by, "province.hand_in", made, before=before.figures if before else {}, after=after)
    return made
