"""Writing a model: the recipe, its measures, its photos; and models brought in from a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.ground.search import index
from dinh.rights.movements import permissions
from dinh.rights.movements.actions.adopting import begin_origin
from dinh.rights.movements.actions.common import SEARCH_KIND, come, lock_model, needed, one_of, saved
from dinh.rights.movements.models import Measure, ModelPhoto, PracticeModel, RecipeStep

MOST_STEPS, MOST_MEASURES, STEP_LONG = 30, 12, 500
TWICE = "Đơn vị này đã có mô hình mang tên ấy."


@dataclass(frozen=True, slots=True)
class Taken:
    """A measure as it was taken; a number nobody took is None."""

    name: str
    unit: str
    before: Decimal | None = None
    after: Decimal | None = None
    measured_on: date | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a model says. `cost` in whole đồng, None where nobody counted it; `steps` in their order."""

    title: str
    field: str
    holder: str = "collective"
    holder_name: str = ""
    problem: str = ""
    who: str = ""
    conditions: str = ""
    story: str = ""
    cost: int | None = None
    cost_source: str = ""
    began_on: date | None = None
    steps: Sequence[str] = ()
    measures: Sequence[Taken] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """A row of a table: a recipe, whose it is, and, for one recognised before this register, its decision."""

    recipe: Recipe
    body: Body
    group: ResidentialGroup | None = None
    decision: str = ""
    decided_on: date | None = None


@act
def write_model(*, by: Actor, recipe: Recipe, body: Body, group: ResidentialGroup | None = None) -> PracticeModel:
    """A new model, still being written. Raises Refused for another body's, ValidationError naming the field."""
    model = PracticeModel(commune=by.commune, ref=new_ref("MH"), body=body, group=group, state="draft")
    require(by, permissions.EDIT_MODEL, model)
    _fill(model, recipe)
    saved(model, "title", _(TWICE))
    _parts(model, recipe)
    record(by, "movements.write_model", model, after={"title": model.title, "body": body.pk})
    return model


@act
def edit_model(*, by: Actor, model: PracticeModel, recipe: Recipe, edition: int) -> PracticeModel:
    """Change what a model says while it is written; the writer may also complete one that is recognised."""
    model = lock_model(model, edition)
    require(by, permissions.COMPLETE if model.public else permissions.EDIT_MODEL, model)
    before = {"title": model.title, "steps": model.steps.count()}
    if model.public and not recipe.steps and before["steps"]:
        raise ValidationError({"steps": _("Mô hình đã công nhận phải còn các bước làm, để nơi khác làm theo.")})
    _fill(model, recipe)
    same = PracticeModel.objects.filter(title=model.title, body_id=model.body_id).exclude(pk=model.pk)
    if same.exists():
        raise ValidationError({"title": _(TWICE)})
    model.save()
    model.steps.all().delete()
    model.measures.all().delete()
    _parts(model, recipe)
    after = {"title": model.title, "steps": len(recipe.steps)}
    record(by, "movements.edit_model", model, before=before, after=after)
    if model.public:
        index.put(by.commune, SEARCH_KIND, model)
    return model


@act
def import_models(*, by: Actor, rows: Iterable[Imported], source: str) -> list[PracticeModel]:
    """Models from a table, all or none. One with a decision is recognised; its origin counts from that day."""
    require(by, permissions.WRITE, by.commune)
    made = []
    for row in rows:
        known = bool(row.decision.strip() and row.decided_on)
        model = PracticeModel(
            commune=by.commune, ref=new_ref("MH"), body=row.body, group=row.group, source=source[:300],
            state="recognised" if known else "draft", decision=row.decision.strip()[:200] if known else "",
            decided_on=come("decided_on", row.decided_on) if known and row.decided_on else None, council_free=known,
        )  # fmt: skip
        _fill(model, row.recipe)
        saved(model, "title", _("“%(name)s” đã có ở đơn vị này.") % {"name": row.recipe.title})
        _parts(model, row.recipe)
        record(by, "movements.import_model", model, ground=model.decision, after={"state": model.state})
        if known:
            begin_origin(by, model)
            index.put(by.commune, SEARCH_KIND, model)
        made.append(model)
    if not made:
        raise ValidationError(_("Bảng không có dòng nào."))
    return made


