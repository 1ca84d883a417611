"""The signed decision: seven fields frozen with their seal, the right signatures, corrected by a new record only."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.decide import actions
from dinh.rights.decide.actions import Signers
from dinh.rights.decide.models import Attendance, Correction, Decision, RollEntry, Round
from dinh.rights.decide.queries import decisions
from dinh.rights.decide.tests.meeting import counted, prepared, signed
from dinh.rights.decide.tests.test_meeting_pages import picture
from dinh.rights.decide.tests.voting import DAY, group, households, on, opened, plan, tabled

pytestmark = pytest.mark.django_db


@pytest.fixture
def road(ward, ba):
    households(ward.commune, 30, group())
    with on(DAY):
        return tabled(ba)


@pytest.fixture
def passed(ba, mai, road):
    """The meeting about the road: 25 of 30 came, 22 in favour; the round and those who came."""
    round = opened(ba, road, plan())
    with time_machine.travel(round.opens_at + timedelta(hours=1), tick=False):
        entries = prepared(ba, round, 25)
        Attendance.objects.filter(entry=entries[1]).update(name="Con gái hộ hai")
        round = actions.begin_vote(by=ba, round=round)
        counted([ba, mai], round, {"yes": 22, "no": 3})
        yield actions.count_round(by=ba, round=round), list(RollEntry.objects.filter(round=round, cast__isnull=False))


def signers(entries, **changes) -> Signers:
    return Signers(**{"head": "Đinh Văn Ba", "front": "Vũ Thị Mặt", "households": entries[:2], **changes})


class TestSeven:
    def test_fields_are_frozen_and_sealed(self, ba, passed):
        round, entries = passed
        made = signed(ba, round, entries)
        fields = made.fields
        assert list(fields)[:7] == ["a", "b", "c", "d", "đ", "e", "g"]
        assert fields["b"] == {"total": 30, "present": 25, "absent": 5}
        assert fields["đ"]["lines"] == [["Đồng ý", 22], ["Không đồng ý", 3]]
        assert fields["đ"]["passed"] is True
        assert fields["record"] == round.record_head
        assert made.digest == decisions.digest(fields)
        assert [each["name"] for each in made.signers][2:] == ["Đại diện hộ 10001", "Con gái hộ hai"]
        entry = Entry.objects.get(what="decide.sign_decision")
        assert entry.ground == "khoản 2 Điều 20 Luật 10/2022/QH15"
        assert "Vũ Thị Mặt" not in str(entry.after)

    def test_every_field_is_said(self, ba, passed):
        said = decisions.said(signed(ba, *passed).fields)
        assert [letter for letter, _title, _lines in said] == list("abcdđeg")
        assert all(lines for _letter, _title, lines in said)

    def test_once(self, ba, passed):
        signed(ba, *passed)
        with pytest.raises(ValidationError, match="đính chính"):
            signed(ba, *passed)

    def test_not_before_the_count(self, ba, road):
        round = opened(ba, road, plan())
        with time_machine.travel(round.opens_at, tick=False), pytest.raises(Refused, match="đang lấy phiếu"):
            signed(ba, round, [])

    def test_the_head_of_another_group_and_the_front_do_not_write_it(self, tam, mai, passed):
        for who in (tam, mai):
            with pytest.raises(Refused):
                signed(who, *passed)


class TestFourSignatures:
    @pytest.mark.parametrize("count", [0, 1, 3])
    def test_two_households(self, ba, passed, count):
        round, entries = passed
        with pytest.raises(ValidationError, match=r"02 đại diện hộ.*khoản 2 Điều 20") as refusal:
            signed(ba, round, entries, signers=signers(entries, households=entries[:count]))
        assert list(refusal.value.message_dict) == ["households"]

    def test_of_two_different_households_that_took_part(self, ba, passed):
        round, entries = passed
        with pytest.raises(ValidationError, match="hai hộ khác nhau"):
            signed(ba, round, entries, signers=signers(entries, households=[entries[0], entries[0]]))
        absent = RollEntry.objects.filter(round=round, cast=None)[0]
        with pytest.raises(ValidationError, match="không tham gia"):
            signed(ba, round, entries, signers=signers(entries, households=[entries[0], absent]))

    def test_nobody_signs_twice(self, ba, passed):
        round, entries = passed
        with pytest.raises(ValidationError, match="đã ký ở chỗ khác"):
            signed(ba, round, entries, signers=signers(entries, head="đại diện  hộ 10001"))

    def test_one_person_in_two_posts_only_where_said(self, ba, passed):
        round, entries = passed
        with pytest.raises(ValidationError, match="đánh dấu ô kiêm nhiệm"):
            signed(ba, round, entries, signers=signers(entries, front="Đinh văn Ba"))
        with pytest.raises(ValidationError, match="phải cùng một tên"):
            signed(ba, round, entries, signers=signers(entries, one_person=True))
        signed(ba, round, entries, signers=signers(entries, front="Đinh Văn Ba", one_person=True))

    @pytest.mark.parametrize(
        ("changes", "field"),
        [({"words": " "}, "words"), ({"kind": "khac"}, "kind"), ({"signed_on": DAY}, "signed_on")],
    )
    def test_what_is_wrong_is_named_by_field(self, ba, passed, changes, field):
        with pytest.raises(ValidationError) as refusal:
            signed(ba, *passed, **changes)
        assert list(refusal.value.message_dict) == [field]


class TestTooFew:
    def test_a_meeting_that_fell_short_has_its_minutes_alone(self, ba, road):
        round = opened(ba, road, plan())
        with time_machine.travel(round.opens_at, tick=False):
            entries = prepared(ba, round, 5)
            round = actions.end_short(by=ba, round=round)
            with pytest.raises(ValidationError, match="chỉ lập biên bản"):
                signed(ba, round, entries)
            made = signed(ba, round, entries, kind="minutes", words="Cuộc họp không đủ đại diện hộ.")
        assert made.fields["đ"]["short"] is True


class TestCorrection:
    def test_a_new_record_names_the_old_one(self, ba, passed):
        round, entries = passed
        old = signed(ba, round, entries)
        facts = {"words": "Mỗi hộ góp 1.250.000 đồng.", "signers": signers(entries), "signed_on": today()}
        with pytest.raises(ValidationError, match="sai ở đâu"):
            actions.correct_decision(by=ba, decision=old, why=" ", **facts)
        first = actions.correct_decision(by=ba, decision=old, why="Gõ sai số tiền", **facts)
        second = actions.correct_decision(by=ba, decision=old, why="Thiếu chữ", **facts)
        assert (first.previous, second.previous) == (old.digest, first.digest)
        assert len({old.digest, first.digest, second.digest}) == 3
        kept = Decision.objects.get(pk=old.pk)
        assert (kept.words, kept.fields, kept.digest) == (old.words, old.fields, old.digest)
        assert decisions.standing(kept) == second
        assert second.fields["b"] == old.fields["b"]

    def test_no_act_changes_a_signed_record(self, ba, mai, passed):
        """Counting, ticking, resuming, signing again: all refused once it is signed, and the record stays."""
        round, entries = passed
        old = signed(ba, round, entries)
        attempts = [
            lambda: actions.count_round(by=mai, round=round),
            lambda: actions.tally(by=mai, round=round, numbers={"yes": 30}),
            lambda: actions.resume_meeting(by=ba, round=round, why="thử"),
            lambda: actions.unattend(by=ba, entry=entries[0]),
            lambda: actions.begin_vote(by=ba, round=round),
            lambda: signed(ba, round, entries, words="Khác"),
        ]
        for attempt in attempts:
            with pytest.raises((Refused, ValidationError)):
                attempt()
        kept = Decision.objects.get(pk=old.pk)
        assert kept.digest == decisions.digest(kept.fields) == old.digest
        assert Round.objects.get(pk=round.pk).numbers["votes"] == {"yes": 22, "no": 3}


class TestScan:
    def test_the_first_stands_and_more_pages_lie_beside_it(self, ba, passed):
        made = signed(ba, *passed)
        first = actions.add_scan(by=ba, signed=made, data=picture(), name="trang 1.jpg")
        actions.add_scan(by=ba, signed=made, data=picture(), name="trang 2.jpg")
        assert Decision.objects.get(pk=made.pk).scan == first
        assert made.matter.files.filter(role="proof").count() == 1
        assert Entry.objects.filter(what="decide.add_scan").count() == 2

    def test_a_picture_or_a_pdf(self, ba, passed):
        made = signed(ba, *passed)
        with pytest.raises(ValidationError, match="ảnh chụp hoặc tệp PDF"):
            actions.add_scan(by=ba, signed=made, data="Một tờ giấy.".encode(), name="a.txt")

    def test_of_a_correction_too(self, ba, passed):
        round, entries = passed
        made = signed(ba, round, entries)
        corrected = actions.correct_decision(
            by=ba, decision=made, why="Sai", words="Đúng.", signers=signers(entries), signed_on=today()
        )
        actions.add_scan(by=ba, signed=corrected, data=picture(), name="a.jpg")
        assert Correction.objects.get().scan is not None
        assert Decision.objects.get().scan is None
