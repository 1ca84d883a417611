"""A matter before it is voted on: who may bring what, who supports it, what goes on the table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.households.models import Household
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.decide import actions
from dinh.rights.decide.models import Matter
from dinh.rights.decide.queries.support import support
from dinh.rights.decide.tests.voting import DAY, drafted, group, households, on, plan, planned, tabled

LAMPS = {"proposer": "initiative", "proposed_by": "Lê Thị Lụa"}


@pytest.fixture
def lamps(ward, ba) -> Matter:
    households(ward.commune, 132, group())
    with on(DAY):
        return drafted(ba, **LAMPS)


def sign(by, matter, count, day=DAY, first=0):
    keys = list(Household.objects.order_by("order").values_list("pk", flat=True))[first : first + count]
    with on(day):
        return actions.sign(by=by, matter=matter, households=keys, signed_on=day, way="paper")


class TestInitiative:
    def test_a_tenth_of_all_households_is_enough_and_one_less_is_not(self, lamps, ba):
        sign(ba, lamps, 13)
        with on(DAY), pytest.raises(ValidationError, match="13/132 hộ đồng ý còn giá trị, cần ít nhất 14"):
            actions.table(by=ba, matter=lamps)
        sign(ba, lamps, 1, first=13)
        with on(DAY):
            assert actions.table(by=ba, matter=lamps).state == Matter.State.TABLED

    def test_fewer_with_the_fronts_word(self, lamps, ba, mai):
        sign(ba, lamps, 3)
        with on(DAY):
            actions.agree(by=mai, matter=lamps, on=DAY, agreed_with="Ban công tác Mặt trận tổ 1")
            assert actions.table(by=ba, matter=lamps).tabled_on == DAY

    def test_agreement_counts_for_three_months(self, lamps, ba):
        sign(ba, lamps, 14)
        last = support(lamps, DAY).lasts.due
        assert last == date(2026, 7, 6)
        assert support(lamps, last).refusal == ""
        assert support(lamps, last + timedelta(days=1)).expired == 14
        with on(last + timedelta(days=1)), pytest.raises(ValidationError, match="0/132"):
            actions.table(by=ba, matter=lamps)

    def test_the_same_household_signs_once_and_may_take_it_back(self, lamps, ba):
        assert (sign(ba, lamps, 14), sign(ba, lamps, 14)) == (14, 0)
        with on(DAY):
            actions.unsign(by=ba, signature=lamps.signatures.first(), on=DAY)
        assert support(lamps, DAY).valid == 13
        assert sign(ba, lamps, 14) == 1

    def test_a_household_of_another_group_is_refused(self, ward, lamps, ba):
        strange = households(ward.commune, 1, group(2))[0]
        with on(DAY), pytest.raises(ValidationError, match="1 hộ không thuộc"):
            actions.sign(by=ba, matter=lamps, households=[strange.pk], signed_on=DAY, way="paper")


class TestWhoBringsWhat:
    def test_commune_wide_only_money_and_only_by_the_chair(self, ward, tu):
        with on(DAY):
            made = drafted(tu, group=None, proposer="chair", proposed_by="Hoàng Thanh Bình")
            assert made.scope == Matter.Scope.COMMUNE
            with pytest.raises(ValidationError, match="BQ1, BQ2"):
                drafted(tu, "BQ6", group=None, proposer="chair")
            with pytest.raises(ValidationError, match="Chủ tịch Ủy ban nhân dân đưa ra"):
                drafted(tu, group=None, proposer="head")

    def test_a_post_is_elected_or_removed_and_says_which(self, ward, ba):
        with on(DAY), pytest.raises(ValidationError, match="bầu hay cho thôi"):
            drafted(ba, "BQ4", deed="")

    def test_nothing_goes_on_the_table_before_the_front_agrees(self, ward, ba):
        households(ward.commune, 20, group())
        with on(DAY):
            matter = actions.draft(
                by=ba,
                draft=actions.Draft("BQ1", "Sửa cống", "Góp công", "head", "Đinh Văn Ba", DAY, group()),
            )
            with pytest.raises(ValidationError, match="Trưởng ban công tác Mặt trận"):
                actions.table(by=ba, matter=matter)

    @pytest.mark.parametrize("who", ["tam", "mai", "binh", "lan", "visitor", "khanh"])
    def test_not_by_others(self, request, ward, ba, who):
        with on(DAY):
            matter = drafted(ba)
            with pytest.raises(Refused):
                actions.table(by=request.getfixturevalue(who), matter=matter)

    def test_on_the_table_it_is_fixed(self, ward, ba):
        households(ward.commune, 20, group())
        with on(DAY):
            matter = tabled(ba)
            with pytest.raises(Refused, match="đã đưa ra bàn"):
                actions.revise(
                    by=ba, matter=matter,
                    draft=actions.Draft("BQ2", "Khác", "Khác", "head", "Ba", DAY, group()),
                )  # fmt: skip
            actions.withdraw(by=ba, matter=matter, why="Gộp vào việc khác")
        assert Entry.objects.filter(what__startswith="decide.").count() == 4  # draft, agree, table, withdraw

    def test_not_taken_back_once_people_vote(self, ward, ba):
        households(ward.commune, 20, group())
        with on(DAY):
            matter = tabled(ba)
            round = planned(ba, matter, plan())
        with on(DAY + timedelta(days=40), 19):
            actions.open_round(by=ba, round=round)
            with pytest.raises(ValidationError, match="không rút được"):
                actions.withdraw(by=ba, matter=matter, why="Đổi ý")


class TestFrozen:
    def test_what_happens_to_the_register_later_changes_no_list(self, ward, ba):
        made = households(ward.commune, 20, group())
        with on(DAY):
            matter = tabled(ba)
            round = planned(ba, matter, plan())
        with on(DAY + timedelta(days=40), 19):
            round = actions.open_round(by=ba, round=round)
        digest = round.roll_digest
        made[0].lines.update(representative="Người khác")
        households(ward.commune, 5, group(), first=100)
        round.refresh_from_db()
        assert (round.total, round.roll.count(), round.roll_digest) == (20, 20, digest)
        assert not round.roll.filter(representative="Người khác").exists()

    def test_households_of_a_split_group_are_placed_first(self, ward, ba):
        """The list is the denominator: nobody may be missing because the register lags behind."""
        households(ward.commune, 20, group())
        old = group(3)
        households(ward.commune, 5, old)
        with on(DAY):
            matter = tabled(ba)
            round = planned(ba, matter, plan())
        ResidentialGroup.objects.filter(pk=old.pk).update(valid_to=DAY)
        for code in ("to-4", "to-5"):
            new = ResidentialGroup(commune=ward.commune, code=code, name=code, label="tổ dân phố", valid_from=DAY)
            new.save()
            new.came_from.add(old)
        group().came_from.add(old)
        with on(DAY + timedelta(days=40), 19), pytest.raises(ValidationError, match="Còn 5 hộ sau khi chia tách"):
            actions.open_round(by=ba, round=round)

    def test_an_empty_register_opens_nothing(self, ward, ba):
        with on(DAY):
            matter = tabled(ba)
            round = planned(ba, matter, plan())
        with on(DAY + timedelta(days=40), 19), pytest.raises(ValidationError, match="Sổ hộ của Tổ dân phố 1"):
            actions.open_round(by=ba, round=round)


def test_commune_wide_counts_groups_and_waits_for_all(ward, tu, mai):
    from dinh.rights.decide.queries import votings
    from dinh.rights.decide.tests.voting import met, opened

    for number in (1, 2, 3):
        households(ward.commune, 12, group(number))
    with on(DAY):
        matter = tabled(tu, group=None, proposer="chair", proposed_by="Hoàng Thanh Bình")
    for number, yes in ((1, 8), (2, 12), (3, 7)):
        round = opened(tu, matter, plan(), group(number))
        met(tu, mai, round, 12, {"yes": yes, "no": 12 - yes})
        matter.refresh_from_db()
        assert matter.state == (Matter.State.TABLED if number < 3 else Matter.State.PASSED)
    outcome = votings.of_groups(matter)
    assert (len(outcome.agree), outcome.answer.of, matter.effect_on) == (2, 3, None)
