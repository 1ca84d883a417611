"""Enterprises: dialogues and agreements, unions against their target, the workers' sealed box."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.actor import Actor
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry as Line
from dinh.rights.workplaces import actions, queries
from dinh.rights.workplaces.models import Letter, Summary
from dinh.rights.workplaces.tests.conftest import DAY, talk_of


def test_a_dialogue_and_what_it_agreed(dung, shoes, lua, mai, nga, tu):
    one = actions.hold_dialogue(by=dung, body=shoes, talk=talk_of())
    fans = actions.agree(by=lua, dialogue=one, words="Thay quạt", owner="Kỹ thuật", due=DAY)
    meals = actions.agree(by=mai, dialogue=one, words="Suất cơm", owner="Nhân sự", due=DAY)
    for by in (nga, tu):
        with pytest.raises(Refused):
            actions.agree(by=by, dialogue=one, words="x", owner="x", due=DAY)
    after = DAY + timedelta(days=1)
    shown = next(iter(queries.standings(after, 2026, shoes.pk)))
    assert (shown.dialogues, shown.agreements, shown.late_agreements) == (1, 2, 2)
    assert ("late", "2 thỏa thuận quá hạn") in shown.needs
    assert actions.keep_agreement(by=dung, agreement=fans, done_on=DAY, proof="Đã thay").in_time
    with pytest.raises(Refused):
        actions.keep_agreement(by=dung, agreement=fans, done_on=DAY, proof="Lần nữa")
    actions.reopen_agreement(by=dung, agreement=fans, reason="Quạt lại hỏng")
    with pytest.raises(Refused):
        actions.reopen_agreement(by=dung, agreement=meals, reason="x")
    with pytest.raises(ValidationError, match="trước ngày đối thoại"):
        actions.agree(by=dung, dialogue=one, words="x", owner="x", due=DAY - timedelta(days=1))
    actions.undo_dialogue(by=dung, dialogue=one, reason="Ghi nhầm doanh nghiệp")
    assert next(iter(queries.standings(after, 2026, shoes.pk))).agreements == 0
    for what in ("hold_dialogue", "keep", "reopen"):
        assert Line.objects.filter(what=f"workplaces.{what}").count() == 1


def test_a_union_founded_counts_against_the_target(dung, shoes, lua, tu):
    actions.set_target(by=lua, year=2026, number=2, source="Kế hoạch 5")
    actions.set_target(by=dung, year=2026, number=3, source="Kế hoạch 6")
    assert queries.target(2026).number == 3
    assert [one.body for one in queries.without_union(DAY)] == [shoes]
    row = actions.found_union(by=dung, body=shoes, day=DAY, members=40, decision="QĐ 14")
    assert list(queries.foundings(2026)) == [row]
    assert queries.without_union(DAY) == []
    assert [one.body for one in queries.without_union(DAY - timedelta(days=1))] == [shoes]
    with pytest.raises(ValidationError, match="đã ghi thành lập"):
        actions.found_union(by=dung, body=shoes, day=DAY, members=40, decision="QĐ 14")
    actions.undo(by=lua, line=row, reason="Ghi nhầm")
    assert not queries.foundings(2026)
    with pytest.raises(ValidationError, match="từ 1 đến 120"):
        actions.found_union(by=dung, body=shoes, day=DAY, members=121, decision="QĐ 14")
    for by in (tu,):
        with pytest.raises(Refused):
            actions.found_union(by=by, body=shoes, day=DAY, members=4, decision="QĐ 14")
        with pytest.raises(Refused):
            actions.set_target(by=by, year=2026, number=1, source="x")
    state = actions.add_enterprise(by=dung, name="Nông trường", day=DAY, staff=50, union=False, state=True)
    with pytest.raises(ValidationError, match="khu vực Nhà nước"):
        actions.found_union(by=dung, body=state, day=DAY, members=4, decision="QĐ 14")
    with pytest.raises(ValidationError, match="Chưa khai"):
        actions.found_union(by=dung, body=shoes, day=date(2025, 12, 1), members=4, decision="QĐ 14")
    with pytest.raises(ValidationError, match="mang tên này"):
        actions.add_enterprise(by=dung, name="công ty giày", day=DAY, staff=5, union=False, state=False)
    with pytest.raises(Refused):
        actions.add_enterprise(by=tu, name="Mới", day=DAY, staff=5, union=False, state=False)


def test_the_box_is_sealed_from_all_but_the_union(ward, dung, shoes, lua, mai, visitor):
    box = actions.open_box(by=dung, body=shoes)
    with pytest.raises(ValidationError, match="đang mở"):
        actions.open_box(by=dung, body=shoes)
    nobody, words = Actor(commune=ward.commune), "Quạt hỏng hai tháng nay."
    for key in ("a", "a", "b"):
        actions.send_letter(by=nobody, box=box, words=words, key=key)
    assert queries.unread_letters() == 2
    assert words.encode() not in bytes(Letter.objects.first().sealed)
    assert "Quạt" not in str([(line.after, line.about_label) for line in Line.objects.all()])
    for by in (lua, mai, visitor):
        with pytest.raises(Refused):
            actions.open_letters(by=by, box=box)
        with pytest.raises(Refused):
            actions.open_box(by=by, body=shoes)
        with pytest.raises(Refused):
            actions.share_summary(by=by, box=box, words="x")
    assert [each.words for each in actions.open_letters(by=dung, box=box)] == [words, words]
    assert queries.unread_letters() == 0
    with pytest.raises(ValidationError, match="từ 5"):
        actions.send_letter(by=nobody, box=box, words="ừ", key="c")
    shared = actions.share_summary(by=dung, box=box, words="Mong sửa quạt.")
    assert shared.letters == 2
    actions.withdraw_summary(by=dung, summary=shared, reason="Có chữ lộ người viết")
    assert not Summary.objects.filter(undone_on=None).exists()
    actions.close_box(by=dung, box=box)
    with pytest.raises(Refused, match="đã đóng"):
        actions.send_letter(by=nobody, box=box, words=words, key="d")
    again = actions.open_box(by=dung, body=shoes)
    assert again.code != box.code
    with pytest.raises(ValidationError, match="chưa có thư"):
        actions.share_summary(by=dung, box=again, words="x")
