"""Promises: kept only with proof and an answer, sent back by who asked, postponed in the open, handed over."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dinh.ground.bodies.models import Post
from dinh.ground.gate import Refused, may
from dinh.ground.journal.models import Entry
from dinh.rights.dialogue import actions, ledger, letters
from dinh.rights.dialogue.models import HandOver, Promise
from dinh.rights.dialogue.permissions import COMPLETE
from dinh.rights.dialogue.tests.conftest import DAY, PROOF, acts, keep, on

LATER = date(2026, 10, 28)


@pytest.mark.parametrize(("change", "field"), [
    ({"uploads": ()}, "uploads"), ({"words": " "}, "words"), ({"answer": ""}, "answer"), ({"way": ""}, "way"),
    ({"way": "bồ câu"}, "way"), ({"uploads": PROOF * 11}, "uploads"), ({"words": "x" * 4001}, "words"),
])  # fmt: skip
def test_a_promise_does_not_end_without_proof_and_answer(made, tu, change, field):
    promise = made()
    with pytest.raises(ValidationError) as refused:
        keep(tu, promise, LATER, **change)
    assert field in refused.value.message_dict
    promise.refresh_from_db()
    assert promise.is_open
    assert not promise.proofs.exists()


def test_nor_by_the_database_behind_everyones_back(made):
    promise = made()
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(state="done")


def test_kept_with_proof_and_answer_it_waits_for_the_askers_word(kept):
    promise = kept()
    assert (promise.state, promise.done_on, promise.answer_way) == ("done", LATER, "group")
    assert ledger.in_time(promise)
    assert [file.name for file in promise.proofs.get().files.all()] == ["nghiem-thu.txt"]
    assert acts("complete") == 1
    assert list(ledger.unanswered(date(2026, 11, 5))) == [promise]


def test_two_people_do_not_close_over_each_other(made, tu, binh):
    promise = made()
    with on(LATER):
        actions.postpone(by=binh, promise=promise, due=date(2026, 11, 30), reason="Chờ cột")
    with pytest.raises(ValidationError, match="đã có thay đổi"):
        keep(tu, promise, LATER)


def test_who_asked_says_it_by_the_receipt(question, kept, visitor):
    sent = question()
    promise = kept(question=sent)
    with on(date(2026, 11, 1)):
        with pytest.raises(ValidationError, match="không phải của người đã hỏi"):
            actions.tell(by=visitor, promise=promise, code="CH-XXXX-XXXX", word="met")
        with pytest.raises(ValidationError, match="chỗ nào"):
            actions.tell(by=visitor, promise=promise, code=sent.ref, word="not")
        told = actions.tell(by=visitor, promise=promise, code=f" {sent.ref.lower()} ", word="met")
    assert (told.state, told.word_on, told.word_way) == ("met", date(2026, 11, 1), "web")
    assert not Entry.objects.filter(what="dialogue.word").get().user_id


def test_a_no_opens_it_again_with_its_day_and_its_history(question, kept, visitor, tu):
    sent = question()
    promise = kept(question=sent)
    with on(date(2026, 11, 2)):
        back = actions.tell(by=visitor, promise=promise, code=sent.ref, word="not", words="Ba bóng đã hỏng")
        assert (back.state, back.reopened, back.due) == ("open", 1, date(2026, 10, 30))
        assert ledger.band(back, date(2026, 11, 2)) == "under30"
        with pytest.raises(Refused):
            actions.tell(by=visitor, promise=back, code=sent.ref, word="met")
    again = keep(tu, back, date(2026, 11, 9), words="Đã thay ba bóng.")
    assert again.proofs.count() == 2
    assert not ledger.in_time(again)
    assert [step.kind for step in again.steps.all()] == ["made", "done", "not", "done"]


def test_the_desk_writes_down_the_word_and_how_it_was_heard(kept, tu, mai):
    promise = kept()
    with on(date(2026, 11, 2)):
        for wrong in ({"way": "web"}, {"way": ""}, {"words": " "}, {"word": "tốt"}):
            with pytest.raises(ValidationError):
                actions.hear(
                    by=tu, promise=promise, **{"word": "partly", "words": "Được 4 bóng", "way": "phone", **wrong}
                )
        with pytest.raises(Refused):
            actions.hear(by=mai, promise=promise, word="met", words="Được", way="phone")
        heard = actions.hear(by=tu, promise=promise, word="partly", words="Được 4 bóng", way="phone")
    assert (heard.state, heard.word_way) == ("partly", "phone")


def test_nothing_to_confirm_before_it_is_done(made, tu):
    with on(LATER), pytest.raises(Refused, match="chưa làm xong"):
        actions.hear(by=tu, promise=made(), word="met", words="Được", way="phone")


def test_a_later_day_needs_its_reason_and_keeps_the_first_in_sight(made, binh, tu):
    promise = made()
    with on(LATER):
        for due, reason in (
            (date(2026, 11, 30), " "), (date(2026, 10, 30), "Chờ"), (date(2026, 10, 29), "Chờ"),
            (date(2029, 1, 1), "Chờ"),
        ):  # fmt: skip
            with pytest.raises(ValidationError):
                actions.postpone(by=binh, promise=promise, due=due, reason=reason)
        with pytest.raises(Refused):
            actions.postpone(by=tu, promise=promise, due=date(2026, 11, 30), reason="Chờ cột")
        later = actions.postpone(by=binh, promise=promise, due=date(2026, 11, 30), reason="Chờ cột điện")
    assert (later.due, later.first_due, later.postponed) == (date(2026, 11, 30), date(2026, 10, 30), 1)
    assert "Chờ cột điện" in later.steps.last().words
    done = keep(tu, later, date(2026, 11, 20))
    assert not ledger.in_time(done)


def test_how_it_was_written_down_is_corrected_in_the_open(made, binh, tu):
    promise = made()
    with pytest.raises(Refused):
        actions.reword(by=tu, promise=promise, words="Khác", reason="Nhầm")
    fixed = actions.reword(by=binh, promise=promise, words="Lắp 7 bóng, gọi 0912345678.", reason="Ghi thiếu một bóng")
    assert "0912345678" not in fixed.shown
    assert "6 bóng" in fixed.steps.last().words


@pytest.mark.parametrize(("who", "lets"), [
    ("tu", True), ("binh", True), ("mai", False), ("hung", False), ("lan", False), ("visitor", False), ("khanh", False),
])  # fmt: skip
def test_who_may_prove(request, made, who, lets):
    assert may(request.getfixturevalue(who), COMPLETE, made()) is lets


def test_an_owner_without_any_power_here_proves_the_own_promise(ward, closed, dialogue, tu, lua, ba):
    told = dialogue()
    with on(DAY):
        line = actions.Line("Ai trông trẻ?", "Ban Xây dựng Đảng lo.", None, lua.post, date(2026, 10, 1))
        actions.write_line(by=tu, dialogue=told, line=line)
        actions.close_minutes(by=tu, dialogue=told, people=None, women=None, secretary="")
    promise = Promise.objects.get(owner_post=lua.post)
    assert not may(ba, COMPLETE, promise)
    assert keep(lua, promise, date(2026, 9, 30)).state == "done"


def test_a_promise_said_elsewhere_says_where(tu, binh, ward):
    def make(**change):
        plain = {"words": "Mở đường", "made_by": binh.post, "owner_body": ward.bodies["UBND"], "due": date(2026, 12, 1),
                 "made_on": DAY, "source_words": "Tiếp xúc cử tri"}  # fmt: skip
        return actions.promise(by=tu, **{**plain, **change})

    with on(date(2026, 9, 20)):
        for change, field in (
            ({"words": ""}, "words"), ({"owner_body": None}, "owner"), ({"due": date(2026, 9, 1)}, "due"),
            ({"made_on": date(2026, 9, 21)}, "made_on"), ({"source_words": " "}, "source_words"),
            ({"due": date(2031, 1, 1)}, "due"),
        ):  # fmt: skip
            with pytest.raises(ValidationError) as refused:
                make(**change)
            assert field in refused.value.message_dict
        assert make().source == "other"


def hand(tu, from_post, to_post, **change):
    plain = {"from_name": "Hoàng Thanh Bình", "to_name": "Ngô Văn Cảnh", "on": LATER, "ground": "Quyết định 12"}
    with on(LATER):
        return actions.hand_over(by=tu, from_post=from_post, to_post=to_post, **{**plain, **change})


@pytest.fixture
def posted(dialogue, tu, binh):
    """A promise of the chair's own post."""

    def make():
        told = dialogue()
        with on(DAY):
            line = actions.Line("Chợ tạm?", "Dẹp trong tháng 11.", None, binh.post, date(2026, 11, 30))
            actions.write_line(by=tu, dialogue=told, line=line)
            actions.close_minutes(by=tu, dialogue=told, people=None, women=None, secretary="")
        return Promise.objects.get(owner_post=binh.post)

    return make


