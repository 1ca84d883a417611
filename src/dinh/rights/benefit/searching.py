"""What search and the portal may show of this room: titles and criteria, never who is on a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from dinh.ground.places.models import Commune
from dinh.ground.prepared import Prepared
from dinh.ground.room import PublicItem
from dinh.ground.search.index import Item
from dinh.rights.benefit import queries, queries_survey
from dinh.rights.benefit.models import BeneficiaryList, Drive, Programme, Survey

_programmes: Prepared[Programme] = Prepared(
    lambda most: Programme.objects.filter(published_on__isnull=False).order_by("-published_on", "-pk")[:most]
)
_lists: Prepared[BeneficiaryList] = Prepared(
    lambda most: BeneficiaryList.objects.select_related("programme").filter(state__in=["posted", "approved"])
    .order_by(Coalesce("result_on", "posted_on").desc(), "-pk")[:most]
)  # fmt: skip
_drives: Prepared[Drive] = Prepared(
    lambda most: Drive.objects.order_by(Coalesce("closed_on", "opened_on").desc(), "-pk")[:most]
)
_surveys: Prepared[Survey] = Prepared(
    lambda most: Survey.objects.filter(closed_on__isnull=False).order_by("-closed_on", "-pk")[:most]
)


def public_programmes(commune: Commune, most: int) -> Iterator[PublicItem]:
    for programme in _programmes.each(most):
        if programme.published_on:
            meta = f"{_('Chính sách')} · {programme.level}"
            yield PublicItem(programme.title, programme.path, meta, programme.published_on, "thu-huong")


def public_lists(commune: Commune, most: int) -> Iterator[PublicItem]:
    for found in _lists.each(most):
        if found.posted_on:
            meta = f"{_('Danh sách thụ hưởng')} · {found.get_state_display()}"
            yield PublicItem(str(found), found.path, meta, found.result_on or found.posted_on, "thu-huong")


def public_drives(commune: Commune, most: int) -> Iterator[PublicItem]:
    for drive in _drives.each(most):
        meta = f"{_('Cứu trợ')} · {_('đã kết thúc') if drive.closed_on else _('đang nhận')}"
        yield PublicItem(drive.title, drive.path, meta, drive.closed_on or drive.opened_on, "thu-huong")


def public_surveys(commune: Commune, most: int) -> Iterator[PublicItem]:
    for survey in _surveys.each(most):
        if survey.closed_on:
            yield PublicItem(str(survey), survey.path, _("Mức hài lòng"), survey.closed_on, "thu-huong")


def programmes() -> QuerySet[Programme]:
    return queries.public_programmes().order_by("pk")


def programme_document(one: Programme) -> Item | None:
    if one.published_on is None:
        return None
    text = "\n".join([one.get_kind_display(), one.level, one.criteria, one.steps, one.ground])
    return _item(one, text, one.published_on, _("Chính sách"))


def lists() -> QuerySet[BeneficiaryList]:
    return queries.public_lists().order_by("pk")


def list_document(one: BeneficiaryList) -> Item | None:
    """The list, not who is on it: an index would outlive the term of posting."""
    if one.state not in ("posted", "approved") or one.posted_on is None:
        return None
    return _item(one, one.programme.level, one.result_on or one.posted_on, one.get_state_display())


def drives() -> QuerySet[Drive]:
    return queries.drives().order_by("pk")


def drive_document(one: Drive) -> Item | None:
    return _item(one, "\n".join([one.purpose, one.ground, one.keeper]), one.closed_on or one.opened_on, _("Cứu trợ"))


def surveys() -> QuerySet[Survey]:
    return queries_survey.surveys().order_by("pk")


def survey_document(one: Survey) -> Item | None:
    text = "\n".join(question.text for question in queries_survey.asked(one))
    return _item(one, text, one.closed_on or one.announced_on, _("Mức hài lòng"))


def _item(one: Any, text: str, day: Any, meta: Any) -> Item:
    return Item(object_id=str(one.pk), title=str(one), url=one.path, text=text, day=day, meta=str(meta))
