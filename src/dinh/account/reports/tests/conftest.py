from __future__ import annotations

from datetime import date

import pytest

from dinh.account.reports import actions
from dinh.account.reports.outlines import OUTLINES, PARTY_LINE, STATE_YEARLY
from dinh.law.periods import Period

DAYS = [{"period": "H1", "day": 10, "month": 6}, {"period": "year", "day": 10, "month": 12}]


@pytest.fixture
def regime(ward, hung):
    """UBND and the Front owe the party committee a report twice a year."""
    return actions.adopt_regime(
        by=hung, title="Báo cáo thực hiện dân chủ ở cơ sở", outline=PARTY_LINE.key, receiver=ward.bodies["ĐU"],
        owes=[ward.bodies["UBND"], ward.bodies["MTTQ-BTT"]], days=DAYS, begins=date(2026, 1, 1),
    )  # fmt: skip


@pytest.fixture
def unit(regime, tu):
    """The UBND's own report for the first half of 2026, just begun."""
    return actions.open_draft(by=tu, regime=regime, body=tu.body, period=Period.parse("2026-H1"))


@pytest.fixture
def whole(regime, hung):
    """The receiver's report that merges the units'."""
    return actions.open_draft(by=hung, regime=regime, body=hung.body, period=Period.parse("2026-H1"))


@pytest.fixture
def yearly(ward, hung):
    """The state's outline, which has shares to enter."""
    return actions.adopt_regime(
        by=hung, title="Báo cáo năm", outline=STATE_YEARLY.key, receiver=ward.bodies["ĐU"],
        owes=[ward.bodies["UBND"], ward.bodies["MTTQ-BTT"]], days=DAYS, begins=date(2026, 1, 1),
    )  # fmt: skip


@pytest.fixture
def yearly_unit(yearly, tu):
    return actions.open_draft(by=tu, regime=yearly, body=tu.body, period=Period.parse("2026-H1"))


@pytest.fixture
def yearly_whole(yearly, hung):
    return actions.open_draft(by=hung, regime=yearly, body=hung.body, period=Period.parse("2026-H1"))


def fill(by, draft, **figures):
    """Write every compulsory section and enter every figure (0 unless told otherwise)."""
    outline = OUTLINES[draft.regime.outline]
    for section in outline.sections:
        actions.write_passage(
            by=by, draft=draft, section=section.key, text=f"Ý của {by.body.short_name}.", status="done"
        )
    for entered in outline.figures:
        part, whole = figures.get(entered.key, (0, 0))
        actions.enter_figure(
            by=by,
            draft=draft,
            key=entered.key,
            part=part,
            whole=whole if entered.share else None,
            rows=[],
            source="Sổ 2026",
        )
