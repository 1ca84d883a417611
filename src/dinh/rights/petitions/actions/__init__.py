"""Every change of letters and matters."""

from dinh.rights.petitions.actions.bringing import bring_in_past, take_back_past
from dinh.rights.petitions.actions.carrying import carry_back
from dinh.rights.petitions.actions.moving import Details, move
from dinh.rights.petitions.actions.opening import Opened, open_file, open_identity, seal_up, write_extract
from dinh.rights.petitions.actions.receiving import (
    Receipt,
    Sealing,
    Sending,
    Where,
    Who,
    enter,
    enter_sealed,
    pass_on,
    send,
    send_sealed,
)
from dinh.rights.petitions.actions.reviewing import draw_lots, review
from dinh.rights.petitions.actions.saying import appeal_hold, close_in_silence, complete, empty_updates, erase, say
from dinh.rights.petitions.actions.services import ReadyGiven, ServiceGiven, save_ready, save_service, set_up_services
from dinh.rights.petitions.actions.slips import renew_slip
from dinh.rights.petitions.actions.sorting import Sorted, hold, join, release, show, sort, split

__all__ = [
    "Details", "Opened", "ReadyGiven", "Receipt", "Sealing", "Sending", "ServiceGiven", "Sorted", "Where", "Who",
    "appeal_hold", "bring_in_past", "carry_back", "close_in_silence", "complete", "draw_lots", "empty_updates",
    "enter", "enter_sealed", "erase", "hold",
    "join", "move", "open_file", "open_identity", "pass_on", "release", "renew_slip", "review", "save_ready",
    "save_service", "say", "seal_up", "send", "send_sealed", "set_up_services", "show", "sort", "split",
    "take_back_past", "write_extract",
]  # fmt: skip
