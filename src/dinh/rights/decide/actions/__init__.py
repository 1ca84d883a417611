"""Every change of matters and votings."""

from dinh.rights.decide.actions.matters import (
    Draft,
    agree,
    attach,
    draft,
    revise,
    sign,
    table,
    take_step,
    unsign,
    withdraw,
)
from dinh.rights.decide.actions.outcome import (
    annul,
    ask_to_amend,
    fix_effect,
    note_progress,
    receive_decision,
    recognise,
    refuse,
    send_decision,
    send_to,
)
from dinh.rights.decide.actions.register import AlreadyVoted, take_hall, take_slip, vote
from dinh.rights.decide.actions.rounds import Plan, call_off, close_round, open_round, plan_round, revise_round
from dinh.rights.decide.actions.tallying import count_round, tally

__all__ = [
    "AlreadyVoted", "Draft", "Plan", "agree", "annul", "ask_to_amend", "attach", "call_off", "close_round",
    "count_round", "draft", "fix_effect", "note_progress", "open_round", "plan_round", "receive_decision",
    "recognise", "refuse", "revise", "revise_round", "send_decision", "send_to", "sign", "table", "take_hall",
    "take_slip", "take_step", "tally", "unsign", "vote", "withdraw",
]  # fmt: skip
