"""What the pages read: rubrics, campaigns, sheets, results, comments, appeals; and who may read a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from dinh.account.scores import permissions
from dinh.account.scores.models import Appeal, Campaign, Comment, Evidence, Line, Result, Rubric, Sheet
from dinh.account.scores.recompute import every, flags, sections
from dinh.account.scores.results import Standing
from dinh.account.scores.rubrics.check import Item
from dinh.account.scores.sources import all_leaves, from_records
from dinh.ground.actor import Actor
from dinh.ground.fold import fold
from dinh.ground.gate import may
from dinh.ground.pins import right_pin

WAITING = ("self", "appraisal", "posted", "ready", "decided")


def rubrics() -> QuerySet[Rubric]:
    return Rubric.objects.annotate(campaign_count=Count("campaigns"))


def find_rubric(ref: str) -> Rubric | None:
    return Rubric.objects.filter(ref=ref).first()


def in_use(day: date) -> list[Rubric]:
    """Adopted rubrics in force on a day, the newest version of each key."""
    newest: dict[str, Rubric] = {}
    for one in Rubric.objects.filter(state=Rubric.State.ADOPTED).order_by("key", "version"):
        if one.in_force(day):
            newest[one.key] = one
    return list(newest.values())


def to_open() -> QuerySet[Rubric]:
    return Rubric.objects.filter(state=Rubric.State.ADOPTED).order_by("title", "-version")


def campaigns() -> QuerySet[Campaign]:
    rows = Campaign.objects.select_related("rubric").annotate(
        sheet_count=Count("sheets", distinct=True),
        sent_count=Count("sheets", filter=Q(sheets__submitted_on__isnull=False), distinct=True),
    )
    return rows.order_by("-year", "-opened_on", "-pk")


def public() -> QuerySet[Campaign]:
    """What anyone may read: posted drafts and published results."""
    rows = Campaign.objects.filter(posted_on__isnull=False, stopped_on=None).select_related("rubric")
    return rows.order_by("-posted_on", "-pk")


def find(ref: str) -> Campaign | None:
    return Campaign.objects.select_related("rubric", "commune").filter(ref=ref).first()


@dataclass(frozen=True, slots=True)
class Wanted:
    q: str = ""
    stage: str = ""
    year: str = ""


def listed(wanted: Wanted, day: date) -> list[Campaign]:
    """Campaigns of the list, those that still want something first."""
    found = [
        one for one in campaigns()
        if fold(wanted.q) in fold(f"{one.title} {one.ref}") and wanted.stage in ("", one.stage(day))
        and wanted.year in ("", str(one.year))
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.stage(day) not in WAITING)


def years() -> list[int]:
    return sorted(set(Campaign.objects.values_list("year", flat=True)), reverse=True)


def sheet(campaign: Campaign, key: str) -> Sheet | None:
    found = campaign.sheets.select_related("body", "group").filter(key=key).first()
    if found is not None:
        found.campaign = campaign
    return found


def own_sheets(by: Actor) -> QuerySet[Sheet]:
    """Sheets of the body, or the group, of the post acted from, that still wait for the self-score."""
    if by.post is None:
        return Sheet.objects.none()
    mine = Q(group=by.post.group_id) if by.post.group_id else Q(body=by.post.body_id)
    rows = Sheet.objects.filter(mine, submitted_on=None, campaign__stopped_on=None, campaign__posted_on=None)
    return rows.filter(Q(campaign__appraised_from=None) | Q(returned_on__isnull=False)).select_related(
        "campaign__rubric"
    )


def result(campaign: Campaign, number: int | None = None) -> Result | None:
    """A result of that number; the newest without one."""
    rows = campaign.results.order_by("-number")
    return rows.first() if number is None else rows.filter(number=number).first()


def shown_result(campaign: Campaign) -> Result | None:
    """What the public may see today: the draft while it hangs and until the result is published, then the newest."""
    return result(campaign) if campaign.published_on else result(campaign, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet on a page. `level` is the depth in the tree; a group of criteria has `leaf` False."""

    item: Item
    section: str
    level: int
    leaf: bool
    line: Any = None
    claimed: Any = None
    points: Any = None
    reached: Any = None


