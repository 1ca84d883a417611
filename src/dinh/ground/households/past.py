"""A ward's list of households among the old books: mapped there, then tried and taken in here, as any table of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fields import read_form_day
from dinh.ground.fold import words
from dinh.ground.households import actions, permissions
from dinh.ground.households.judging import SHOWN
from dinh.ground.households.reading import COLUMNS, LABELS, MOST_ROWS, Row
from dinh.ground.past.kinds import Column, Given, Look, PastKind, past_kind

SAMPLES = {"number": "01-001", "group": "Tổ dân phố 1", "representative": "Nguyễn Văn An",
           "address": "số 5, đường Đình Làng", "phone": "0900 000 001"}  # fmt: skip
KINDS_OF = {"representative": "person", "head": "person", "phone": "phone"}


def hand_over(by: Actor, file_name: str, rows: Sequence[Look], given: Mapping[str, Any]) -> str:
    """Try the rows as a table of households; returns the address of its trial. A heading over the rows that names a
    group speaks for those which name none."""
    if len(rows) > MOST_ROWS:
        said = _now("Tệp “%(name)s” có hơn %(most)d hộ. Hãy chia theo thôn, tổ dân phố.")
        raise ValidationError(said % {"name": file_name, "most": MOST_ROWS})
    made = []
    for row in rows:
        cells = {key: str(row.values.get(key, "")) for key in COLUMNS}
        section = words(row.section)
        if section and section[0] in LABELS and not cells["group"]:
            cells["group"] = row.section
        made.append(Row(row.number, cells))
    day = read_form_day(given.get("day", "")) or today()
    run = actions.try_table(by=by, file_name=file_name, rows=made, day=day)
    return reverse("households:run", args=[run.pk])


past_kind(PastKind(
    key="households", title=_("Danh sách hộ gia đình"),
    about=_("Danh sách hộ theo thôn, tổ dân phố. Ghép cột ở đây, sau đó trang Sổ hộ gia đình cho xem thử từng "
        "dòng, ghi vào "
            "sổ và hoàn tác."),
    permission=permissions.WRITE, named=("danh sách hộ", "sổ hộ", "hộ gia đình", "đại diện hộ"),
    columns=tuple(
        Column(
            key, str(SHOWN[key]), KINDS_OF.get(key, "text"),  # type: ignore[arg-type]  # one of the kinds
            synonyms, most=254, sample=SAMPLES.get(key, ""),
        )
        for key, synonyms in COLUMNS.items()
    ),
    given=(
        Given("day", _("Ghi vào sổ từ ngày"), "day",
              help=_("Hộ mới và thay đổi có hiệu lực từ ngày này; sổ của những ngày trước giữ nguyên.")),
    ),
    hand_over=hand_over,
))  # fmt: skip
