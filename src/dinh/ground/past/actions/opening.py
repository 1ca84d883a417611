"""A file comes, its columns are mapped, it is thrown away; files that waited too long are forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.fields import read_form_day
from dinh.ground.fold import words
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.past import looking, permissions, queries
from dinh.ground.past.kinds import KINDS, Given, PastKind
from dinh.ground.past.locking import locked, locked_alone
from dinh.ground.past.mapping import digest
from dinh.ground.past.models import KEPT, UNDO, Line, Run, Saved, Source

State = Run.State


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided of one sheet: its kind (empty: not taken), a column of the book or "" for each of its
    columns, what is given for the whole sheet, and under which name the mapping is kept (empty: not kept)."""

    kind: str = ""
    columns: tuple[str, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    save_as: str = ""


@act
def open_file(*, by: Actor, file_name: str, data: bytes) -> Run:
    """Keep a file and what is seen of its sheets; nothing of any register changes. A mapping saved for the same heads
    is used again. Raises ValidationError for what is no table."""
    require(by, permissions.BRING, by.commune)
    kinds = permissions.kinds_for(by)
    if not kinds:
        raise Refused(_("Chức danh này chưa được giao ghi loại sổ nào, nên chưa nhập được dữ liệu cũ."))
    sheets = [_with_saved(sheet, kinds) for sheet in looking.seen(data, file_name, kinds)]
    run = Run(
        commune=by.commune, file_name=file_name[-200:], sheets=sheets, user=by.user, post=by.post,
        brought_by=by.label[:300], brought_at=now(),
    )  # fmt: skip
    run.save(force_insert=True)
    Source(commune=by.commune, run=run, data=data).save(force_insert=True)
    record(by, "past.open", run, after={"sheets": len(sheets), "bytes": len(data)}, personal={"file": run.file_name})
    return run


def _with_saved(sheet: dict[str, Any], kinds: Sequence[PastKind]) -> dict[str, Any]:
    saved = queries.saved_for(kinds, sheet) if sheet["titles"] and not sheet["hidden"] else None
    if saved is None:
        return sheet
    keys = {column.key for column in KINDS[saved.kind].columns}
    columns = [saved.columns.get(_folded(title), "") for title in sheet["titles"]]
    columns = [key if key in keys else "" for key in columns]
    tones = ["sure" if key else "" for key in columns]
    return {**sheet, "kind": saved.kind, "columns": columns, "tones": tones, "saved": saved.name}


def _folded(title: str) -> str:
    return " ".join(words(title))


@act
def choose(*, by: Actor, run_id: int, choices: Sequence[Choice]) -> Run:
    """Say of each sheet what it is and which column is which; the rows are then read (`jobs.read_lines`).

    Raises ValidationError, on `kind-0`, `column-0-3`, `given-0-body`, `save-0` and so on, for what is missing.
    """
    run = locked(by, run_id, State.MAPPING, State.TRIED)
    if len(choices) != len(run.sheets):
        raise ValidationError(_("Trang này đã cũ. Hãy tải lại rồi chọn lại."))
    faults: dict[str, str] = {}
    sheets = []
    for at, (sheet, choice) in enumerate(zip(run.sheets, choices, strict=True)):
        sheets.append(_chosen(by, at, sheet, choice, faults))
    if not faults and not any(sheet["kind"] for sheet in sheets):
        faults["kind-0"] = _("Hãy chọn loại sổ cho ít nhất một trang.")
    if faults:
        raise ValidationError(dict(faults))
    for sheet, choice in zip(sheets, choices, strict=True):
        if sheet["kind"] and choice.save_as.strip():
            _keep_mapping(by, sheet, choice.save_as)
    Line.objects.filter(run=run).delete()
    run.sheets, run.state, run.trouble, run.moved_at = sheets, State.READING, "", now()
    run.counts, run.known, run.skipped, run.done, run.total = {}, {}, [], 0, 0
    run.save()
    record(by, "past.map", run, after={"sheets": [
        {"kind": sheet["kind"], "columns": sheet["columns"], "given": sheet["given"]} for sheet in sheets
    ]})  # fmt: skip
    return run


def _chosen(by: Actor, at: int, sheet: dict[str, Any], choice: Choice, faults: dict[str, str]) -> dict[str, Any]:
    kind = KINDS.get(choice.kind)
    if kind is None:
        return {**sheet, "kind": "", "columns": ["" for _title in sheet["titles"]], "given": {}}
    permissions.require_kind(by, kind)
    known = {column.key for column in kind.columns}
    columns = [key if key in known else "" for key in choice.columns]
    columns += [""] * (len(sheet["titles"]) - len(columns))
    for place, key in enumerate(columns):
        if key and key in columns[:place]:
            title = kind.column(key).title
            faults[f"column-{at}-{place}"] = _("Đã có cột khác ghép với “%(title)s”.") % {"title": title}
    missing = [str(column.title) for column in kind.columns if column.needed and column.key not in columns]
    if kind.either and not any(key in columns for key in kind.either):
        missing.append(_(" hoặc ").join(str(kind.column(key).title) for key in kind.either))
    if missing:
        said = _("Chưa ghép cột bắt buộc: %(titles)s. Chọn cột có nội dung ấy.")
        faults[f"kind-{at}"] = said % {"titles": ", ".join(missing)}
    given = {}
    for each in kind.given:
        value = str(choice.given.get(each.key, "")).strip()
        if said := _wrong(by, each, value):
            faults[f"given-{at}-{each.key}"] = said
        given[each.key] = value
    return {**sheet, "kind": kind.key, "columns": columns[: len(sheet["titles"])], "given": given}


def _wrong(by: Actor, given: Given, value: str) -> str:
    if not value:
        return _("Hãy chọn “%(title)s”.") % {"title": given.title} if given.needed else ""
    if given.kind == "choice":
        known = {key for key, _title in given.choices(by)} if given.choices else set()
        return "" if value in known else _("Hãy chọn một mục trong danh sách “%(title)s”.") % {"title": given.title}
    if given.kind == "day":
        return "" if read_form_day(value) else _("Ngày chưa đúng, ví dụ 05/03/2025.")
    most = {"most": given.most}
    return "" if len(value) <= given.most else _("Dài quá %(most)d ký tự. Hãy viết gọn hơn.") % most


def _keep_mapping(by: Actor, sheet: dict[str, Any], name: str) -> None:
    columns = {_folded(title): key for title, key in zip(sheet["titles"], sheet["columns"], strict=True) if key}
    Saved.objects.update_or_create(
        commune=by.commune, name=" ".join(name.split())[:100],
        defaults={"kind": sheet["kind"], "heads": digest(sheet["kind"], sheet["titles"]), "columns": columns,
                  "saved_by": by.label[:300], "saved_at": now()},
    )  # fmt: skip


@act
def forget_mapping(*, by: Actor, saved_id: int) -> None:
    """A saved mapping is offered no more."""
    require(by, permissions.BRING, by.commune)
    saved = Saved.objects.select_for_update().filter(pk=saved_id).first()
    if saved is None:
        raise Refused(_("Cách ghép này không còn nữa."))
    record(by, "past.forget_mapping", saved, before={"kind": saved.kind, "columns": saved.columns})
    saved.delete()


@act
def take_over(*, by: Actor, run_id: int) -> Run:
    """Work that stopped half way (its worker was killed, its post was taken from who began it) goes on in one's own
    name; `jobs` follow. Refused while it moves."""
    run = locked(by, run_id, State.READING, State.TAKING, State.UNDOING)
    if not run.stuck:
        raise Refused(_("Việc này đang chạy. Hãy đợi vài phút rồi làm mới trang."))
    run.user, run.post, run.moved_at = by.user, by.post, now()
    run.save(update_fields=["user", "post", "moved_at"])
    record(by, "past.take_over", run, after={"state": run.state})
    return run


@act
def drop(*, by: Actor, run_id: int) -> None:
    """Throw a file away before it is taken in. Nothing had changed, nothing changes."""
    run = locked(by, run_id, State.MAPPING, State.TRIED, State.READING, State.HANDED)
    record(by, "past.drop", run, before={"counts": run.counts})
    run.delete()


@act
def forget(*, by: Actor, run_id: int) -> None:
    """Periodic work: a file that was never brought in goes after seven days, what is left of the rows of one that was
    goes with the time in which it can be undone. The rule decides, nobody's power."""
    run = locked_alone(run_id)
    late = now() - KEPT
    if run.state in (State.MAPPING, State.READING, State.TRIED, State.HANDED) and run.brought_at < late:
        record(by, "past.forget", run, before={"state": run.state})
        run.delete()
        return
    if run.taken_at is None or run.taken_at > late or now() - run.taken_at < UNDO:
        raise Refused(_("Tệp này chưa hết hạn giữ."))
    record(by, "past.forget", run, before={"lines": Line.objects.filter(run=run).count()})
    Line.objects.filter(run=run, became=None).delete()
