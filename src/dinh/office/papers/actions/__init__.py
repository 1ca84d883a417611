"""Every write of this room."""

from __future__ import annotations

from dinh.office.papers.actions.batches import send_to_reading
from dinh.office.papers.actions.bringing import bring_in, bring_out, take_back_papers
from dinh.office.papers.actions.clauses import dismiss_clause, mark_clause_assigned, reopen_clause
from dinh.office.papers.actions.confirming import confirm, discard, restore
from dinh.office.papers.actions.dossiers import (
    add_to_dossier,
    arrange_dossier,
    close_dossier,
    open_dossier,
    reopen_dossier,
    take_from_dossier,
)
from dinh.office.papers.actions.drafts import draft_out, issue, update_draft
from dinh.office.papers.actions.intake import Sent, open_batch, refuse_item, take_in
from dinh.office.papers.actions.publicity import make_public, withdraw
from dinh.office.papers.actions.sending import pack

__all__ = [
    "Sent",
    "add_to_dossier",
    "arrange_dossier",
    "bring_in",
    "bring_out",
    "close_dossier",
    "confirm",
    "discard",
    "dismiss_clause",
    "draft_out",
    "issue",
    "make_public",
    "mark_clause_assigned",
    "open_batch",
    "open_dossier",
    "pack",
    "refuse_item",
    "reopen_clause",
    "reopen_dossier",
    "restore",
    "send_to_reading",
    "take_back_papers",
    "take_from_dossier",
    "take_in",
    "update_draft",
    "withdraw",
]
