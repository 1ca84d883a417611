"""Work belongs to posts: it stays when people go, and moves from post to post with a record."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from docx import Document

from dinh.ground.bodies.models import Post
from dinh.ground.gate import Refused
from dinh.ground.journal.queries import about
from dinh.office.tasks import actions, queries
from dinh.office.tasks.minutes import hand_over_docx
from dinh.office.tasks.tests.build import at, give, only_turn, reported


@pytest.fixture(autouse=True)
def _a_saturday_in_november():
    with at(21):
        yield


@pytest.fixture
def heir(ward):
    post = Post(
        commune=ward.commune, body=ward.bodies["UBND"], title="Công chức Tư pháp - Hộ tịch", powers=["tasks.do"]
    )
    post.save()
    return post


def test_when_a_holding_ends_the_work_stays_with_the_post(ward, lua, tu):
    turn = only_turn(give(lua, ward.bodies["UBND"], owner=tu.post))
    tu.holding.ends = date(2026, 11, 20)
    tu.holding.save()

    turn.refresh_from_db()
    assert turn.owner == tu.post
    assert turn in queries.open_turns()


def test_every_open_turn_passes_and_what_is_accepted_does_not(ward, lua, tu, hung, heir):
    kept = give(lua, ward.bodies["UBND"], owner=tu.post, title="Đã xong")
    actions.accept(by=hung, turn=reported(tu, kept))
    passed_on = give(lua, ward.bodies["UBND"], "15/12/2026", owner=tu.post, title="Còn làm")

    record = actions.hand_over(by=lua, from_post=tu.post, to_post=heir, reason="Chuyển công tác")

    assert (only_turn(passed_on).owner, only_turn(kept).owner) == (heir, tu.post)
    assert [(item["title"], item["due"]) for item in record.items] == [("Còn làm", "2026-12-15")]
    assert about(record).get().what == "tasks.hand_over"


def test_the_record_prints_with_both_sides_and_every_task(ward, lua, tu, heir):
    give(lua, ward.bodies["UBND"], "15/12/2026", owner=tu.post, title="Công khai dự án đầu tư")
    record = actions.hand_over(by=lua, from_post=tu.post, to_post=heir, reason="Nghỉ hưu")

    document = Document(io.BytesIO(hand_over_docx(record)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Công chức Văn hóa - Xã hội" in text
    assert "Công chức Tư pháp - Hộ tịch" in text
    assert "Nghỉ hưu" in text
    assert "Công khai dự án đầu tư" in cells
    assert "15/12/2026" in cells
    signed = [cell for cell in cells if cell.startswith("(Ký")]
    assert [cell.splitlines()[-1] for cell in signed] == ["Lê Văn Tư", "…" * 16]


def test_the_holder_passes_on_what_they_hold_and_others_of_the_body_do_not(ward, lua, tu, an, heir):
    give(lua, ward.bodies["UBND"], owner=tu.post)
    plain = ward.official("binh", "Bình", "UBND", "Chuyên viên", ["tasks.read", "tasks.do"])

    with pytest.raises(Refused, match="mới bàn giao được"):
        actions.hand_over(by=plain, from_post=tu.post, to_post=heir, reason="Muốn")
    assert actions.hand_over(by=tu, from_post=tu.post, to_post=heir, reason="Phân công lại").to_post == heir


@pytest.mark.parametrize("who", ["mai", "an", "lan", "visitor", "khanh"])
def test_strangers_pass_nothing(ward, lua, tu, heir, request, who):
    give(lua, ward.bodies["UBND"], owner=tu.post)
    with pytest.raises(Refused):
        actions.hand_over(by=request.getfixturevalue(who), from_post=tu.post, to_post=heir, reason="Muốn")


def test_a_hand_over_stays_inside_a_body_between_two_posts_and_says_why(ward, lua, tu, mai, heir):
    give(lua, ward.bodies["UBND"], owner=tu.post)
    for to_post, reason, says in [
        (mai.post, "Đổi", "phải thuộc Ủy ban nhân dân"),
        (tu.post, "Đổi", "chức danh khác"),
        (heir, " ", "vì sao bàn giao"),
    ]:
        with pytest.raises(ValidationError, match=says):
            actions.hand_over(by=lua, from_post=tu.post, to_post=to_post, reason=reason)


def test_there_is_nothing_to_pass_when_nothing_is_held(tu, lua, heir):
    with pytest.raises(ValidationError, match="không giữ việc nào"):
        actions.hand_over(by=lua, from_post=tu.post, to_post=heir, reason="Nghỉ hưu")


def test_a_body_says_which_of_its_posts_does_a_turn(ward, lua, tu, heir, mai):
    turn = only_turn(give(lua, ward.bodies["UBND"]))

    assert actions.set_owner(by=tu, turn=turn, post=heir).owner == heir
    assert actions.set_owner(by=tu, turn=turn, post=None).owner is None
    with pytest.raises(ValidationError, match="không thuộc"):
        actions.set_owner(by=tu, turn=turn, post=mai.post)
    with pytest.raises(Refused):
        actions.set_owner(by=mai, turn=turn, post=heir)
