"""What every workplace keeps: its people by day, the words of the twelve items, what was published, light records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.law.workplaces import OTHER_ENTERPRISE, PUBLISHED_CITE, STATE_ENTERPRISE, numbered
from dinh.rights.workplaces import permissions
from dinh.rights.workplaces.actions.common import Upload, counted, kept_file, lock, needed, past, save_new
from dinh.rights.workplaces.models import Entry, Founding, ItemWords, Profile, Publication

MOST_STAFF = 100_000  # a slip of the hand, not a workplace


@act
def describe(
    *, by: Actor, body: Body, day: date, staff: int, union: bool, state: bool = True, note: str = ""
) -> Profile:
    """How many people work there from a day on, and whether they have a union. Said again for the same day, the new
    numbers stand; earlier days stay as they were."""
    require(by, permissions.WRITE, body)
    past("day", day)
    counted("staff", staff, 1, MOST_STAFF)
    found = Profile.objects.select_for_update().filter(body=body, day=day).first()
    before = {"staff": found.staff, "union": found.union, "state": found.state} if found else None
    row = found or Profile(commune=by.commune, body=body, day=day)
    row.staff, row.union, row.note = staff, union, note.strip()
    row.state = state if body.kind == Body.Kind.ENTERPRISE else True
    row.full_clean()
    row.save()
    after = {"day": day, "staff": staff, "union": union, "state": row.state}
    record(by, "workplaces.describe", body, before=before, after=after)
    return row


@act
def write_items(*, by: Actor, body: Body, words: dict[int, str], checked: str = "") -> list[ItemWords]:
    """The words of the items of Điều 46 as this workplace has them; an empty one is left out. `checked` names the text
    they were compared with; without it they are shown as not compared."""
    require(by, permissions.PUBLISH, body)
    known = numbered("agency.published", today())
    said = {number: text.strip() for number, text in words.items() if text.strip()}
    if unknown := sorted(set(said) - set(known)):
        raise ValidationError(_("Điều 46 không có nội dung số %d.") % unknown[0])
    ItemWords.objects.filter(body=body).delete()
    rows = [
        save_new(ItemWords(commune=by.commune, body=body, number=number, words=text, checked=checked.strip()))
        for number, text in sorted(said.items())
    ]
    after = {"numbers": sorted(said), "checked": checked.strip()}
    record(by, "workplaces.write_items", body, ground=str(PUBLISHED_CITE), after=after)
    return rows


@dataclass(frozen=True, slots=True)
class Made:
    """One publication inside a workplace: the item's number, what, how, when, where; `proof` bytes and a name."""

    number: int
    title: str
    form: str
    day: date
    where: str = ""
    proof: Upload | None = None


@act
def publish(*, by: Actor, body: Body, made: Made) -> Publication:
    """Note that an item was made known inside. Raises ValidationError by field."""
    require(by, permissions.PUBLISH, body)
    if made.number not in numbered("agency.published", made.day):
        raise ValidationError({"number": _("Điều 46 không có nội dung số %d.") % made.number})
    row = Publication(
        commune=by.commune, body=body, number=made.number, form=made.form, day=past("day", made.day),
        title=needed("title", made.title, _("Hãy ghi đã công khai văn bản, bảng kê nào.")), where=made.where.strip(),
        proof=kept_file(by, made.proof),
    )  # fmt: skip
    save_new(row)
    after = {"body": body.pk, "number": row.number, "day": row.day, "form": row.form, "proof": row.proof_id}
    record(by, "workplaces.publish", row, ground=str(PUBLISHED_CITE), after=after)
    return row


@act
def log(*, by: Actor, body: Body, kind: str, day: date, words: str, duty: str = "") -> Entry:
    """A line of the light record. A duty is one of the enterprise's own sector."""
    require(by, permissions.DIALOGUE if kind in (Entry.Kind.DUTY, Entry.Kind.CANVASS) else permissions.PUBLISH, body)
    if kind == Entry.Kind.DUTY and duty not in {**STATE_ENTERPRISE, **OTHER_ENTERPRISE}:
        raise ValidationError({"duty": _("Hãy chọn việc trong danh sách.")})
    row = Entry(
        commune=by.commune, body=body, kind=kind, duty=duty if kind == Entry.Kind.DUTY else "", day=past("day", day),
        words=needed("words", words, _("Hãy ghi đã làm gì, kết quả thế nào."), 2000),
    )  # fmt: skip
    save_new(row)
    record(by, "workplaces.log", row, after={"body": body.pk, "kind": kind, "duty": row.duty, "day": day})
    return row


@act
def undo(*, by: Actor, line: Publication | Entry | Founding, reason: str) -> None:
    """A line entered wrongly no longer counts; it stays in the record with the reason."""
    line = lock(line)
    require(by, permissions.UNDO_UNION if isinstance(line, Founding) else permissions.UNDO, line)
    line.undone_on, line.why_undone = today(), needed("reason", reason, _("Hãy ghi vì sao bỏ dòng này."))
    line.save()
    record(by, "workplaces.undo", line, ground=line.why_undone, after={"undone_on": line.undone_on})
