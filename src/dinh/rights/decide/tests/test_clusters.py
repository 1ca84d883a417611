"""A large or scattered group meets by clusters; their results are added up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from dinh.ground.gate import Refused
from dinh.ground.households.models import Line
from dinh.ground.journal.models import Entry
from dinh.rights.decide import actions
from dinh.rights.decide.actions import Person, Place
from dinh.rights.decide.models import Cluster, Placing, RollEntry, Round
from dinh.rights.decide.queries import clustering, meeting, votings
from dinh.rights.decide.tests.meeting import chaired, counted
from dinh.rights.decide.tests.test_meeting_pages import browser
from dinh.rights.decide.tests.voting import DAY, at, group, households, on, planned, tabled
from dinh.rights.decide.tests.voting import plan as usual

pytestmark = pytest.mark.django_db
NIGHT = DAY + timedelta(days=40)


def plan():
    """Two evenings: the first cluster meets on the first, the second on the second."""
    return usual(closes_at=at(NIGHT + timedelta(days=1), 22))


def places() -> list[Place]:
    second = at(NIGHT + timedelta(days=1), 19)
    return [Place("Cụm Đông", "Nhà ông Tam", at(NIGHT, 19)), Place("Cụm Tây", "Nhà bà Tứ", second)]


def split(by, round, **changes):
    facts = {"number": "12/KH-UBND", "on": DAY, "places": places(), **changes}
    return actions.split(by=by, round=round, **facts)


@pytest.fixture
def large(ward, ba) -> Round:
    households(ward.commune, 200, group())
    with on(DAY):
        return planned(ba, tabled(ba), plan())


class TestWhoMay:
    def test_from_200_households_on(self, ba, large):
        with on(DAY):
            clusters = split(ba, large)
        assert [each.placings.count() for each in clusters] == [100, 100]
        assert Entry.objects.get(what="decide.split").ground.startswith("Điều 18")

    def test_fewer_only_when_scattered(self, ward, ba):
        households(ward.commune, 199, group())
        with on(DAY):
            round = planned(ba, tabled(ba), plan())
            with pytest.raises(ValidationError, match=r"Có 199 hộ.*ít nhất 200 hộ gia đình.*Điều 18"):
                split(ba, round)
            split(ba, round, scattered=True)
        assert meeting.meeting_of(round).scattered

    @pytest.mark.parametrize(
        ("changes", "field"),
        [({"number": " "}, "number"), ({"on": date(2027, 1, 1)}, "on"), ({"places": places()[:1]}, "places")],
    )
    def test_the_ubnds_paper_is_named(self, ba, large, changes, field):
        with on(DAY), pytest.raises(ValidationError) as refusal:
            split(ba, large, **changes)
        assert list(refusal.value.message_dict) == [field]

    def test_an_hour_outside_the_meeting_is_refused(self, ba, large):
        early = [Place("A", "x", at(DAY, 19)), Place("B", "y", at(NIGHT, 19))]
        with on(DAY), pytest.raises(ValidationError, match="trong thời gian"):
            split(ba, large, places=early)

    def test_others_heads_are_refused(self, tam, large):
        with on(DAY), pytest.raises(Refused):
            split(tam, large)


class TestWhere:
    def test_neighbours_stay_together(self, ba, large):
        for number, row in enumerate(Line.objects.order_by("-pk")):
            row.address = f"Ngõ {number // 20 + 1}"
            row.save()
        with on(DAY):
            first, second = split(ba, large)
        lanes = lambda cluster: set(  # noqa: E731
            Line.objects.filter(household__in=cluster.placings.values("household")).values_list("address", flat=True)
        )
        assert lanes(first) == {f"Ngõ {number}" for number in range(1, 6)}
        assert not lanes(first) & lanes(second)

    def test_ticking_moves_households_and_nobody_is_in_two(self, ba, large):
        with on(DAY):
            first, second = split(ba, large)
            moved = list(second.placings.values_list("household", flat=True)[:10])
            kept = list(first.placings.values_list("household", flat=True))
            assert actions.place_households(by=ba, cluster=first, households=[*kept, *moved]) == 110
        assert (first.placings.count(), second.placings.count()) == (110, 90)

    def test_a_household_in_no_cluster_keeps_the_meeting_shut(self, ba, large):
        with on(DAY):
            first, _second = split(ba, large)
            kept = list(first.placings.values_list("household", flat=True))[1:]
            actions.place_households(by=ba, cluster=first, households=kept)
        with on(NIGHT, 18), pytest.raises(ValidationError, match="1 hộ chưa được xếp vào cụm nào: 1"):
            actions.open_round(by=ba, round=large)

    def test_given_up(self, ba, large):
        with on(DAY):
            split(ba, large)
            actions.give_up_clusters(by=ba, round=large)
        assert not Cluster.objects.exists()
        assert not Placing.objects.exists()

    def test_on_the_pages(self, ba, large):
        client = browser(ba)
        with on(DAY):
            url = reverse("decide_desk:meeting_clusters", args=[large.pk])
            assert client.post(url, {"clusters": 2, "number": "", "on": "2026-04-06"}).status_code == 400
            assert client.post(url, {"clusters": 2, "number": "12/KH-UBND", "on": "2026-04-06"}).status_code == 302
            first, second = Cluster.objects.order_by("pk")
            one = reverse("decide_desk:meeting_cluster", args=[large.pk, first.pk])
            some = list(second.placings.values_list("household", flat=True)[:3])
            client.post(one, {"households": "1", "household": some})
            client.post(one, {"name": "Cụm Đông", "place": "Nhà ông Tam", "meets_at": "2026-05-16T20:00"})
            page = client.get(url).content.decode()
        assert "Còn 100 hộ chưa xếp" in page
        assert "Cụm Đông" in page


class TestAddedUp:
    def test_each_evening_votes_and_may_be_counted_at_once(self, ba, mai, large):
        with on(DAY):
            first, second = split(ba, large)
        with on(NIGHT, 18):
            actions.open_round(by=ba, round=large)
            chaired(ba, large)
        for cluster, present, evening in ((first, 80, NIGHT), (second, 70, NIGHT + timedelta(days=1))):
            with on(evening, 20):
                entries = RollEntry.objects.filter(round=large, cluster=cluster)[:present]
                self._tick(ba, large, entries)
                facts = {"by": ba, "round": large, "part": cluster.name, "yes": present, "present": present}
                actions.elect_secretary(person=Person("Phan Thị Thư"), **facts)
                if cluster == second:
                    with pytest.raises(ValidationError, match="cùng một cách"):
                        actions.choose_way(secret=True, **facts)
                actions.choose_way(secret=False, **facts)
                found = actions.begin_vote(by=ba, round=large, part=cluster.name)
                counted([ba, mai], found, {"yes": present - 5, "no": 5}, part=cluster.name)
        with time_machine.travel(at(NIGHT + timedelta(days=1), 21), tick=False):
            done = actions.count_round(by=ba, round=found)
        result = votings.result(done)
        assert (result.count.votes["yes"], result.count.present, result.verdict.passed) == (140, 150, True)
        assert votings.day_of(done) == NIGHT + timedelta(days=1)

    def test_a_part_not_voted_on_yet_is_not_counted(self, ba, large):
        with on(DAY):
            split(ba, large)
        with on(NIGHT, 18):
            actions.open_round(by=ba, round=large)
            with pytest.raises(Refused, match="đang lấy phiếu"):
                actions.tally(by=ba, round=large, numbers={"yes": 1}, part="Cụm Đông")

    def test_numbers_must_fit_each_cluster(self, ba, mai, large):
        """149 and 51 households, counted as 148 and 52: right together, wrong apart."""
        with on(DAY):
            first, second = split(ba, large)
        with time_machine.travel(at(NIGHT + timedelta(days=1), 20), tick=False):
            actions.open_round(by=ba, round=large)
            chaired(ba, large)
            for cluster in (first, second):
                self._tick(ba, large, RollEntry.objects.filter(round=large, cluster=cluster)[:90])
                facts = {"by": ba, "round": large, "part": cluster.name, "yes": 90, "present": 90}
                actions.elect_secretary(person=Person("Phan Thị Thư"), **facts)
                actions.choose_way(secret=False, **facts)
                found = actions.begin_vote(by=ba, round=large, part=cluster.name)
            counted([ba, mai], found, {"yes": 91}, part="Cụm Đông")
            counted([ba, mai], found, {"yes": 89}, part="Cụm Tây")
            with pytest.raises(ValidationError) as refusal:
                actions.count_round(by=ba, round=found)
        assert [each[:8] for each in refusal.value.messages] == ["Cụm Đông", "Cụm Tây:"]

    def _tick(self, by, round, entries):
        from uuid import uuid4

        actions.attend(by=by, round=round, ticks=[actions.Tick(entry.pk, uuid4()) for entry in entries])


def test_a_split_is_even():
    from dinh.ground.households.queries import Listed

    made = [Listed(pk, str(pk), 1, "", f"Số {pk}", absent=False, has_contact=False) for pk in range(1, 8)]
    assert [len(part) for part in clustering.even_split(made, 3)] == [3, 2, 2]