@act
def add_photo(*, by: Actor, model: PracticeModel, file: StoredFile, caption: str) -> ModelPhoto:
    """A photo, with a sentence that says what it shows: for those who do not see it, and for the board."""
    model = lock_model(model, None)
    require(by, permissions.COMPLETE if model.public else permissions.EDIT_MODEL, model)
    if file.kind != StoredFile.Kind.IMAGE:
        raise ValidationError({"file": _("Tệp này không phải ảnh. Hãy chọn ảnh .jpg, .png hoặc .webp.")})
    caption = needed("caption", caption, _("Hãy viết một câu: ảnh cho thấy gì."), 200)
    photo = ModelPhoto(commune=by.commune, model=model, file=file, caption=caption)
    saved(photo, "file", _("Ảnh này đã có ở mô hình."))
    model.save()
    record(by, "movements.add_photo", model, after={"photo": file.sha256})
    return photo


@act
def drop_photo(*, by: Actor, photo: ModelPhoto) -> None:
    """Take a photo off the model; the journal keeps that it was there."""
    model = lock_model(photo.model, None)
    require(by, permissions.COMPLETE if model.public else permissions.EDIT_MODEL, model)
    record(by, "movements.drop_photo", model, before={"photo": photo.file.sha256})
    photo.delete()
    model.save()


def _fill(model: PracticeModel, recipe: Recipe) -> None:
    model.title = needed("title", " ".join(recipe.title.split()), _("Hãy ghi tên mô hình."), 200)
    model.field = one_of("field", recipe.field, PracticeModel.Field.values)
    model.holder = one_of("holder", recipe.holder, PracticeModel.Holder.values)
    texts: dict[str, Any] = {name: getattr(recipe, name).strip() for name in (
        "holder_name", "problem", "who", "conditions", "story", "cost_source"
    )}  # fmt: skip
    for name, text in texts.items():
        most = getattr(PracticeModel._meta.get_field(name), "max_length", 0)
        if len(text) > most:
            raise ValidationError({name: _("Dài hơn %(most)d ký tự. Hãy viết gọn hơn.") % {"most": most}})
        setattr(model, name, text)
    if recipe.cost is not None and recipe.cost and not texts["cost_source"]:
        raise ValidationError({"cost_source": _("Có chi phí thì ghi nguồn chi: ngân sách, bà con góp, ai ủng hộ.")})
    if recipe.cost is not None and recipe.cost < 0:
        raise ValidationError({"cost": _("Chi phí không thể âm.")})
    if recipe.began_on and recipe.began_on > today():
        raise ValidationError({"began_on": _("Ngày này chưa đến.")})
    model.cost, model.began_on = recipe.cost, recipe.began_on


def _parts(model: PracticeModel, recipe: Recipe) -> None:
    steps = [" ".join(step.split()) for step in recipe.steps if step.strip()]
    if len(steps) > MOST_STEPS:
        words = _("Có %(count)d bước, nhiều nhất %(most)d. Hãy gộp những bước nhỏ.")
        raise ValidationError({"steps": words % {"count": len(steps), "most": MOST_STEPS}})
    if long := next((number for number, step in enumerate(steps, 1) if len(step) > STEP_LONG), None):
        words = _("Bước %(number)d dài hơn %(most)d ký tự. Hãy tách thành hai bước.")
        raise ValidationError({"steps": words % {"number": long, "most": STEP_LONG}})
    RecipeStep.objects.bulk_create(
        [RecipeStep(commune_id=model.commune_id, model=model, order=at, text=text) for at, text in enumerate(steps, 1)]
    )
    Measure.objects.bulk_create(
        [
            Measure(
                commune_id=model.commune_id, model=model, order=at, name=one.name[:200], unit=one.unit[:60],
                before=one.before, after=one.after, measured_on=one.measured_on, how=one.how[:300],
            )
            for at, one in enumerate(recipe.measures[:MOST_MEASURES], 1)
        ]
    )  # fmt: skip
