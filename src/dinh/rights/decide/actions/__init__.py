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
from dinh.rights.decide.actions.register import AlreadyVoted, take_hall, take_slip, vote
from dinh.rights.decide.actions.rounds import Plan, call_off, close_round, open_round, plan_round, revise_round
from dinh.rights.decide.actions.tallying import count_round, tally

__all__ = [
    "AlreadyVoted", "Draft", "Plan", "agree", "attach", "call_off", "close_round", "count_round", "draft",
    "open_round", "plan_round", "revise", "revise_round", "sign", "table", "take_hall", "take_slip", "take_step",
    "tally", "unsign", "vote", "withdraw",
]  # fmt: skip
