"""What changes about accounts and who is signed in."""

from __future__ import annotations

from dinh.ground.people.actions.accounts import edit_account, open_account, renew_access, sign_out
from dinh.ground.people.actions.sessions import end_one_session, end_sessions, factor_lost, mark_seen

__all__ = [
    "edit_account",
    "end_one_session",
    "end_sessions",
    "factor_lost",
    "mark_seen",
    "open_account",
    "renew_access",
    "sign_out",
]
