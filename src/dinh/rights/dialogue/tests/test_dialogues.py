"""Planning and arranging dialogues: who may, what is announced, what is refused and why."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.alerts.models import Announcement
from dinh.ground.gate import Refused
from dinh.ground.search.models import Document
from dinh.rights.dialogue import actions, queries
from dinh.rights.dialogue.models import Dialogue, PlanLine
from dinh.rights.dialogue.tests.conftest import DAY, acts, group, on

PLANNED = date(2026, 1, 12)


def quota(tu, post, **change):
    plain = {"year": 2026, "post": post, "count": 2, "rule": "oversee.dialogue"}
    with on(PLANNED):
        return actions.set_quota(by=tu, **{**plain, **change})


def line(tu, post, **change):
    plain = {"year": 2026, "month": 9, "post": post, "topic": "Đèn ngõ", "invited": "Người dân"}
    with on(PLANNED):
        return actions.add_line(by=tu, **{**plain, **change})


def test_the_plan_counts_what_was_held_and_says_how_far_its_law_is_known(tu, binh, hung, closed, words):
    quota(tu, binh.post)
    quota(tu, hung.post, rule="party.dialogue")
    planned = line(tu, binh.post)
    closed(line=planned)
    owed, lines = queries.plan(2026)
    by_post = {row.quota.post_id: row for row in owed}
    chair, party = by_post[binh.post.pk], by_post[hung.post.pk]
    assert (chair.planned, chair.held, chair.lacking, chair.verified) == (1, 1, 1, True)
    assert (party.held, party.lacking, party.verified) == (0, 2, False)
    assert "Điều 32" in chair.cite
    assert lines == [planned]
    assert acts("set_quota") == 2
    assert acts("add_line") == 1


def test_a_quota_said_again_replaces(tu, binh):
    quota(tu, binh.post)
    assert quota(tu, binh.post, count=4).count == 4
    assert len(queries.plan(2026)[0]) == 1


@pytest.mark.parametrize(("change", "field"), [
    ({"count": 0}, "count"), ({"count": 61}, "count"), ({"year": 2031}, "year"), ({"rule": "x"}, "rule"),
    ({"rule": ""}, "ground"),
])  # fmt: skip
def test_a_quota_needs_a_ground_and_a_sane_number(tu, binh, change, field):
    with pytest.raises(ValidationError) as refused:
        quota(tu, binh.post, **change)
    assert field in refused.value.message_dict


def test_a_planned_line_is_once_a_month_and_stays_once_a_session_points_to_it(tu, binh, dialogue, words):
    planned = line(tu, binh.post)
    with pytest.raises(ValidationError, match="đã có chủ đề"):
        line(tu, binh.post)
    with pytest.raises(ValidationError):
        line(tu, binh.post, month=13)
    other = line(tu, binh.post, topic="Việc khác")
    dialogue(line=planned)
    with pytest.raises(ValidationError, match="không bỏ được"):
        actions.drop_line(by=tu, line=planned)
    actions.drop_line(by=tu, line=other)
    assert PlanLine.objects.get() == planned
    assert acts("drop_line") == 1


def test_a_session_follows_only_its_own_leaders_plan(tu, binh, hung, words):
    planned = line(tu, hung.post)
    with on(PLANNED), pytest.raises(ValidationError, match="người khác chủ trì"):
        actions.draft_dialogue(by=tu, words=words(line=planned, day=date(2026, 3, 3)))


def test_a_draft_is_the_desks_alone_and_a_published_one_is_told_once(words, tu):
    with on(date(2026, 9, 1)):
        drafted = actions.draft_dialogue(by=tu, words=words(groups=(group(1),)))
        assert (drafted.state(DAY.replace(day=1)), drafted.ref[:3]) == ("draft", "DT-")
        assert not queries.upcoming(date(2026, 9, 1)).exists()
        assert not Announcement.objects.exists()
        for _ in range(2):
            shown = actions.publish_dialogue(by=tu, dialogue=drafted)
    told = Announcement.objects.get()
    assert (told.url, told.topics) == (f"/p/{shown.ref}", ["doi-thoai"])
    assert [each.code for each in told.groups.all()] == ["to-1"]
    assert "19:30 15/09/2026" in told.summary
    assert queries.upcoming(date(2026, 9, 1)).get() == shown
    assert Document.objects.filter(kind="dialogue").count() == 1


def test_a_past_session_enters_the_record_without_calling_anyone(words, tu):
    with on(date(2026, 9, 20)):
        actions.publish_dialogue(by=tu, dialogue=actions.draft_dialogue(by=tu, words=words()))
    assert not Announcement.objects.exists()


@pytest.mark.parametrize(("change", "field"), [
    ({"topic": "  "}, "topic"), ({"place": ""}, "place"), ({"invited": ""}, "invited"), ({"topic": "x" * 301}, "topic"),
    ({"day": date(2029, 9, 15)}, "day"), ({"notice": "x" * 2001}, "notice"),
])  # fmt: skip
def test_what_is_missing_or_mistyped_is_named(words, tu, change, field):
    with on(date(2026, 9, 1)), pytest.raises(ValidationError) as refused:
        actions.draft_dialogue(by=tu, words=words(**change))
    assert field in refused.value.message_dict
    assert not Dialogue.objects.exists()


def test_the_day_of_a_published_session_moves_only_with_a_reason(dialogue, words, tu):
    told = dialogue()
    with on(date(2026, 9, 10)):
        with pytest.raises(ValidationError, match="Dời ngày"):
            actions.edit_dialogue(by=tu, dialogue=told, words=words(day=date(2026, 9, 22)))
        actions.edit_dialogue(by=tu, dialogue=told, words=words(place="Sân đình"))
        with pytest.raises(ValidationError, match="vì sao"):
            actions.postpone_dialogue(by=tu, dialogue=told, day=date(2026, 9, 22), starts=time(19), reason=" ")
        with pytest.raises(ValidationError, match="trùng"):
            actions.postpone_dialogue(by=tu, dialogue=told, day=DAY, starts=time(19, 30), reason="Bão")
        moved = actions.postpone_dialogue(
            by=tu, dialogue=told, day=date(2026, 9, 22), starts=time(19), reason="Bão số 7"
        )
    assert (moved.day, moved.moved_from, moved.place) == (date(2026, 9, 22), DAY, "Sân đình")
    assert "Bão số 7" in Announcement.objects.order_by("-pk")[0].summary
    assert (acts("edit"), acts("postpone")) == (1, 1)


def test_a_cancelled_session_says_why_and_changes_no_more(dialogue, words, tu):
    told = dialogue()
    with on(date(2026, 9, 10)):
        gone = actions.cancel_dialogue(by=tu, dialogue=told, reason="Gộp với cuộc của Đảng ủy")
        assert gone.state(DAY) == "cancelled"
        with pytest.raises(Refused, match="đã hủy"):
            actions.edit_dialogue(by=tu, dialogue=told, words=words())
    assert Announcement.objects.count() == 2


@pytest.mark.parametrize("who", ["visitor", "lan", "mai", "an", "ba", "hung", "khanh"])
def test_only_those_entrusted_arrange(request, words, tu, who):
    with on(date(2026, 9, 1)):
        drafted = actions.draft_dialogue(by=tu, words=words())
        with pytest.raises(Refused):
            actions.publish_dialogue(by=request.getfixturevalue(who), dialogue=drafted)
