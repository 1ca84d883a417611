"""What the acts of the room share: rows locked as they were seen, texts that must be there, who acted."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.account.scores.models import Campaign, Line, Rubric, Sheet
from dinh.account.scores.recompute import number, written
from dinh.account.scores.rubrics.check import Item
from dinh.account.scores.sources import all_leaves
from dinh.ground.actor import Actor
from dinh.ground.journal.actions import record
from dinh.ground.search import index

SEARCH_KIND = "scores"
MOST_COUNT = 10**9


def who(actor: Actor) -> str:
    """The post that acted, as rows keep it: posts stay when people go."""
    return f"{actor.post.title}, {actor.post.body.name}"[:300] if actor.post else ""


def needed(name: str, text: str, words: str, most: int = 5000) -> str:
    """The text without spaces around it. Raises ValidationError on `name` when there is none, or too much."""
    text = text.replace("\x00", "").strip()
    if not text:
        raise ValidationError({name: words})
    if len(text) > most:
        told = _("Dài %(length)d ký tự, nhiều nhất %(most)d. Hãy viết gọn hơn.")
        raise ValidationError({name: told % {"length": len(text), "most": most}})
    return text


def unchanged(row: Rubric | Campaign | Sheet | Line, edition: int) -> None:
    """Raises ValidationError when someone changed the row since `edition` was shown."""
    if row.edition != edition:
        raise ValidationError(
            _(
                "Trong lúc anh/chị đang viết, người khác vừa sửa chỗ này. Những gì vừa gõ vẫn còn ở dưới; hãy xem bản "
                "mới rồi gửi lần nữa."
            )
        )


def lock_rubric(rubric: Rubric) -> Rubric:
    """The row as it is now, locked to the end of the act; so do the three below."""
    locked: Rubric = Rubric.objects.select_for_update().get(pk=rubric.pk)
    return locked


def lock(campaign: Campaign) -> Campaign:
    locked: Campaign = (
        Campaign.objects.select_for_update(of=("self",)).select_related("rubric", "commune").get(pk=campaign.pk)
    )
    return locked


def lock_line(line: Line) -> Line:
    """A line with its sheet and campaign. The campaign is locked first, so that nothing moves while it is decided."""
    list(Campaign.objects.select_for_update(of=("self",)).filter(sheets__lines=line.pk))
    rows = Line.objects.select_for_update(of=("self",)).select_related("sheet__campaign__rubric")
    locked: Line = rows.get(pk=line.pk)
    return locked


def lock_sheet(sheet: Sheet) -> Sheet:
    list(Campaign.objects.select_for_update(of=("self",)).filter(sheets=sheet.pk))
    rows = Sheet.objects.select_for_update(of=("self",)).select_related("campaign__rubric")
    locked: Sheet = rows.get(pk=sheet.pk)
    return locked


def keep(actor: Actor, campaign: Campaign, what: str, *, ground: str = "", **after: Any) -> Campaign:
    """Save the campaign one edition on, write the journal, tell search."""
    campaign.edition += 1
    campaign.save()
    index.put(actor.commune, SEARCH_KIND, campaign)
    record(actor, f"scores.{what}", campaign, ground=ground[:500], after=after)
    return campaign


def leaf_of(rubric: Item, key: str) -> Item | None:
    """The criterion of that key; None for a veto or a lowering."""
    return next((leaf for leaf in all_leaves(rubric) if leaf["key"] == key), None)


def checked(rubric: Item, key: str, datum: Item) -> Item:
    """The datum as this criterion takes it, and nothing else in it.

    Raises ValidationError naming `part`, `whole`, `points` or `idle`: a part above its whole, points above the most,
    something negative, «no task» where the rubric knows no such case.
    """
    leaf = leaf_of(rubric, key)
    if leaf is None:
        return {"yes": bool(datum.get("yes"))}
    if datum.get("idle"):
        if (leaf.get("idle") or rubric["idle"]) == "no":
            raise ValidationError({"idle": _("Bộ tiêu chí không cho ghi «không phát sinh» ở tiêu chí này.")})
        return {"idle": True}
    kind = leaf["formula"]["kind"]
    if kind == "yesno":
        return {"yes": bool(datum["yes"])} if datum.get("yes") is not None else {}
    if kind == "manual":
        return _points(leaf, datum)
    if datum.get("part") is None:
        return {}
    part = _count("part", datum["part"])
    if kind == "each" or leaf["formula"].get("of") == "count":
        return {"part": part}
    if datum.get("whole") is None:
        raise ValidationError({"whole": _("Hãy ghi tổng số: bao nhiêu trên bao nhiêu.")})
    whole = _count("whole", datum["whole"])
    if part > whole:
        raise ValidationError(
            {"part": _("Số làm được (%(part)d) nhiều hơn tổng số (%(whole)d).") % {"part": part, "whole": whole}}
        )
    return {"part": part, "whole": whole}


def _points(leaf: Item, datum: Item) -> Item:
    if datum.get("points") in (None, ""):
        return {}
    try:
        value = number(str(datum["points"]).strip().replace(",", "."))
    except ValueError:
        raise ValidationError({"points": _("Điểm phải là số, ví dụ 4,5.")}) from None
    if not 0 <= value <= number(leaf["points"]):
        words = _("Điểm phải từ 0 đến %(most)s.")
        raise ValidationError({"points": words % {"most": str(leaf["points"]).replace(".", ",")}})
    return {"points": written(value)}


def _count(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_COUNT:
        raise ValidationError({name: _("Hãy ghi số nguyên từ 0 trở lên.")})
    return value
