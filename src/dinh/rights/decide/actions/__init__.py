"""Every change of matters and votings."""

from dinh.rights.decide.actions.attending import Taken, Tick, attend, unattend
from dinh.rights.decide.actions.clusters import Place, give_up_clusters, place_households, revise_cluster, split
from dinh.rights.decide.actions.conventions import (
    annul_convention,
    begin_convention,
    enter_convention,
    note_opinion,
    post_draft,
    put_forward,
    resume,
    return_stamped,
    review_convention,
    rewrite_convention,
    suspend,
    take_up_again,
)
from dinh.rights.decide.actions.elections import (
    add_candidate,
    add_team_member,
    drop_candidate,
    drop_team_member,
    name_board,
    propose_removal,
)
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
from dinh.rights.decide.actions.offices import enter_head, give_post, name_acting, shift_term, vacate
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
from dinh.rights.decide.actions.register import AlreadyVoted, take_hall, take_slip, vote, vote_with_code
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
from dinh.rights.decide.actions.yearly import (
    hold_yearly,
    note_year_paper,
    notify_yearly,
    plan_yearly,
    report_yearly,
)

__all__ = [
    "AlreadyBack", "AlreadyVoted", "Chair", "Draft", "Member", "Person", "Place", "Plan", "Signers", "Taken",
    "Tick", "add_candidate", "add_scan", "add_sheaf", "add_team_member", "agree", "annul", "annul_convention",
    "ask_to_amend", "assign", "attach", "attend", "begin_convention", "begin_vote", "call_off", "choose_way",
    "close_round", "correct_decision", "count_round", "draft", "drop_candidate", "drop_team_member",
    "elect_counters", "elect_secretary", "end_short", "enter_convention", "enter_head", "fix_effect",
    "forget_sheaves", "give", "give_post", "give_up_clusters", "hold_yearly", "issue", "name_acting", "name_board",
    "name_team", "name_witnesses", "note_opinion", "note_progress", "note_year_paper", "notify_yearly",
    "open_round", "order_print", "place_households", "plan_round", "plan_yearly", "post_draft", "prepare_meeting",
    "propose_removal", "put_forward", "read_slip", "receive", "receive_decision", "recognise", "refuse", "replace",
    "report_yearly", "resume", "resume_meeting", "return_stamped", "review_convention", "revise", "revise_cluster",
    "revise_round", "rewrite_convention", "seat_witnesses", "send_decision", "send_to", "share_out", "shift_term",
    "sign", "sign_decision", "split", "suspend", "table", "take_back", "take_hall", "take_sheaf", "take_slip",
    "take_step", "take_up_again", "tally", "tell_code", "tie_bundles", "unattend", "unsign", "vacate", "vote",
    "vote_with_code", "withdraw",
]  # fmt: skip