def rows_of(rubric: Item) -> Iterator[tuple[Item, str, int]]:
    """Every criterion with its section and depth, in reading order; then vetoes and lowerings."""
    for name, part in sections(rubric).items():
        yield from ((one, name, depth) for one, depth in _deep(part, 0))
    for flag in flags(rubric):
        yield flag, "flags", 0


def _deep(criteria: list[Item], depth: int) -> Iterator[tuple[Item, int]]:
    for one in criteria:
        yield one, depth
        yield from _deep(one.get("children") or [], depth + 1)


def sheet_rows(one: Standing) -> list[Row]:
    """A sheet as its page shows it: each criterion with its line, its claimed and its present points."""
    rubric = one.sheet.campaign.rubric.data
    rows = []
    for item, section, level in rows_of(rubric):
        key, inner = item["key"], bool(item.get("children"))
        keys = [leaf["key"] for leaf in every([item]) if not leaf.get("children")]
        reached = sum((one.outcome["points"].get(each) or 0 for each in keys), start=one.outcome["base"] * 0)
        rows.append(Row(
            item, section, level, not inner, one.lines.get(key), one.claimed["points"].get(key),
            one.outcome["points"].get(key), reached,
        ))  # fmt: skip
    return rows


@dataclass(frozen=True, slots=True)
class Difference:
    """A datum of a published result that the records no longer give."""

    sheet: str
    key: str
    title: str
    then: Item
    now: Item


def differences(campaign: Campaign) -> list[Difference]:
    """Where the records say today something else than when they went into the newest result. The result stays."""
    newest = result(campaign)
    if newest is None:
        return []
    stored = {one["key"]: one["lines"] for one in newest.file["sheets"]}
    found: list[Difference] = []
    seen: dict[Any, Any] = {}
    for each in campaign.sheets.select_related("body", "group"):
        each.campaign = campaign
        for leaf in all_leaves(campaign.rubric.data):
            line = stored.get(each.key, {}).get(leaf["key"], {})
            if not line.get("from_records"):
                continue
            now = from_records(each, leaf, campaign.commune, seen)
            if now is not None and now != line["datum"]:
                found.append(Difference(each.name, leaf["key"], leaf["title"], line["datum"], now))
    return found


def comments(campaign: Campaign) -> QuerySet[Comment]:
    return Comment.objects.filter(campaign=campaign).select_related("sheet").order_by("answered_on", "pk")


def released(campaign: Campaign) -> QuerySet[Comment]:
    return comments(campaign).filter(released=True).order_by("pk")


def open_with_pin(ref: str, pin: str) -> Comment | None:
    """A comment by its reference and PIN; both must be right, and both are told wrong in the same words."""
    found = Comment.objects.filter(ref=ref).select_related("campaign", "sheet").first()
    return found if right_pin(pin, found.pin_hash if found else None) else None


def appeals(campaign: Campaign) -> QuerySet[Appeal]:
    return Appeal.objects.filter(sheet__campaign=campaign).select_related("sheet__campaign__rubric", "file", "result")


def may_read_file(by: Actor, file_id: int) -> bool:
    """Evidence and papers of appeals are read by whoever works with scores."""
    if not may(by, permissions.READ, by.commune):
        return False
    return Evidence.objects.filter(file=file_id).exists() or Appeal.objects.filter(file=file_id).exists()


def previous(rubric: Rubric) -> list[Campaign]:
    """Decided campaigns that a draft can be tried on: of the same kind of target, the newest first."""
    rows = Campaign.objects.filter(decided_on__isnull=False, stopped_on=None).select_related("rubric", "commune")
    return [one for one in rows.order_by("-year", "-pk") if one.rubric.data["target"] == rubric.data.get("target")]


def line(campaign: Campaign, sheet_key: str, key: str) -> Line | None:
    rows = Line.objects.select_related("sheet__campaign__rubric", "sheet__body", "sheet__group")
    return rows.filter(sheet__campaign=campaign, sheet__key=sheet_key, key=key).first()
