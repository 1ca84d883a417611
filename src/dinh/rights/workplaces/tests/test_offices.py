"""People by day, the twelve items, publications, comments: what counts, what is refused, what is taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry as Line
from dinh.law import rules
from dinh.law.workplaces import numbered
from dinh.rights.workplaces import actions, queries
from dinh.rights.workplaces.actions import Made
from dinh.rights.workplaces.models import Profile
from dinh.rights.workplaces.tests.conftest import DAY, on


def test_the_law_has_twelve_and_eleven_places_and_says_what_it_only_remembers():
    assert list(numbered("agency.published", DAY)) == list(range(1, 13))
    assert len(numbered("agency.commented", DAY)) == 11
    private = rules.get("workplace.private").entry(DAY)
    assert not private.provenance.verified
    assert "Điều 82" in str(private.cite)


def test_people_by_day_and_who_may_tell_them(ward, nga, school, tu, lua, mai, visitor):
    actions.describe(by=nga, body=school, day=DAY, staff=50, union=True)
    actions.describe(by=nga, body=school, day=DAY, staff=51, union=True)
    assert queries.profile_on(school, DAY).staff == 51
    assert queries.profile_on(school, DAY - timedelta(days=1)).staff == 40
    assert queries.profile_on(school, date(2025, 1, 1)) is None
    assert Profile.objects.filter(body=school).count() == 2
    for by in (tu, lua, mai, visitor):
        with pytest.raises(Refused):
            actions.describe(by=by, body=school, day=DAY, staff=1, union=False)
    with pytest.raises(Refused, match="Ủy ban nhân dân"):
        actions.describe(by=tu, body=ward.bodies["UBND"], day=DAY, staff=30, union=True)
    with pytest.raises(ValidationError, match="chưa tới"):
        actions.describe(by=nga, body=school, day=DAY + timedelta(days=1), staff=1, union=False)


def test_the_body_above_writes_for_an_office_without_an_officer(ward, nga, school, tu):
    school.parent = ward.bodies["UBND"]
    school.save()
    assert actions.describe(by=tu, body=school, day=DAY, staff=41, union=True).staff == 41


def test_items_published_count_once_and_undone_ones_not(nga, school):
    made = Made(2, "Dự toán năm", "posted", DAY, "Bảng tin")
    first = actions.publish(by=nga, body=school, made=made)
    actions.publish(by=nga, body=school, made=Made(2, "Quyết toán quý I", "meeting", DAY))
    actions.publish(by=nga, body=school, made=Made(12, "Kết quả", "network", DAY))

    def shown(day=DAY):
        return next(iter(queries.standings(day, day.year, school.pk)))

    assert (shown().published, shown().items) == (2, 12)
    actions.undo(by=nga, line=first, reason="Ghi nhầm đơn vị")
    assert shown().published == 2
    with pytest.raises(Refused):
        actions.undo(by=nga, line=first, reason="Lần nữa")
    with on(date(2027, 1, 4)):
        assert shown(date(2027, 1, 4)).published == 0
    for wrong, what in ((Made(13, "x", "posted", DAY), "số 13"), (Made(1, " ", "posted", DAY), "văn bản"),
                        (Made(1, "x", "posted", DAY + timedelta(days=1)), "chưa tới")):  # fmt: skip
        with pytest.raises(ValidationError, match=what):
            actions.publish(by=nga, body=school, made=wrong)
    assert Line.objects.filter(what="workplaces.publish").count() == 3
    assert Line.objects.filter(what="workplaces.undo").count() == 1


def test_words_of_the_items_are_the_workplaces_own(nga, school):
    actions.write_items(by=nga, body=school, words={1: "Kế hoạch năm", 3: " "})
    rows = queries.items(school, 2026, DAY)
    assert rows[0].words.words == "Kế hoạch năm"
    assert rows[0].words.checked == ""
    assert rows[2].words is None
    actions.write_items(by=nga, body=school, words={1: "Kế hoạch năm"}, checked="Công báo 2022")
    assert queries.items(school, 2026, DAY)[0].words.checked == "Công báo 2022"
    with pytest.raises(ValidationError, match="số 13"):
        actions.write_items(by=nga, body=school, words={13: "x"})


def test_comments_are_gathered_and_answered(nga, school, tu):
    facts = {"number": 4, "title": "Quy chế chi tiêu", "asked_on": DAY, "until": DAY, "how": "Họp tổ"}
    matter = actions.ask(by=nga, body=school, **facts)
    group = actions.gather(by=nga, matter=matter, gist="Ghi rõ ai duyệt", voices=6)
    assert queries.unanswered(school) == 1
    with pytest.raises(ValidationError, match="tiếp thu"):
        actions.answer(by=nga, gathered=group, answer="later", words="x")
    with pytest.raises(ValidationError):
        actions.answer(by=nga, gathered=group, answer="taken", words=" ")
    actions.answer(by=nga, gathered=group, answer="taken", words="Ghi vào điều 3.")
    assert queries.unanswered(school) == 0
    with pytest.raises(ValidationError, match="số 12"):
        actions.ask(by=nga, body=school, **{**facts, "number": 12})
    with pytest.raises(ValidationError, match="trước ngày bắt đầu"):
        actions.ask(by=nga, body=school, **{**facts, "until": DAY - timedelta(days=1)})
    with pytest.raises(Refused):
        actions.gather(by=tu, matter=matter, gist="x", voices=1)


def test_the_light_record(nga, school, shoes, dung):
    visit = actions.log(by=nga, body=school, kind="board_visit", day=DAY, words="Xem sổ quỹ")
    assert not visit.duty
    actions.log(by=dung, body=shoes, kind="duty", duty="labour", day=DAY, words="Có quy chế đối thoại")
    with pytest.raises(ValidationError, match="danh sách"):
        actions.log(by=dung, body=shoes, kind="duty", duty="x", day=DAY, words="x")
    with pytest.raises(Refused):
        actions.log(by=dung, body=school, kind="canvass", day=DAY, words="x")
    with pytest.raises(Refused):
        actions.publish(by=dung, body=shoes, made=Made(1, "x", "posted", DAY))
