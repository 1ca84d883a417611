"""A list's life: criteria public before anyone is named, the meeting, the posting, the approval; and who is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused, why_not
from dinh.ground.journal.models import Entry
from dinh.rights.benefit import actions, permissions, queries
from dinh.rights.benefit.actions import Held, Named
from dinh.rights.benefit.models import Beneficiary, BeneficiaryList
from dinh.rights.benefit.tests.build import WORDS, approved, at, first, group, held, opened, posted, programme


def entries(what):
    return Entry.objects.filter(what=f"benefit.{what}")


def test_nobody_is_named_before_the_criteria_are_public(ward, tu, binh, ba):
    with at(1):
        draft = actions.write_programme(by=tu, words=WORDS)
        with pytest.raises(Refused, match="công khai rồi mới bình xét"):
            actions.open_list(by=tu, programme=draft, title="Đợt 1")
        with pytest.raises(Refused):
            actions.publish_programme(by=binh, programme=draft)
        made = actions.publish_programme(by=tu, programme=draft)
        with pytest.raises(Refused, match="không sửa nữa"):
            actions.edit_programme(by=tu, programme=made, edition=1, words=WORDS)
    assert made.publication.startswith("CK-")
    assert entries("publish_programme").count() == 1
    assert why_not(ba, permissions.PLAN, draft)


def test_a_head_names_and_reviews_only_in_the_own_group(ward, tu, ba, tam):
    made = programme(tu)
    with at(2):
        found = actions.open_list(by=tu, programme=made, title="Đợt 1")
        person = actions.nominate(by=ba, found=found, named=Named(group(1), "Nguyễn Thị Na", 5_000_000))
        with pytest.raises(Refused, match="thôn, tổ dân phố mình"):
            actions.nominate(by=ba, found=found, named=Named(group(2), "Trần Văn Mận", 5_000_000))
        with pytest.raises(ValidationError, match="đã có trong danh sách"):
            actions.nominate(by=ba, found=found, named=Named(group(1), "nguyen thi na", 5_000_000))
    with at(6):
        with pytest.raises(Refused):
            actions.record_review(by=tam, found=found, group=group(1), held=held(found, 1))
        with pytest.raises(ValidationError, match="số hộ đồng ý"):
            actions.record_review(by=ba, found=found, group=group(1), held=held(found, 1, present=40, yes=41))
        with pytest.raises(ValidationError, match="từ 1 đến số hộ"):
            actions.record_review(by=ba, found=found, group=group(1), held=held(found, 1, present=999))
        before = Held(date(2026, 9, 30), "Nhà văn hóa", 40, "Ba", {person.pk: 40})
        with pytest.raises(ValidationError, match="sau ngày công khai tiêu chí"):
            actions.record_review(by=ba, found=found, group=group(1), held=before)
        actions.record_review(by=ba, found=found, group=group(1), held=held(found, 1, present=60, yes=30))
        person.refresh_from_db()
        assert person.result == "declined"  # half is not more than half
        actions.record_review(by=ba, found=found, group=group(1), held=held(found, 1, present=60, yes=31))
        person.refresh_from_db()
        assert person.result == "agreed"
        with pytest.raises(ValidationError, match="đã họp bình xét"):
            actions.nominate(by=ba, found=found, named=Named(group(1), "Lê Thị Sen", 5_000_000))
        with pytest.raises(Refused, match="kết quả họp không xóa"):
            actions.strike(by=ba, person=person)
    assert entries("record_review").count() == 2


def test_from_posting_to_approval(ward, tu, binh, visitor):
    found = opened(tu)
    with at(6):
        with pytest.raises(ValidationError, match="Chưa có biên bản"):
            actions.post_list(by=tu, found=found, comments_until=date(2026, 10, 20))
        for number in (1, 2):
            actions.record_review(by=tu, found=found, group=group(number), held=held(found, number))
        with pytest.raises(ValidationError, match="ít nhất 5 ngày"):
            actions.post_list(by=tu, found=found, comments_until=date(2026, 10, 7))
        found = actions.post_list(by=tu, found=found, comments_until=date(2026, 10, 12))
    assert found.shows_names(date(2026, 11, 5))
    assert not found.shows_names(date(2026, 11, 9))
    with at(8):
        said = actions.comment(by=visitor, found=found, text="Nhà ông Mận đã xây mới.", channel="web")
        with pytest.raises(ValidationError, match="Còn nhận góp ý"):
            actions.approve_list(by=binh, found=found, decision="118/QĐ-UBND")
    with at(13):
        with pytest.raises(ValidationError, match="chưa trả lời"):
            actions.approve_list(by=binh, found=found, decision="118/QĐ-UBND")
        with pytest.raises(Refused, match="hết ngày góp ý"):
            actions.comment(by=visitor, found=found, text="Muộn", channel="web")
        actions.answer_comment(by=tu, said=said, answer="Đã xem: nhà mới là của con trai ông, ở thửa khác.")
        with pytest.raises(Refused):
            actions.approve_list(by=tu, found=found, decision="118/QĐ-UBND")
        with pytest.raises(ValidationError, match="số quyết định"):
            actions.approve_list(by=binh, found=found, decision=" ")
        found = actions.approve_list(by=binh, found=found, decision="118/QĐ-UBND")
    with at(14):
        found = actions.post_result(by=tu, found=found)
        with pytest.raises(Refused, match="đã niêm yết"):
            actions.post_result(by=tu, found=found)
    assert found.shown_until == date(2026, 11, 13)
    assert queries.total(queries.figures([found]).values()).people == 2
    for what in ("post_list", "comment", "answer_comment", "approve_list", "post_result"):
        assert entries(what).count() == 1, what


def test_a_returned_list_shows_no_name_and_begins_again(ward, tu, binh):
    found = posted(tu)
    with at(9):
        with pytest.raises(ValidationError, match="vì sao trả lại"):
            actions.return_list(by=binh, found=found, reason="")
        found = actions.return_list(by=binh, found=found, reason="Tổ 2 họp chưa đủ người.")
        assert not found.shows_names(date(2026, 10, 9))
        assert set(found.people.values_list("result", flat=True)) == {"nominated"}
        ref = found.publication
        for number in (1, 2):
            actions.record_review(by=tu, found=found, group=group(number), held=held(found, number))
        again = actions.post_list(by=tu, found=found, comments_until=date(2026, 10, 20))
        assert again.publication == ref
        stopped = actions.stop_list(by=binh, found=again, reason="Không còn kinh phí.")
        done = actions.take_down(by=tu, found=stopped)
    assert (done.state, done.publication) == ("stopped", "")
    with pytest.raises(Refused, match="Không còn kinh phí"):
        actions.nominate(by=tu, found=done, named=Named(group(1), "Ai đó", 1))


def test_no_column_can_hold_what_no_list_may_hold():
    """The lawful fields are those of the model; a new one must be looked at here (publish.personal_minimum)."""
    fields = {field.name for field in Beneficiary._meta.get_fields() if field.concrete}
    assert fields == {
        "id", "commune", "list", "group", "household", "name", "ground", "amount", "goods", "result", "votes", "code",
        "heard", "batch",
    }  # fmt: skip


def test_the_journal_keeps_names_apart(ward, tu):
    found = opened(tu)
    for entry in Entry.objects.filter(what__startswith="benefit."):
        assert "Nguyễn Thị Na" not in f"{entry.before}{entry.after}{entry.about_label}"
    with at(3):
        actions.strike(by=tu, person=first(found))
    assert found.people.count() == 1


def test_a_programme_ends_once_nothing_runs(ward, tu, binh):
    found = posted(tu)
    with at(9), pytest.raises(ValidationError, match="đang niêm yết"):
        actions.close_programme(by=tu, programme=found.programme)
    done = approved(tu, binh)
    with at(20):
        assert actions.close_programme(by=tu, programme=done.programme).state == "closed"
        with pytest.raises(Refused, match="đã kết thúc"):
            actions.open_list(by=tu, programme=done.programme, title="Đợt 2")
    assert BeneficiaryList.objects.count() == 2
