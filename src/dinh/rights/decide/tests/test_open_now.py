"""A voting under way is said to whoever wants to take the house apart."""

from __future__ import annotations

from datetime import timedelta

import time_machine

from dinh.rights.decide import actions
from dinh.rights.decide.room.open_now import _open_now
from dinh.rights.decide.tests.voting import DAY, group, households, on, opened, plan, tabled


def test_from_its_opening_to_its_close(ward, ba):
    households(ward.commune, 10, group())
    with on(DAY):
        matter = tabled(ba)
    assert list(_open_now(None)) == []
    round = opened(ba, matter, plan())
    (said,) = _open_now(None)
    assert said == "đang họp «Có đồng ý không?», Tổ dân phố 1: đợi có kết quả"
    with time_machine.travel(round.opens_at + timedelta(hours=1), tick=False):
        actions.close_round(by=ba, round=round)
    assert list(_open_now(None)) == []