def test_the_record_of_a_post_that_changes_hands_lists_every_open_promise(posted, tu, binh):
    promise = posted()
    passed = hand(tu, binh.post, binh.post)
    promise.refresh_from_db()
    assert [item["ref"] for item in passed.items] == [promise.ref]
    assert (promise.owner_post, promise.due) == (binh.post, date(2026, 11, 30))
    assert letters.hand_over(passed)[:2] == b"PK"
    assert promise.steps.last().kind == "passed"
    entry = Entry.objects.get(what="dialogue.hand_over")
    assert "Cảnh" not in str(entry.after)


def test_promises_go_to_another_post_and_their_clock_stays(posted, tu, binh, ward):
    promise = posted()
    deputy = Post(commune=ward.commune, body=ward.bodies["UBND"], title="Phó Chủ tịch UBND")
    deputy.save()
    hand(tu, binh.post, deputy)
    promise.refresh_from_db()
    assert (promise.owner_post, promise.due, promise.first_due) == (deputy, date(2026, 11, 30), date(2026, 11, 30))
    with pytest.raises(ValidationError, match="không có lời hứa"):
        hand(tu, binh.post, deputy)
    assert HandOver.objects.count() == 1


def test_a_hand_over_is_not_dated_ahead_nor_made_by_strangers(posted, tu, binh, mai, visitor):
    posted()
    with pytest.raises(ValidationError):
        hand(tu, binh.post, binh.post, on=date(2026, 10, 29))
    with pytest.raises(ValidationError):
        hand(tu, binh.post, binh.post, ground="")
    for who in (mai, visitor):
        with pytest.raises(Refused):
            hand(who, binh.post, binh.post)
