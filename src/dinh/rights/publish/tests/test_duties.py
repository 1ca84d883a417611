"""What a version owes, day by day: over Tết, over swapped days, with terms of other laws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.law import rules
from dinh.law.publicity import ITEMS, Channel
from dinh.law.sector import sector_rule
from dinh.rights.publish.duties import Facts, Hung, Place, State, complete, duties, longest_run

TEN = tuple(Place(number, f"Tổ dân phố {number}") for number in range(1, 11))
BEFORE_TET = date(2026, 2, 12)  # a Thursday; Tết holidays run from 16/02 to 20/02
DAY = timedelta(days=1)


def facts(code: str = "CK02", **known) -> Facts:
    values = {"item": code, "is_list": False, "decided": BEFORE_TET, "groups": TEN, "loudspeaker": True}
    return Facts(**(values | known))


def of(channel: Channel, found):
    return [duty for duty in found if duty.channel is channel]


def hung(group: int | None, since: date, ended: date | None = None, pk: int = 1) -> Hung:
    return Hung(pk, group, since, ended)


@pytest.mark.parametrize(
    ("code", "owed"),
    [
        ("CK01", {Channel.WEB: 1, Channel.POSTING: 11}),
        ("CK02", {Channel.WEB: 1, Channel.POSTING: 11}),
        ("CK04", {Channel.WEB: 1, Channel.POSTING_PERMANENT: 1}),
        ("CK07", {Channel.WEB: 1, Channel.POSTING: 11, Channel.LOUDSPEAKER: 1, Channel.HEADS: 10}),
        ("CK13", {Channel.WEB: 1, Channel.POSTING_PERMANENT: 1}),
        ("CK14", {Channel.WEB: 1}),
    ],
)
def test_each_item_owes_what_the_law_asks(code, owed):
    found = duties(facts(code), BEFORE_TET)
    assert {channel: len(of(channel, found)) for channel in Channel if of(channel, found)} == owed


def test_no_loudspeakers_no_broadcasts_owed():
    assert not of(Channel.LOUDSPEAKER, duties(facts("CK07", loudspeaker=False), BEFORE_TET))


def test_a_quarterly_list_hangs_everywhere_until_the_next():
    found = duties(facts("CK14", is_list=True, hung=(hung(None, BEFORE_TET),)), BEFORE_TET + 90 * DAY)
    posted = of(Channel.LIST, found)
    assert [duty.state for duty in posted[:2]] == [State.DONE, State.LATE]
    assert len(posted) == 11


def test_an_older_list_may_come_down_when_the_next_hangs():
    taken_down = (hung(None, BEFORE_TET, BEFORE_TET + 90 * DAY),)
    for replaced, state in ((False, State.BROKEN), (True, State.DONE)):
        found = duties(facts("CK14", is_list=True, hung=taken_down, replaced=replaced), BEFORE_TET + 100 * DAY)
        assert of(Channel.LIST, found)[0].state is state


class TestFiveWorkingDays:
    def test_over_tet(self):
        """Decided on 12/02/2026: the fifth working day is 26/02, after five days of Tết and two weekends."""
        last = date(2026, 2, 26)
        assert {duty.start.due for duty in duties(facts(), BEFORE_TET)} == {last}
        assert of(Channel.POSTING, duties(facts(), last))[0].state is State.MISSING
        assert of(Channel.POSTING, duties(facts(), last + DAY))[0].state is State.LATE

    def test_a_saturday_worked_instead_counts(self):
        """22/08/2026 is worked for 31/08: without it the fifth day would be 26/08."""
        found = duties(facts(decided=date(2026, 8, 19)), date(2026, 8, 25))
        assert found[0].start.due == date(2026, 8, 25)
        assert "làm bù" in " ".join(found[0].start.steps)

    def test_a_swapped_friday_does_not(self):
        """02/01/2026 was off, worked on 10/01."""
        assert duties(facts(decided=date(2025, 12, 26)), date(2026, 1, 5))[0].start.due == date(2026, 1, 6)


class TestThirtyDaysWithoutAGap:
    POSTED = date(2026, 2, 13)
    LAST = date(2026, 3, 15)

    def at(self, today: date, *proofs: Hung):
        return of(Channel.POSTING, duties(facts(hung=proofs), today))[0]

    def test_days_off_count(self):
        running = self.at(self.LAST, hung(None, self.POSTED))
        assert (running.state, running.term.due) == (State.RUNNING, self.LAST)
        assert any("kể cả ngày nghỉ" in step for step in running.term.steps)

    def test_a_term_that_passed_is_not_yet_a_proof(self):
        assert self.at(self.LAST + DAY, hung(None, self.POSTED)).state is State.TO_CONFIRM

    def test_confirmed_after_its_last_day_it_is_done(self):
        assert self.at(self.LAST + DAY, hung(None, self.POSTED, self.LAST + DAY)).state is State.DONE

    @pytest.mark.parametrize("ended", [LAST, LAST - DAY, POSTED])
    def test_taken_down_on_the_last_day_or_before_it_is_broken(self, ended):
        assert self.at(self.LAST + DAY, hung(None, self.POSTED, ended)).state is State.BROKEN

    def test_two_halves_make_no_whole(self):
        first = hung(None, self.POSTED, self.POSTED + 16 * DAY)
        second = hung(None, self.POSTED + 17 * DAY, self.POSTED + 33 * DAY, pk=2)
        assert self.at(date(2026, 4, 1), first, second).state is State.BROKEN

    def test_posted_anew_for_the_full_term_it_is_done_and_shows_that_one(self):
        broken = hung(None, self.POSTED, self.POSTED + 5 * DAY)
        whole = hung(None, date(2026, 3, 1), date(2026, 4, 1), pk=2)
        assert (self.at(date(2026, 4, 2), broken, whole).state, self.at(date(2026, 4, 2), broken, whole).proof) == (
            State.DONE, 2,
        )  # fmt: skip

    def test_what_hangs_for_good_is_done_while_it_hangs(self):
        seat = of(Channel.POSTING_PERMANENT, duties(facts("CK13", hung=(hung(None, self.POSTED),)), self.LAST))
        gone = duties(facts("CK13", hung=(hung(None, self.POSTED, self.LAST),)), self.LAST)
        assert [duty.state for duty in seat] == [State.DONE]
        assert of(Channel.POSTING_PERMANENT, gone)[0].state is State.BROKEN


class TestLoudspeakers:
    def spoken(self, *days: int, today: date = date(2026, 2, 27)):
        heard = frozenset(date(2026, 2, day) for day in days)
        return of(Channel.LOUDSPEAKER, duties(facts("CK08", spoken=heard), today))[0]

    def test_three_days_in_a_row(self):
        assert (self.spoken(24, 25, 26).state, self.spoken(24, 25, 26).needed) == (State.DONE, 3)

    def test_a_day_missed_begins_anew(self):
        assert self.spoken(23, 24, 26).state is State.RUNNING
        assert self.spoken(20, 21, 23).state is State.BROKEN
        assert self.spoken(20, 21, 23, 24, 25).state is State.DONE

    def test_not_begun(self):
        assert self.spoken(today=date(2026, 2, 26)).state is State.MISSING
        assert self.spoken().state is State.LATE

    @given(st.frozensets(st.dates(date(2026, 1, 1), date(2026, 1, 31))))
    def test_the_longest_run_is_the_longest(self, days):
        brute = max((n for n in range(32) for d in days if all(d + DAY * i in days for i in range(n))), default=0)
        assert longest_run(days) == brute


class TestTermsOfOtherLaws:
    def rule(self, key: str, days: int, *, working: bool = False):
        law = rules.get(key)
        return sector_rule(law, days=days, working=working, since=date(2026, 1, 1), article="khoản 1 Điều 5 Luật Thử")

    def test_another_start(self):
        found = duties(facts(terms=(self.rule("publish.start", 15),)), BEFORE_TET)
        assert found[0].start.due == date(2026, 2, 27)
        assert (found[0].start.article, found[0].start.verified) == ("khoản 1 Điều 5 Luật Thử", False)

    def test_a_longer_posting(self):
        known = facts(terms=(self.rule("publish.posting", 60),), hung=(hung(None, BEFORE_TET),))
        assert of(Channel.POSTING, duties(known, BEFORE_TET))[0].term.due == BEFORE_TET + 60 * DAY

    def test_more_days_on_the_loudspeakers(self):
        known = facts("CK07", terms=(self.rule("publish.loudspeaker", 5),), spoken=frozenset({BEFORE_TET}))
        assert of(Channel.LOUDSPEAKER, duties(known, BEFORE_TET))[0].needed == 5


class TestTheWebPage:
    def test_a_list_taken_down_after_its_term_was_public_for_it(self):
        on_page = (BEFORE_TET, BEFORE_TET + 31 * DAY)
        assert duties(facts("CK07", on_page=on_page), date(2026, 5, 1))[0].state is State.DONE
        early = duties(facts("CK07", on_page=(BEFORE_TET, BEFORE_TET + 30 * DAY)), date(2026, 5, 1))
        assert early[0].state is State.BROKEN


def test_complete_only_when_every_channel_has_its_proof_for_its_term():
    """From nothing to everything: one proof less, anywhere, and it is not complete."""
    start, end = date(2026, 2, 24), date(2026, 3, 27)
    whole = facts(
        "CK09", on_page=(start, None), spoken=frozenset({start, start + DAY, start + 2 * DAY}),
        sent=frozenset(range(1, 11)),
        hung=tuple(Hung(n, n or None, start, end) for n in range(11)),
    )  # fmt: skip
    today = date(2026, 4, 1)
    assert not any(duty.state is State.DONE for duty in duties(facts("CK09"), today))
    assert complete(duties(whole, today))
    for less in [
        replace(whole, on_page=None), replace(whole, spoken=frozenset({start, start + 2 * DAY})),
        replace(whole, sent=frozenset(range(2, 11))), replace(whole, hung=whole.hung[1:]),
        replace(whole, hung=(*whole.hung[:-1], Hung(10, 10, start, None))),
    ]:  # fmt: skip
        assert not complete(duties(less, today))


@given(st.sampled_from(ITEMS), st.dates(date(2025, 1, 1), date(2026, 11, 1)), st.integers(0, 60))
def test_it_can_always_be_said_how_things_stand(item, decided, later):
    found = duties(facts(item.code, decided=decided), decided + later * DAY)
    assert {duty.channel for duty in found} == set(item.channels)
    assert {duty.state for duty in found} == {
        State.LATE if decided + later * DAY > found[0].start.due else State.MISSING
    }
