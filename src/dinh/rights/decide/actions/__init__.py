"""Every change of matters and votings."""

from dinh.rights.decide.actions.attending import Taken, Tick, attend, unattend
from dinh.rights.decide.actions.clusters import Place, give_up_clusters, place_households, revise_cluster, split
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
from dinh.rights.decide.actions.meeting import (
    Chair,
    Person,
    begin_vote,
    choose_way,
    elect_counters,
    elect_secretary,
    end_short,
    prepare_meeting,
    resume_meeting,
    seat_witnesses,
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
from dinh.rights.decide.actions.signing import Signers, add_scan, correct_decision, sign_decision
from dinh.rights.decide.actions.slips import (
    AlreadyBack,
    Member,
    assign,
    give,
    issue,
    name_team,
    name_witnesses,
    receive,
    replace,
    share_out,
    take_back,
    tell_code,
)
from dinh.rights.decide.actions.slips_printing import add_sheaf, forget_sheaves, order_print, take_sheaf
from dinh.rights.decide.actions.slips_reading import read_slip, tie_bundles
from dinh.rights.decide.actions.tallying import count_round, tally

__all__ = [
    "AlreadyBack", "AlreadyVoted", "Chair", "Draft", "Member", "Person", "Place", "Plan", "Signers", "Taken",
    "Tick", "add_scan", "add_sheaf", "agree", "annul", "ask_to_amend", "assign", "attach", "attend", "begin_vote",
    "call_off", "choose_way", "close_round", "correct_decision", "count_round", "draft", "elect_counters",
    "elect_secretary", "end_short", "fix_effect", "forget_sheaves", "give", "give_up_clusters", "issue",
    "name_team", "name_witnesses", "note_progress", "open_round", "order_print", "place_households", "plan_round",
    "prepare_meeting", "read_slip", "receive", "receive_decision", "recognise", "refuse", "replace",
    "resume_meeting", "revise", "revise_cluster", "revise_round", "seat_witnesses", "send_decision", "send_to", "share_out", "sign",
    "sign_decision", "split", "table", "take_back", "take_hall", "take_sheaf", "take_slip", "take_step", "tally",
    "tell_code", "tie_bundles", "unattend", "unsign", "vote", "withdraw",
]  # fmt: skip
