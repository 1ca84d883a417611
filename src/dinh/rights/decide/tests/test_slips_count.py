"""Slips read by two people, bundles of a secret box, sheets for the printer, records to sign."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.decide import actions, codes, papers_slips_minutes
from dinh.rights.decide.jobs import make_sheaves
from dinh.rights.decide.models import Bundle, Reading, Round, Sheaf, Slip
from dinh.rights.decide.papers_slips import ballot_of
from dinh.rights.decide.queries import slips as queries
from dinh.rights.decide.queries import votings
from dinh.rights.decide.room.slips import _forget, _today
from dinh.rights.decide.tests.slips import ballot, inside, issued, self_rule, slips
from dinh.rights.decide.tests.voting import over


def returned(by, round: Round, count: int) -> list[Slip]:
    with inside(round):
        for slip in slips(round)[:count]:
            actions.receive(by=by, slip=slip)
    return slips(round)[:count]


@pytest.fixture
def shut(ward, ba, mai):
    """Nine of twelve slips are back, the voting is closed."""
    round = ballot(ward, ba, mai)
    issued(ba, round)
    returned(ba, round, 9)
    with over(round):
        return actions.close_round(by=ba, round=round)


class TestReading:
    def test_two_officers_typing_the_same_slip(self, shut, ba, mai):
        nine = slips(shut)[:9]
        with over(shut):
            for slip in nine:
                actions.read_slip(by=ba, slip=slip, answer=["yes"])
            with pytest.raises(ValidationError, match="Chưa đủ hai người đọc phiếu số: 1, 2, 3"):
                actions.count_round(by=ba, round=shut)
            actions.read_slip(by=ba, slip=nine[0], answer=["yes"])  # the same person twice is one person
            for slip in nine[:8]:
                actions.read_slip(by=mai, slip=slip, answer=["yes"])
            actions.read_slip(by=mai, slip=nine[8], answer=["no"])
            desk = queries.reading_desk(shut, ba.person.pk)
            assert (desk.differ, desk.unread, desk.settled) == ([9], [], 8)
            with pytest.raises(ValidationError, match="Hai người đọc khác nhau phiếu số: 9"):
                actions.count_round(by=ba, round=shut)
            actions.read_slip(by=ba, slip=nine[8], answer=["no"])
            done = actions.count_round(by=mai, round=shut)
        assert done.numbers["votes"] == {"yes": 8, "no": 1, "other": 0}
        assert Reading.objects.filter(slip=nine[8]).count() == 3
        assert '"yes"' not in str(list(Entry.objects.filter(what="decide.read_slip").values_list("after", flat=True)))

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({"answer": ["yes"], "spoiled": True, "why": "x"}, "không ghi phương án"),
            ({"spoiled": True}, "vì sao phiếu không hợp lệ"),
            ({"answer": []}, "chọn một phương án"),
            ({"answer": ["yes", "no"]}, "nhiều nhất 1"),
            ({"answer": ["ma"]}, "Không có phương án"),
        ],
    )
    def test_what_cannot_be(self, shut, ba, given, words):
        with over(shut), pytest.raises(ValidationError, match=words):
            actions.read_slip(by=ba, slip=slips(shut)[0], **given)

    def test_not_a_slip_that_is_not_there_nor_by_a_stranger(self, shut, ba, tam):
        with over(shut):
            with pytest.raises(ValidationError, match="không ở trong số phiếu"):
                actions.read_slip(by=ba, slip=slips(shut)[10], answer=["yes"])
            with pytest.raises(Refused):
                actions.read_slip(by=tam, slip=slips(shut)[0], answer=["yes"])

    def test_not_before_the_end(self, ward, ba, mai):
        round = ballot(ward, ba, mai)
        issued(ba, round)
        slip = returned(ba, round, 1)[0]
        with inside(round, 3), pytest.raises(Refused, match="đang lấy phiếu"):
            actions.read_slip(by=ba, slip=slip, answer=["yes"])

    def test_spoiled_ones_count_as_such_and_the_record_is_written(self, shut, ba, mai):
        with over(shut):
            for by in (ba, mai):
                for at, slip in enumerate(slips(shut)[:9]):
                    given = (
                        {"spoiled": True, "why": "đánh hai ô"} if at == 0 else {"answer": ["other"], "words": "Lùi lại"}
                    )
                    actions.read_slip(by=by, slip=slip, **given)
            done = actions.count_round(by=ba, round=shut)
            document = papers_slips_minutes.count_minutes(done)
        assert (done.numbers["spoiled"], done.numbers["votes"]["other"]) == (1, 8)
        words = zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml").decode()
        assert "Lùi lại" in words
        assert "Mẫu 04" in words
        assert "Phạm Thị Hoa" in words

    def test_today_says_what_is_left(self, shut, ba):
        with over(shut):
            assert any("Đọc 9 phiếu" in each.title for each in _today(ba, shut.closes_at.date()))


class TestSecretBox:
    @pytest.fixture
    def box(self, ward, ba, mai):
        round = ballot(ward, ba, mai, secret=True)
        issued(ba, round)
        returned(ba, round, 9)
        with over(round):
            return actions.close_round(by=ba, round=round)

    def test_bundles_are_counted_by_two(self, box, ba, mai):
        with over(box):
            with pytest.raises(ValidationError, match="9 hộ đã nộp"):
                actions.tie_bundles(by=ba, round=box, bundles=[("Bó 1", 5), ("Bó 2", 5)])
            actions.tie_bundles(by=ba, round=box, bundles=[("Bó 1", 5), ("Bó 2", 4)])
            with pytest.raises(ValidationError, match="bó này có 5 phiếu"):
                actions.tally(by=ba, round=box, part="Bó 1", numbers={"yes": 4})
            with pytest.raises(ValidationError, match="Không có bó"):
                actions.tally(by=ba, round=box, part="Bó 3", numbers={"yes": 4})
            for by in (ba, mai):
                actions.tally(by=by, round=box, part="Bó 1", numbers={"yes": 4, "spoiled": 1})
            with pytest.raises(ValidationError, match="Bó 2: cần hai người đếm"):
                actions.count_round(by=ba, round=box)
            with pytest.raises(ValidationError, match="không chia bó lại"):
                actions.tie_bundles(by=ba, round=box, bundles=[("Bó", 9)])
            for by in (ba, mai):
                actions.tally(by=by, round=box, part="Bó 2", numbers={"no": 4})
            done = actions.count_round(by=ba, round=box)
        assert done.numbers == {"votes": {"yes": 4, "no": 4, "other": 0}, "spoiled": 1, "unused": 0}
        assert Bundle.objects.filter(round=box).count() == 2

    def test_no_slip_is_read_by_its_serial(self, box, ba):
        with over(box), pytest.raises(ValidationError, match="Phiếu kín"):
            actions.read_slip(by=ba, slip=slips(box)[0], answer=["yes"])

    def test_what_goes_into_the_box_is_the_same_for_all(self, box):
        assert ballot_of(box).secret


class TestPrinting:
    def test_ordered_made_taken_and_taken_again_only_with_a_reason(self, ward, ba, mai, monkeypatch):
        monkeypatch.setattr("dinh.rights.decide.actions.slips_printing.SHEAF", 8)
        monkeypatch.setattr("dinh.rights.decide.jobs.SHEAF", 8)
        round = ballot(ward, ba, mai)
        issued(ba, round)
        with inside(round):
            order = actions.order_print(by=ba, round=round)
            assert (order.slips, order.sheaves) == (12, 2)
            with pytest.raises(ValidationError, match="Phiếu nào cũng đã in"):
                actions.order_print(by=ba, round=round)
            make_sheaves(ba, order)
            make_sheaves(ba, order)  # a job may run twice
            first, second = Sheaf.objects.filter(printing=order)
            assert (first.first, first.last, second.last) == (1, 8, 12)
            assert codes.code_of(slips(round)[0].nonce).encode() not in bytes(first.pdf)
            assert actions.take_sheaf(by=ba, sheaf=first).startswith(b"%PDF")
            with pytest.raises(ValidationError, match="ghi vì sao in lại"):
                actions.take_sheaf(by=ba, sheaf=first)
            with pytest.raises(Refused):
                actions.take_sheaf(by=mai, sheaf=second)
            actions.take_sheaf(by=ba, sheaf=first, why="kẹt giấy")
            assert queries.board(round).printed == 8
            actions.replace(by=ba, slip=slips(round)[0], ended="damaged")
            assert actions.order_print(by=ba, round=round).slips == 1
        with over(round):
            actions.close_round(by=ba, round=round)
            assert _forget(ward.commune, round.closes_at.date()) == 1
            assert _forget(ward.commune, round.closes_at.date()) == 0
        assert not Sheaf.objects.exclude(pdf=b"").exists()
        assert Entry.objects.filter(what="decide.take_sheaf").count() == 2

    def test_the_stamp_commune_wide_the_signature_of_a_group(self, ward, ba, mai):
        round = ballot(ward, ba, mai)
        assert ballot_of(round).head == "Tổ trưởng tổ dân phố"
        round.matter.scope = "xa"
        assert ballot_of(round).head == ""
        assert "17:00" in ballot_of(round).term


class TestOnlineRecord:
    def test_start_end_numbers_picture_and_the_list(self, ward, ba, visitor):
        round = self_rule(ward, ba, visitor)
        taken = issued(ba, round)[:8]
        with inside(round):
            for slip in taken:
                actions.vote_with_code(by=visitor, slip=slip, answer=["yes"])
            with pytest.raises(ValidationError, match="Chưa chốt kết quả"):
                papers_slips_minutes.online_minutes(round)
        with over(round):
            actions.close_round(by=ba, round=round)
            done = actions.count_round(by=ba, round=round)
            document = papers_slips_minutes.online_minutes(done)
        assert votings.result(done).verdict.passed
        files = zipfile.ZipFile(io.BytesIO(document))
        words = files.read("word/document.xml").decode()
        for said in ("Bắt đầu", "Kết thúc", "số hộ tham gia: 8", taken[0].entry.representative):
            assert said in words
        assert any(name.endswith(".png") for name in files.namelist())


def test_today_around_an_open_voting(ward, ba, mai):
    round = ballot(ward, ba, mai)
    with inside(round, 0):
        assert any("Lập phiếu cho từng hộ" in each.title for each in _today(ba, round.opens_at.date()))
    issued(ba, round)
    with inside(round):
        assert any("Giao 12 phiếu" in each.title for each in _today(ba, round.opens_at.date()))
    with inside(round, 24 * 6):
        titles = [each.title for each in _today(ba, round.closes_at.date())]
        assert any("12 hộ chưa nộp phiếu" in each for each in titles)
