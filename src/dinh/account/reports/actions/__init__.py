"""Every write of the room."""

from __future__ import annotations

from dinh.account.reports.actions.figures import EnteredRow, enter_figure, remove_figure
from dinh.account.reports.actions.handing import return_draft, sign, submit
from dinh.account.reports.actions.regimes import Way, adopt_regime, ask_once, end_regime
from dinh.account.reports.actions.writing import (
    Overtaken,
    accept_correction,
    drop_correction,
    open_draft,
    restore,
    rewrite,
    write_passage,
)

__all__ = [
    "EnteredRow", "Overtaken", "Way", "accept_correction", "adopt_regime", "ask_once", "drop_correction", "end_regime",
    "enter_figure", "open_draft", "remove_figure", "restore", "return_draft", "rewrite", "sign", "submit",
    "write_passage",
]  # fmt: skip
