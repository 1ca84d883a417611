"""Teams and mediators: composition with its articles, elections counted by the law, recognition, ceasing, ending."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.search.models import Document
from dinh.law.mediating import AGREEMENT, OUTSIDE, RAISING
from dinh.rights.mediation import actions, queries
from dinh.rights.mediation.actions import Candidate, Imported
from dinh.rights.mediation.actions.members import count
from dinh.rights.mediation.models import Case, Member, Review, Team
from dinh.rights.mediation.tests.conftest import DAY


def last() -> Entry:
    return Entry.objects.order_by("-seq")[0]


def said(team) -> list[str]:
    return [str(finding) for finding in queries.standing(team, DAY).findings]


def test_the_laws_lists_carry_their_articles():
    assert list(AGREEMENT) == ["a", "b", "c", "d", "đ", "e", "g", "h"]
    assert str(OUTSIDE["crime"].cite) == "điểm c khoản 1 Điều 3 Luật Hòa giải ở cơ sở 35/2013/QH13"
    assert str(RAISING["violence"].cite).startswith("khoản 4 Điều 10")
    assert all(item.then for item in OUTSIDE.values())


def test_a_team_is_founded_by_decision_and_found_in_search(found, tu):
    team = found()
    assert (last().what, last().ground) == ("mediation.found_team", "45/QĐ-UBND")
    assert Document.objects.filter(kind="mediation", object_id=str(team.pk)).exists()
    with pytest.raises(ValidationError, match="Điều 12"):
        found(code="to-2", seats=2)
    with pytest.raises(ValidationError, match="đã có tổ hòa giải"):
        found()
    with pytest.raises(ValidationError, match="chưa đến"):
        found(code="to-2", founded_on=date(2026, 12, 1))


@pytest.mark.parametrize("who", ["mai", "ba", "binh", "lan", "visitor", "khanh"])
def test_only_those_entrusted_found_teams(request, ward, who):
    group = ResidentialGroup.objects.get(code="to-1", commune=ward.commune)
    with pytest.raises(Refused):
        actions.found_team(
            by=request.getfixturevalue(who), group=group, name="Tổ", seats=3, decision="1", founded_on=DAY
        )  # fmt: skip
    assert not Team.objects.exists()


def test_findings_name_what_is_missing_and_where_the_law_says_so(found, staffed, tu, binh):
    empty = found(code="to-2", minority_area=True)
    words = said(empty)
    assert any("Có 0 hòa giải viên, cần ít nhất 3 (Điều 12" in each for each in words)
    assert any("hòa giải viên nữ (Điều 12" in each for each in words)
    assert any("dân tộc thiểu số (Điều 12" in each for each in words)
    assert any("tổ trưởng được công nhận (Điều 14" in each for each in words)
    whole = staffed()
    assert said(whole) == []
    assert queries.standing(whole, DAY).complete
    woman = whole.members.get(woman=True)
    actions.cease(by=binh, member=woman, ground="wish", decision="50/QĐ-UBND", on=DAY)
    assert not queries.standing(whole, DAY).complete
    assert len([each for each in said(whole) if "nữ" in each or "tổ trưởng" in each]) == 2


def test_too_few_seats_taken_is_work_to_do_but_not_incomplete(staffed, tu):
    team = staffed()
    actions.edit_team(
        by=tu, team=team, name=team.name, seats=5, decision="60/QĐ-UBND", minority_area=False, contact=""
    )  # fmt: skip
    one = queries.standing(Team.objects.get(pk=team.pk), DAY)
    assert one.complete
    assert "3/5" in one.findings[0].words


def results(votes, households, seats):
    people = [Candidate(str(place), each) for place, each in enumerate(votes)]
    return [each.result for each in count(people, households, seats, DAY)]


@pytest.mark.parametrize(("votes", "households", "seats", "expected"), [
    ([51, 50], 100, 2, ["elected", "few"]),  # half is not more than half
    ([149, 150], 298, 2, ["few", "elected"]),
    ([90, 80, 70], 100, 2, ["elected", "elected", "over"]),
    ([70, 90, 80], 100, 1, ["over", "elected", "over"]),
    ([90, 70, 70], 100, 2, ["elected", "tied", "tied"]),
    ([60, 60, 60], 100, 3, ["elected"] * 3),
    ([90, 70, 70, 70], 100, 3, ["elected", "tied", "tied", "tied"]),
    ([90, 80, 70, 70], 100, 2, ["elected", "elected", "over", "over"]),
])  # fmt: skip
def test_more_than_half_of_all_households_then_the_highest(votes, households, seats, expected):
    assert results(votes, households, seats) == expected


def vote(tu, team, people, **more):
    facts = {"held_on": DAY, "method": "secret", "households": 100, "seats": 3, **more}
    return actions.elect(by=tu, team=team, candidates=people, **facts)


def test_an_election_keeps_its_tally_and_only_the_elected_wait(found, tu):
    team = found()
    election = vote(tu, team, [Candidate("An", 70, woman=True), Candidate("Bình", 50), Candidate("Chi", 60)])
    assert [each["result"] for each in election.tally] == ["elected", "few", "elected"]
    assert [member.name for member in queries.to_recognise()] == ["An", "Chi"]
    entry = last()
    assert entry.what == "mediation.elect"
    assert "An" not in str(entry.after)
    assert entry.after["elected"] == 2
    assert not queries.standing(team, DAY).members


@pytest.mark.parametrize(("people", "more", "words"), [
    ([], {}, "ít nhất một người"),
    ([Candidate("An", 101)], {}, "nhiều hơn 100"),
    ([Candidate("An", 60), Candidate("an", 70)], {}, "hai lần"),
    ([Candidate(" ", 60)], {}, "họ tên"),
    ([Candidate("An", 60)], {"households": 0}, "tổng số đại diện hộ"),
    ([Candidate("An", 60)], {"seats": 0}, "số người cần bầu"),
    ([Candidate("An", 60)], {"method": "phone"}, "trong danh sách"),
    ([Candidate("An", 60)], {"held_on": date(2026, 11, 17)}, "chưa đến"),
])  # fmt: skip
def test_numbers_that_cannot_be_are_refused(found, tu, people, more, words):
    with pytest.raises(ValidationError, match=words):
        vote(tu, found(), people, **more)
    assert not Member.objects.exists()


def test_the_chair_recognises_and_names_the_head(found, tu, binh, mai):
    team = found()
    vote(tu, team, [Candidate("An", 70), Candidate("Chi", 60)])
    waiting = list(team.members.all())
    for who in (tu, mai):
        with pytest.raises(Refused):
            actions.recognise(by=who, members=waiting, decision="46/QĐ-UBND", on=DAY)
    with pytest.raises(ValidationError, match="quyết định"):
        actions.recognise(by=binh, members=waiting, decision=" ", on=DAY)
    with pytest.raises(ValidationError, match="trước ngày"):
        actions.recognise(by=binh, members=waiting, decision="46", on=date(2026, 11, 1))
    an, chi = actions.recognise(by=binh, members=waiting, decision="46/QĐ-UBND", on=DAY)
    with pytest.raises(Refused):
        actions.recognise(by=binh, members=[an], decision="46/QĐ-UBND", on=DAY)
    actions.name_head(by=binh, member=an, decision="47/QĐ-UBND", on=DAY)
    actions.name_head(by=binh, member=chi, decision="48/QĐ-UBND", on=DAY)
    assert queries.standing(team, DAY).head == chi
    assert "Chi" in Document.objects.get(kind="mediation").text


def test_who_was_not_recognised_does_not_head(found, tu, binh):
    team = found()
    vote(tu, team, [Candidate("An", 70)])
    with pytest.raises(Refused, match="chưa được công nhận"):
        actions.name_head(by=binh, member=team.members.get(), decision="47", on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.update(is_head=True)


def test_ceasing_needs_ground_and_decision_and_frees_the_cases(assigned, binh, tu):
    case = assigned()
    member = case.assignments.get().member
    with pytest.raises(Refused):
        actions.cease(by=tu, member=member, ground="wish", decision="9", on=DAY)
    with pytest.raises(ValidationError, match="danh sách"):
        actions.cease(by=binh, member=member, ground="old", decision="9", on=DAY)
    actions.cease(by=binh, member=member, ground="breach", decision="9/QĐ-UBND", on=DAY)
    assert "điểm c khoản 1 Điều 11" in last().ground
    assert queries.line(Case.objects.get(), DAY).words == "Chờ phân công"
    with pytest.raises(Refused, match="đã thôi"):
        actions.cease(by=binh, member=member, ground="wish", decision="9", on=DAY)


def test_a_team_ends_and_its_open_cases_go_on_in_another_book(assigned, settled, staffed, binh, tam):
    done, going = settled(), assigned()
    team, other = going.team, staffed("to-2", ("Một", "Hai", "Ba"))
    with pytest.raises(ValidationError, match="1 vụ chưa xong"):
        actions.end_team(by=binh, team=team, ended_on=DAY, ground="70/QĐ-UBND")
    actions.end_team(by=binh, team=team, ended_on=DAY, ground="70/QĐ-UBND", into=other)
    done.refresh_from_db()
    going.refresh_from_db()
    assert done.team == team
    assert (going.team, going.number, going.state) == (other, 1, "taken")
    assert queries.may_read(tam, going)
    assert not Team.objects.at_work(DAY).filter(pk=team.pk).exists()
    assert not Document.objects.filter(kind="mediation", object_id=str(team.pk)).exists()
    with pytest.raises(Refused, match="đã kết thúc"):
        actions.end_team(by=binh, team=team, ended_on=DAY, ground="x", into=other)


def test_the_yearly_review_is_the_fronts_and_once_a_year(team, mai, ba, tu):
    facts = {"team": team, "year": 2026, "held_on": DAY, "led_by": "Đinh Văn Trụ"}
    with pytest.raises(Refused):
        actions.review_team(by=ba, verdict="good", **facts)
    with pytest.raises(ValidationError, match="kiến nghị"):
        actions.review_team(by=mai, verdict="strengthen", **facts)
    actions.review_team(by=mai, verdict="good", **facts)
    assert "khoản 3 Điều 12" in last().ground
    with pytest.raises(ValidationError, match="đã ghi rà soát"):
        actions.review_team(by=tu, verdict="good", **facts)
    assert Review.objects.count() == 1
    assert queries.standing(team, DAY).review.verdict == "good"


def test_a_table_comes_in_whole_or_not_at_all(ward, tu):
    group = ResidentialGroup.objects.get(code="to-3")

    def row(name, **more):
        return Imported(group.pk, "Tổ hòa giải 3", name, date(2024, 3, 1), "12/QĐ-UBND", **more)

    with pytest.raises(ValidationError, match="đã có tổ trưởng"):
        actions.import_members(by=tu, rows=[row("An", head=True), row("Bình", head=True)])
    assert not Team.objects.exists()
    made = actions.import_members(by=tu, rows=[row("An", head=True, woman=True), row("Bình"), row("Chi")])
    assert len(made) == 3
    team = Team.objects.get()
    assert (team.seats, team.founded_on) == (3, date(2024, 3, 1))
    assert queries.standing(team, DAY).complete
    assert "An" not in str(last().after)
    actions.import_members(by=tu, rows=[row("Dũng")])
    assert Team.objects.count() == 1
