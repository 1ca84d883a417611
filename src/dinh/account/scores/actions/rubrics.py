"""Rubrics: brought in from a file, begun from one that comes with the house or from an earlier version, edited,
adopted.

An adopted version never changes; `edit` is the one way a draft does: the pages make the new data, this keeps it.
"""

from __future__ import annotations

import json
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from dinh.account.scores import permissions, sources
from dinh.account.scores.actions.common import lock_rubric, needed, unchanged, who
from dinh.account.scores.models import Rubric
from dinh.account.scores.rubrics.check import KEY, Fault, Item, check
from dinh.account.scores.rubrics.files import DEEPEST, FORMAT, MOST
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import Commune
from dinh.ground.refs import new_ref


def faults_of(commune: Commune, data: Item) -> list[Fault]:
    """What speaks against a rubric here, today: indicators are asked in last year, where there are records."""
    return check(data, sources.known(commune, today().year - 1))


@act
def begin(*, by: Actor, data: Item) -> Rubric:
    """A new draft with this data: the first version of its key, or the next one. It may still have faults.

    Raises ValidationError for data without a key, title or criteria that can be edited.
    """
    require(by, permissions.NEW_RUBRIC, by.commune)
    data = _plain(data)
    key = str(data["key"])
    last = Rubric.objects.filter(key=key).aggregate(last=Max("version"))["last"] or 0
    rubric = Rubric(
        commune=by.commune, ref=new_ref("BT"), key=key, version=last + 1, title=str(data["title"])[:300], data=data,
        made_on=today(), made_by=who(by),
    )  # fmt: skip
    rubric.save(force_insert=True)
    record(by, "scores.begin_rubric", rubric, after={"key": key, "version": rubric.version})
    return rubric


@act
def edit(*, by: Actor, rubric: Rubric, data: Item, edition: int, what: str = "") -> Rubric:
    """Change a draft. `what` says which part, for the journal. Raises ValidationError when someone else was quicker."""
    rubric = lock_rubric(rubric)
    require(by, permissions.WRITE_RUBRIC, rubric)
    unchanged(rubric, edition)
    data = _plain({**data, "key": rubric.key})
    rubric.data, rubric.title, rubric.edition = data, str(data["title"])[:300], rubric.edition + 1
    rubric.save()
    record(by, "scores.edit_rubric", rubric, after={"what": what[:200], "edition": rubric.edition})
    return rubric


@act
def drop_rubric(*, by: Actor, rubric: Rubric, edition: int) -> Rubric:
    """Lay a draft aside. It stays to be read."""
    rubric = lock_rubric(rubric)
    require(by, permissions.WRITE_RUBRIC, rubric)
    unchanged(rubric, edition)
    rubric.state, rubric.edition = Rubric.State.DROPPED, rubric.edition + 1
    rubric.save()
    record(by, "scores.drop_rubric", rubric)
    return rubric


@act
def adopt(*, by: Actor, rubric: Rubric, decision: str, valid_from: date, edition: int) -> Rubric:
    """Adopt a draft: from now on it is as it is. The version before it ends the day before, where it had no end.

    Raises ValidationError while it has faults, without the paper, or from a day on which the version before has
    not begun.
    """
    rubric = lock_rubric(rubric)
    require(by, permissions.ADOPT, rubric)
    unchanged(rubric, edition)
    decision = needed("decision", decision, _("Hãy ghi văn bản thông qua."), 200)
    data = {**rubric.data, "valid_from": valid_from.isoformat()}
    if faults := faults_of(by.commune, data):
        words = _("Bộ tiêu chí còn %(count)d chỗ sai, ví dụ %(first)s. Hãy sửa hết rồi mới thông qua.")
        raise ValidationError(words % {"count": len(faults), "first": faults[0]})
    before = Rubric.objects.filter(key=rubric.key, state=Rubric.State.ADOPTED).order_by("-version").first()
    if before and before.valid_from and valid_from <= before.valid_from:
        words = _("Bản trước có hiệu lực từ %(day)s; bản này phải từ ngày sau đó.")
        raise ValidationError({"valid_from": words % {"day": f"{before.valid_from:%d/%m/%Y}"}})
    end = data.get("valid_to")
    rubric.data, rubric.state, rubric.valid_from = data, Rubric.State.ADOPTED, valid_from
    rubric.valid_to = date.fromisoformat(end) if end else None
    rubric.adopted_on, rubric.adopted_by, rubric.decision = today(), who(by), decision
    rubric.edition += 1
    rubric.save()
    record(by, "scores.adopt", rubric, ground=decision, after={"valid_from": valid_from, "version": rubric.version})
    return rubric


def _plain(data: Item) -> Item:
    """A copy that the pages can show, whatever else is wrong in it."""
    try:
        text = json.dumps(data, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        raise ValidationError(_("Bộ tiêu chí này không đọc được.")) from None
    made: Item = json.loads(text.replace("\\u0000", ""))
    made["format"] = FORMAT
    if len(text) > MOST or not readable(made):
        raise ValidationError(
            _(
                "Tệp thiếu mã (key), tên (title), hoặc danh sách tiêu chí, mức xếp loại sai kiểu, nên chưa mở "
                "ra sửa được."
            )
        )
    return made


def readable(data: Item) -> bool:
    """Whether the editor can show it: names are texts, criteria a tree of named things that end in a formula."""
    named = isinstance(data.get("key"), str) and KEY.fullmatch(data["key"]) and isinstance(data.get("title"), str)
    parts = [data.get("criteria", [])]
    for name in ("bonus", "penalty"):
        part = data.get(name) or {}
        if not isinstance(part, dict):
            return False
        parts.append(part.get("criteria", []))
    lists = [data.get(name) or [] for name in ("grades", "vetoes", "lowering", "notes")]
    return bool(
        named
        and all(_tree(part, 0) for part in parts)
        and all(isinstance(one, list) for one in lists)
        and all(isinstance(one, dict) and isinstance(one.get("key"), str) for rows in lists[:3] for one in rows)
    )


def _tree(rows: object, depth: int) -> bool:
    if not isinstance(rows, list) or depth > DEEPEST:
        return False
    return all(
        isinstance(one, dict) and isinstance(one.get("key"), str) and isinstance(one.get("title"), str)
        and isinstance(one.get("points"), int | str) and _tree(one.get("children", []), depth + 1)
        and (bool(one.get("children")) or isinstance(one.get("formula", {}), dict))
        for one in rows
    )  # fmt: skip
