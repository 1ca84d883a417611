"""Every rule says what it counts, where it stands and who read it; the changes of 2026 are in it."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.law import rules
from dinh.law.cite import Cite
from dinh.law.dated import Dated, Rule, RuleNotKnown, Unread
from dinh.law.provenance import DERIVED, MEMORY, Kind, Provenance, text
from dinh.law.rules import _by_key
from dinh.law.share import Share
from dinh.law.values import Clock, Count, DayKind, Frequency, Words, YearlyDay, calendar, working

NOW = date(2026, 8, 1)


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.key)
def test_every_rule_has_a_unit_a_source_and_words(rule):
    assert rule.unit
    assert rule.title
    assert rule.key.count(".") == 1
    for entry in rule.values:
        assert entry.cite.doc
        assert str(entry.value)
        assert entry.provenance.verified is (entry.provenance.kind not in (Kind.MEMORY, Kind.DERIVED))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("publish.start", "chậm nhất 05 ngày làm việc"),
        ("publish.posting", "ít nhất 30 ngày"),
        ("publish.loudspeaker", "ít nhất 03 ngày"),
        ("consult.open", "ít nhất 20 ngày"),
        ("consult.majority", "trên 1/2 số lượt ý kiến đã nhận"),
        ("convention.draft", "ít nhất 30 ngày"),
        ("convention.return", "chậm nhất 02 ngày làm việc"),
        ("decide.recognise", "chậm nhất 05 ngày làm việc"),
        ("decide.counters", "từ 03 đến 05 người"),
        ("decide.clusters", "ít nhất 200 hộ gia đình"),
        ("elect.by_election", "chậm nhất 60 ngày"),
        ("oversee.inspection_reply", "chậm nhất 15 ngày"),
        ("oversee.investment_reply", "chậm nhất 15 ngày"),
        ("oversee.investment_notice", "ít nhất 45 ngày"),
        ("oversee.dialogue", "ít nhất 01 hội nghị/năm"),
        ("agency.quorum", "từ 2/3 tổng số người được triệu tập trở lên"),
        ("reception.answer", "chậm nhất 10 ngày làm việc"),
        ("reception.promise", "chậm nhất 07 ngày làm việc"),
        ("complaint.first_remote_complex", "chậm nhất 60 ngày"),
        ("complaint.second_remote_complex", "chậm nhất 70 ngày"),
        ("complaint.send_first", "chậm nhất 03 ngày làm việc"),
        ("complaint.send_second", "chậm nhất 07 ngày"),
        ("denunciation.precheck", "chậm nhất 07 ngày làm việc"),
        ("denunciation.resolve_very_complex", "chậm nhất 90 ngày"),
        ("denunciation.continued", "chậm nhất 20 ngày"),
        ("mediation.start", "chậm nhất 03 ngày"),
        ("information.electronic_extension", "chậm nhất 15 ngày"),
        ("report.democracy_half", "trước ngày 10/06 hằng năm"),
        ("convention.province_report", "trước ngày 30/11 hằng năm"),
        ("records.hand_over", "chậm nhất 12 tháng"),
        ("party.reception_days", "ít nhất 02 ngày/tháng"),
    ],
)
def test_the_values_are_those_of_the_law(key, value):
    assert str(rules.get(key).on(NOW)) == value


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("complaint.accept", calendar(10), working(7)),
        ("complaint.accept_second", calendar(10), working(7)),
        ("reception.chair_days", Frequency(1, "tuần", "ngày"), Frequency(2, "tháng", "ngày")),
    ],
)
def test_the_first_of_july_2026_changes_the_regime(key, before, after):
    rule = rules.get(key)
    assert rule.on(date(2026, 6, 30)) == before
    assert rule.on(date(2026, 7, 1)) == after


def test_the_chair_may_not_delegate_from_july_2026_and_nothing_is_claimed_before():
    rule = rules.get("reception.delegation")
    assert "không được ủy quyền" in str(rule.on(date(2026, 7, 1)))
    with pytest.raises(RuleNotKnown):
        rule.on(date(2026, 6, 30))


def test_a_duty_that_lapses_has_its_last_day():
    rule = rules.get("complaint.proxy")
    assert "phải" in str(rule.on(date(2026, 12, 31)))
    assert "không còn" in str(rule.on(date(2027, 1, 1)))


@pytest.mark.parametrize("rule", [r for r in rules.ALL if r.key.startswith("information.")], ids=lambda r: r.key)
def test_the_information_law_of_2026_was_not_read_and_says_so(rule):
    assert rule.on(date(2026, 8, 31))
    with pytest.raises(RuleNotKnown, match="luật mới chưa được đọc"):
        rule.on(date(2026, 9, 1))


def test_a_day_before_the_law_is_an_error_that_says_from_when():
    with pytest.raises(RuleNotKnown, match=r"từ 01/07/2023 \(khoản 3 Điều 12 Luật 10/2022/QH15\)"):
        rules.get("publish.start").on(date(2023, 6, 30))


def test_an_answer_after_the_amendment_of_2025_warns_that_its_wording_was_not_read():
    rule = rules.get("publish.start")
    assert not any("97/2025" in note for note in rule.notes(date(2025, 6, 30)))
    assert any("97/2025" in note for note in rule.notes(date(2025, 7, 1)))
    assert any("Luật chuyên ngành" in note for note in rule.notes(date(2025, 6, 30)))


def test_no_article_is_invented_where_none_is_known():
    assert str(rules.get("complaint.first").cite(NOW)) == "Luật Khiếu nại 02/2011/QH13"
    assert str(rules.get("convention.draft").cite(NOW)) == "Nghị định 61/2023/NĐ-CP"


def test_what_is_only_remembered_or_inferred_is_not_verified():
    assert not rules.get("party.dialogue").verified(NOW)
    assert not rules.get("feedback.answer").verified(NOW)
    assert rules.get("publish.start").verified(NOW)


def test_the_duties_that_come_back_are_listed():
    keys = {rule.key for rule in rules.RECURRING}
    assert {"publish.list", "oversee.dialogue", "oversee.meeting", "convention.review", "agency.conference"} <= keys
    assert {"report.democracy_half", "report.democracy_year", "reception.chair_days", "legal_access.sent"} <= keys
    assert "publish.start" not in keys


def test_two_rules_with_one_key_stop_the_import():
    rule = rules.get("publish.start")
    with pytest.raises(ValueError, match=r"Hai quy tắc cùng mang khóa 'publish\.start'"):
        _by_key((rule, rule))


def test_an_unknown_key_is_answered_with_its_neighbours():
    with pytest.raises(rules.NoSuchRule, match=r"publish\.posting") as caught:
        rules.get("publish.postng")
    assert "publish.posting" in caught.value.near


def test_values_out_of_order_or_of_one_day_are_refused():
    old = Dated(date(2020, 1, 1), working(5), Cite("Luật A"), MEMORY)
    new = Dated(date(2021, 1, 1), working(6), Cite("Luật A"), MEMORY)
    for wrong in ((new, old), (old, old), ()):
        with pytest.raises(ValueError, match="theo thứ tự ngày"):
            Rule("a.b", "thử", wrong)
    assert Rule("a.b", "thử", (old, new)).on(date(2020, 12, 31)) == Clock(5, DayKind.WORKING)


def test_the_unit_is_that_of_the_newest_value_read():
    rule = rules.get("complaint.accept")
    assert rule.unit == "ngày làm việc"
    assert rules.get("information.verify").unit == "ngày"
    assert isinstance(rules.get("information.verify").values[-1].value, Unread)


@pytest.mark.parametrize(
    ("cite", "words"),
    [
        (Cite("Luật 10/2022/QH15", 21, 1, "a"), "điểm a khoản 1 Điều 21 Luật 10/2022/QH15"),
        (Cite("Nghị định 124/2020/NĐ-CP", "28b"), "Điều 28b Nghị định 124/2020/NĐ-CP"),
        (Cite("Luật A", 18, also=Cite("Nghị định B", 3)), "Điều 18 Luật A; Điều 3 Nghị định B"),
        (Cite("Luật A"), "Luật A"),
    ],
)
def test_a_citation_reads_from_the_point_outwards(cite, words):
    assert str(cite) == words


def test_a_point_without_its_clause_is_no_citation():
    with pytest.raises(ValueError, match="có điểm thì phải có khoản"):
        Cite("Luật A", 1, point="a")


def test_a_source_that_is_not_listed_is_refused():
    with pytest.raises(ValueError, match="S99"):
        text("S99")
    assert str(Provenance(Kind.TEXT, "S1")) == "text S1"
    assert not DERIVED.verified


def test_values_print_as_the_law_writes_them():
    assert str(Count(3, 5, "người")) == "từ 03 đến 05 người"
    assert str(Count(2, 2, "hộ")) == "02 hộ"
    assert str(Count(None, 7, "người")) == "không quá 07 người"
    assert str(YearlyDay(31, 3)) == "chậm nhất ngày 31/03 hằng năm"
    assert str(YearlyDay(18, 11, fixed=True)) == "ngày 18/11 hằng năm"
    assert str(Share.more_than(1, 2, "số phiếu")) == "trên 1/2 số phiếu"
    assert Words("không hủy").unit == "quy định"


def test_a_count_holds_within_its_bounds_only():
    committee = Count(3, 5, "người")
    assert [committee.holds(n) for n in (2, 3, 5, 6)] == [False, True, True, False]
    assert Count(5, None, "người").holds(500)
    assert not Count(None, 7, "người").holds(8)
