"""What changes about accounts and who is signed in."""

from __future__ import annotations

from dinh.ground.people.actions.accounts import (
    edit_account,
    erase_account,
    open_account,
    renew_access,
    sign_out,
)
from dinh.ground.people.actions.outside import bind_outside_name, drop_outside_name, prepare_outside_name
from dinh.ground.people.actions.sessions import (
    end_one_session,
    end_sessions,
    factor_added,
    factor_lost,
    forget_expired,
    mark_seen,
)

__all__ = [
    "bind_outside_name",
    "drop_outside_name",
    "edit_account",
    "end_one_session",
    "end_sessions",
    "erase_account",
    "factor_added",
    "factor_lost",
    "forget_expired",
    "mark_seen",
    "open_account",
    "prepare_outside_name",
    "renew_access",
    "sign_out",
]
