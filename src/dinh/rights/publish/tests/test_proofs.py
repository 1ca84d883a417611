"""Postings, broadcasts, messages to heads: who may prove what, twice sent, wrong days, struck out."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.law.publicity import Channel
from dinh.rights.publish import actions
from dinh.rights.publish.actions import Photo
from dinh.rights.publish.models import Broadcast, HeadMessage, Posting
from dinh.rights.publish.queries.ending import list_term_over
from dinh.rights.publish.queries.standing import standing
from dinh.rights.publish.tests.publishing import group, photo, posted, published, xlsx

TODAY = date(2026, 2, 24)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


@pytest.fixture(autouse=True)
def _after_tet():
    with time_machine.travel("2026-02-24 12:00+07:00", tick=False):
        yield


@pytest.fixture
def version(tu, ba, tam):
    return published(tu, item="CK07", title="Tiêu chí hỗ trợ sửa nhà")


def state(version, channel, code=None, day=TODAY):
    place = group(code).pk if code else None
    return next(
        str(duty.state) for duty in standing(version, day).duties
        if duty.channel is channel and (duty.place.group if duty.place else None) == place
    )  # fmt: skip


class TestPosting:
    def test_a_head_proves_the_own_group_with_a_photo(self, version, ba):
        posting = posted(ba, version, "to-1", TODAY)
        assert (posting.post, posting.photo.kind) == (ba.post, "image")
        assert state(version, Channel.POSTING, "to-1") == "running"
        assert Entry.objects.filter(what="publish.post").count() == 1

    def test_not_another_group_and_not_the_seat(self, version, ba):
        for code in ("to-2", None):
            with pytest.raises(Refused, match="Tổ dân phố 1"):
                posted(ba, version, code, TODAY)
        assert not Posting.objects.exists()

    def test_the_clerk_proves_anywhere(self, version, tu):
        for code in (None, "to-3"):
            posted(tu, version, code, TODAY)
        assert Posting.objects.count() == 2

    @pytest.mark.parametrize("who", ["mai", "lua", "an", "lan", "visitor", "khanh"])
    def test_others_do_not(self, request, version, who):
        with pytest.raises(Refused):
            posted(request.getfixturevalue(who), version, "to-1", TODAY)

    def test_the_same_proof_sent_twice_is_one(self, version, ba):
        key = uuid4()
        first, second = (
            actions.post(by=ba, version=version, group=group("to-1"), posted_on=TODAY, photo=photo(), key=key)
            for _again in range(2)
        )
        assert first.pk == second.pk
        assert Posting.objects.count() == 1

    def test_somebody_elses_key_gives_nothing_away(self, version, ba, tam):
        key = uuid4()
        actions.post(by=ba, version=version, group=group("to-1"), posted_on=TODAY, photo=photo(), key=key)
        with pytest.raises(Refused):
            actions.post(by=tam, version=version, group=group("to-2"), posted_on=TODAY, photo=photo(), key=key)

    def test_two_postings_of_one_thing_at_one_place(self, version, ba):
        posted(ba, version, "to-1", TODAY)
        with pytest.raises(ValidationError, match="đang niêm yết nội dung ấy rồi"):
            posted(ba, version, "to-1", TODAY)

    @pytest.mark.parametrize(
        ("day", "words"), [(date(2026, 2, 25), "phía trước"), (date(2026, 2, 11), "trước ngày quyết định")]
    )
    def test_days_that_cannot_be(self, version, ba, day, words):
        with pytest.raises(ValidationError, match=words) as refused:
            posted(ba, version, "to-1", day)
        assert "posted_on" in refused.value.message_dict

    def test_what_is_no_photo(self, version, ba):
        wrong = Photo(xlsx(["A"], ["1"]), "anh.jpg")
        with pytest.raises(ValidationError, match="không phải ảnh"):
            actions.post(by=ba, version=version, group=group("to-1"), posted_on=TODAY, photo=wrong, key=uuid4())
        assert not Posting.objects.exists()

    def test_of_a_version_that_has_been_replaced(self, version, tu, ba):
        second = actions.revise(by=tu, publication=version.publication)
        second.change_note, second.summary = "Thêm tiêu chí.", "Có thêm tiêu chí hộ đơn thân."
        second.save()
        actions.publish(by=tu, version=second, edition=second.edition, looked=True)
        with pytest.raises(Refused, match="bản mới hơn"):
            posted(ba, version, "to-1", TODAY)


class TestEnd:
    def test_after_its_term_it_is_a_full_proof(self, version, ba):
        posting = posted(ba, version, "to-1", TODAY)
        with time_machine.travel("2026-03-27 08:00+07:00", tick=False):
            assert state(version, Channel.POSTING, "to-1", date(2026, 3, 27)) == "to_confirm"
            actions.end_posting(by=ba, posting=posting, ended_on=date(2026, 3, 27), photo=photo(colour="#334455"))
            assert state(version, Channel.POSTING, "to-1", date(2026, 3, 27)) == "done"

    def test_before_it_is_broken_and_may_begin_anew(self, version, ba):
        posting = posted(ba, version, "to-1", TODAY)
        with time_machine.travel("2026-03-02 08:00+07:00", tick=False):
            actions.end_posting(by=ba, posting=posting, ended_on=date(2026, 3, 2), note="Bảng bị mưa dột.")
            assert state(version, Channel.POSTING, "to-1", date(2026, 3, 2)) == "broken"
            posted(ba, version, "to-1", date(2026, 3, 2))
            assert state(version, Channel.POSTING, "to-1", date(2026, 3, 2)) == "running"

    def test_not_by_another_head_not_twice_not_ahead(self, version, ba, tam):
        posting = posted(ba, version, "to-1", TODAY)
        with pytest.raises(Refused):
            actions.end_posting(by=tam, posting=posting, ended_on=TODAY)
        with pytest.raises(ValidationError, match="phía trước"):
            actions.end_posting(by=ba, posting=posting, ended_on=date(2026, 3, 30))
        actions.end_posting(by=ba, posting=posting, ended_on=TODAY)
        with pytest.raises(Refused, match="đã kết thúc"):
            actions.end_posting(by=ba, posting=posting, ended_on=TODAY)

    def test_struck_out_it_proves_nothing_and_stays_readable(self, version, ba):
        posting = posted(ba, version, "to-1", TODAY)
        with pytest.raises(ValidationError, match="lý do"):
            actions.strike_posting(by=ba, posting=posting, reason="")
        actions.strike_posting(by=ba, posting=posting, reason="Chụp nhầm bảng khác.")
        assert state(version, Channel.POSTING, "to-1") == "missing"
        assert Posting.objects.get().struck_reason == "Chụp nhầm bảng khác."
        posted(ba, version, "to-1", TODAY)


class TestBroadcasts:
    def log(self, by, version, day, **more):
        return actions.broadcast(by=by, version=version, day=day, times=2, key=uuid4(), **more)

    def test_three_days_in_a_row(self, version, tu):
        for day in (22, 23, 24):
            self.log(tu, version, date(2026, 2, day), hours="5 giờ 30", minutes=2)
        assert state(version, Channel.LOUDSPEAKER) == "done"

    def test_a_head_does_not_speak_for_the_ward(self, version, ba):
        with pytest.raises(Refused, match="cấp xã"):
            self.log(ba, version, TODAY)

    def test_one_line_a_day_until_it_is_struck(self, version, tu):
        line = self.log(tu, version, TODAY)
        with pytest.raises(ValidationError, match="đã ghi phát thanh"):
            self.log(tu, version, TODAY)
        actions.strike_broadcast(by=tu, line=line, reason="Mất điện, chưa phát.")
        self.log(tu, version, TODAY)
        assert Broadcast.objects.count() == 2

    def test_wrong_days_and_times(self, version, tu):
        with pytest.raises(ValidationError, match="phía trước"):
            self.log(tu, version, date(2026, 2, 25))
        with pytest.raises(ValidationError, match="từ 1 đến 20"):
            actions.broadcast(by=tu, version=version, day=TODAY, times=0, key=uuid4())


class TestHeads:
    def test_sent_by_publishing_and_told_by_the_head(self, version, ba):
        message = HeadMessage.objects.get(group__code="to-1")
        actions.tell(by=ba, message=message, told_on=TODAY, told_how="meeting")
        assert state(version, Channel.HEADS, "to-1") == "done"
        assert HeadMessage.objects.get(pk=message.pk).told_post == ba.post

    def test_not_for_another_group(self, version, tam):
        with pytest.raises(Refused):
            actions.tell(by=tam, message=HeadMessage.objects.get(group__code="to-1"), told_on=TODAY, told_how="sms")

    def test_a_group_without_an_account_gets_it_on_paper(self, version, tu):
        assert state(version, Channel.HEADS, "to-3") == "missing"
        actions.hand_over(by=tu, version=version, group=group("to-3"), to="Ông Lương Văn Sáu")
        assert state(version, Channel.HEADS, "to-3") == "done"
        with pytest.raises(ValidationError, match="đã được gửi"):
            actions.hand_over(by=tu, version=version, group=group("to-3"), to="Ông Sáu")
        entry = Entry.objects.get(what="publish.hand_over")
        assert "Sáu" not in str(entry.after)


def test_complete_only_when_every_place_and_channel_has_its_proof_for_its_term(version, tu, ba, tam):
    """The gap goes from nothing to nothing missing, one proof at a time, over the thirty days."""
    progress = [standing(version, TODAY).done]
    for day in (22, 23, 24):
        actions.broadcast(by=tu, version=version, day=date(2026, 2, day), times=2, key=uuid4())
    actions.hand_over(by=tu, version=version, group=group("to-3"), to="Ông Sáu")
    progress.append(standing(version, TODAY).done)
    hung = [posted(by, version, code, TODAY) for by, code in ((tu, None), (ba, "to-1"), (tam, "to-2"), (tu, "to-3"))]
    progress.append(standing(version, TODAY).done)
    end = date(2026, 3, 27)
    assert list_term_over(version.publication, end) is None, "no list of persons"
    with time_machine.travel("2026-03-27 08:00+07:00", tick=False):
        for posting in hung:
            assert not standing(version, end).complete
            actions.end_posting(by=tu, posting=posting, ended_on=end)
            progress.append(standing(version, end).done)
    assert progress == [3, 5, 5, 6, 7, 8, 9]
    assert standing(version, end).complete
