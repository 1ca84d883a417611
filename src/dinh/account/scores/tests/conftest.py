"""A campaign of two bodies and a small rubric with every kind of formula."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.account.scores import actions
from dinh.account.scores.models import Campaign, Line
from dinh.account.scores.tests.test_pure import rubric as small

OPENED = date(2026, 12, 1)


def data(**changes):
    """The small rubric, for bodies, with one number from the records and one given by hand."""
    made = small(valid_from="2026-01-01", valid_to=None)
    made["criteria"][0]["children"][0]["formula"] = {"kind": "ratio", "indicator": "tasks.done_on_time", "scope": "own"}
    made["criteria"][0]["children"][1] = {
        "key": "a.2", "title": "Chấm tay", "points": 2, "formula": {"kind": "manual"}, "evidence": "required",
    }  # fmt: skip
    made["vetoes"].append({"key": "im", "title": "Không tự chấm", "grade": "kem", "auto": "no_self_score"})
    return {**made, **changes}


@pytest.fixture
def on(time_machine):
    def move(day: date | str) -> None:
        day = date.fromisoformat(day) if isinstance(day, str) else day
        time_machine.move_to(f"{day.isoformat()}T09:00:00+07:00", tick=False)

    move(OPENED)
    return move


@pytest.fixture
def rubric(on, lua, hung):
    made = actions.begin(by=lua, data=data())
    return actions.adopt(by=hung, rubric=made, decision="12/QĐ", valid_from=date(2026, 1, 1), edition=made.edition)


@pytest.fixture
def campaign(rubric, ward, lua) -> Campaign:
    bodies = [ward.bodies["UBND"], ward.bodies["MTTQ-BTT"]]
    opening = actions.Opening("Chấm điểm 2026", 2026, date(2026, 12, 10), date(2026, 12, 31), bodies)
    return actions.open_campaign(by=lua, rubric=rubric, opening=opening)


FULL = {
    "a.1": {"part": 3, "whole": 4},
    "a.2": {"points": "1.5"},
    "b": {"part": 9, "whole": 10},
    "t": {"part": 1},
    "p": {"part": 0},
}


def score(by, sheet, told=FULL):
    """Claim every line and hand the sheet in."""
    for line in Line.objects.filter(sheet=sheet, key__in=told).order_by("pk"):
        actions.claim(by=by, line=line, datum=told[line.key], note="Theo sổ.", edition=line.edition)
        if line.key == "a.2":
            actions.add_evidence(by=by, line=line, title="Kế hoạch", address="/biet")
    return actions.submit(by=by, sheet=sheet, edition=sheet.edition)
