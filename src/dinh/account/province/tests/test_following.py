"""Whatever is done, in whatever order, on whatever day: rolling only what moved leaves the cells that counting
everything anew would."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest
import time_machine
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dinh.account.province import rolling
from dinh.ground.clock import today
from dinh.law.periods import Period
from dinh.office.tasks.models import Turn
from dinh.office.tasks.tests.build import give, reported
from dinh.rights.information import actions as information
from dinh.rights.information.tests.conftest import WANTED, WHO
from dinh.rights.petitions.models import Petition
from dinh.rights.petitions.tests.petitioning import answered, sent

BEGUN = date(2026, 9, 7)
DEEDS = st.sampled_from(["letter", "answer", "task", "report", "ask", "roll", "a day", "a month"])


@pytest.fixture(autouse=True)
def _few_periods(monkeypatch):
    kept = [Period.parse(text) for text in ("2026-09", "2026-10", "2026-Q4", "2026-H2", "2026")]
    monkeypatch.setattr(rolling, "periods", lambda day: kept)


@pytest.mark.django_db
@settings(
    max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, phases=[Phase.generate]
)
@given(st.lists(DEEDS, min_size=6, max_size=8))
def test_rolling_what_moved_is_counting_everything_anew(ward, tu, lua, visitor, deeds):
    day, number = BEGUN, count()
    for deed in [*deeds, "roll"]:
        day += {"a day": timedelta(days=1), "a month": timedelta(days=30)}.get(deed, timedelta())
        with time_machine.travel(f"{day}T03:00:00Z", tick=False):
            _do(deed, ward, tu, lua, visitor, next(number))
            if deed == "roll":
                rolling.roll(today(), rolling.behind(today(), [ward.commune.pk]))
    with time_machine.travel(f"{day}T03:00:00Z", tick=False):
        assert rolling.differing(today(), ward.commune) == []


def _do(deed, ward, tu, lua, visitor, number) -> None:
    """A deed for which there is nothing to do it with is left out."""
    match deed:
        case "letter":
            sent(visitor)
        case "answer" if open_ := Petition.objects.filter(state="new").first():
            answered(tu, open_)
        case "task":
            give(lua, ward.bodies["UBND"], f"trước {today() + timedelta(days=9):%d/%m/%Y}", title=f"Việc {number}")
        case "report" if turn := Turn.objects.filter(state__in=("assigned", "started")).first():
            reported(tu, turn.task)
        case "ask":
            information.ask(by=visitor, key=f"khoa-{number}", wanted=WANTED, way="email", who=WHO)
