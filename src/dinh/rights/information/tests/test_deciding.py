"""What the office decides: accept, record a day, ask back, extend, forward, refuse; who may, and in what order."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.information import actions
from dinh.rights.information.clocks import answer_term
from dinh.rights.information.tests.conftest import NEW_LAW, OLD_LAW, WHO, on

GROUND = "khoản … Điều … luật mới, cán bộ tra ngày 20/11/2026"


def entries(what):
    return Entry.objects.filter(what=f"information.{what}")


def test_accepting_sets_sort_and_summary(accepted):
    with on(OLD_LAW):
        asked = accepted("simple")
    assert (asked.state, asked.sort, asked.accepted_on) == ("accepted", "simple", OLD_LAW)
    assert answer_term(asked).due == date(2026, 8, 6)
    assert entries("accept").count() == 1


@pytest.mark.parametrize("subject", ["", f"Bà {WHO.name} hỏi quỹ", f"Gọi {WHO.phone}"])
def test_the_summary_is_there_and_names_nobody(ask, tu, subject):
    asked = ask().request
    with pytest.raises(ValidationError) as refused:
        actions.accept(by=tu, asked=asked, sort="simple", subject=subject, edition=asked.edition)
    assert "subject" in refused.value.message_dict


@pytest.mark.parametrize("who", ["visitor", "lan", "mai", "an", "hung", "ba", "khanh"])
def test_only_those_entrusted_decide(request, ask, who):
    asked = ask().request
    by = request.getfixturevalue(who)
    for act in (
        lambda: actions.accept(by=by, asked=asked, sort="simple", subject="Quỹ", edition=1),
        lambda: actions.clarify(by=by, asked=asked, words="?", edition=1),
        lambda: actions.refuse(by=by, asked=asked, ground="secret", reason="vì", edition=1),
        lambda: actions.forward(by=by, asked=asked, holder="Thuế", words="", edition=1),
        lambda: actions.answer(by=by, asked=asked, text="đây", uploads=(), edition=1),
    ):
        with pytest.raises(Refused):
            act()


def test_under_the_unread_law_an_official_records_the_day_with_its_ground(accepted, tu):
    with on(NEW_LAW):
        asked = accepted()
        assert answer_term(asked).due is None
        with pytest.raises(ValidationError) as refused:
            actions.record_due(by=tu, asked=asked, due=date(2026, 12, 4), ground="  ", edition=asked.edition)
        assert "ground" in refused.value.message_dict
        with pytest.raises(ValidationError, match="trước ngày yêu cầu"):
            actions.record_due(by=tu, asked=asked, due=date(2026, 11, 1), ground=GROUND, edition=asked.edition)
        asked = actions.record_due(by=tu, asked=asked, due=date(2026, 12, 4), ground=GROUND, edition=asked.edition)
    assert (answer_term(asked).source, answer_term(asked).due) == ("official", date(2026, 12, 4))
    assert entries("record_due").get().ground == GROUND


def test_a_day_the_law_gives_is_not_typed(accepted, tu):
    with on(OLD_LAW):
        asked = accepted()
        with pytest.raises(Refused, match="tính được từ luật"):
            actions.record_due(by=tu, asked=asked, due=date(2026, 12, 4), ground=GROUND, edition=asked.edition)


def test_extended_once_with_a_reason_before_the_end(accepted, tu):
    with on(OLD_LAW):
        asked = accepted()
        with pytest.raises(ValidationError) as refused:
            actions.extend(by=tu, asked=asked, reason="", edition=asked.edition)
        assert "reason" in refused.value.message_dict
    with on(date(2026, 8, 22)):
        asked = actions.extend(by=tu, asked=asked, reason="Hồ sơ ở kho.", edition=asked.edition)
        assert answer_term(asked).due == date(2026, 9, 7)
        with pytest.raises(Refused, match="chỉ gia hạn một lần"):
            actions.extend(by=tu, asked=asked, reason="Nữa", edition=asked.edition)
        with pytest.raises(ValidationError, match="không đổi loại"):
            actions.accept(by=tu, asked=asked, sort="simple", subject="Quỹ", edition=asked.edition)


def test_after_the_term_it_is_late_and_not_extended(accepted, tu):
    with on(OLD_LAW):
        asked = accepted()
    with on(date(2026, 8, 24)), pytest.raises(ValidationError, match="Đã quá hạn"):
        actions.extend(by=tu, asked=asked, reason="Bận", edition=asked.edition)


def test_extending_under_the_unread_law_needs_a_later_day_and_its_ground(accepted, tu):
    with on(NEW_LAW):
        asked = accepted()
        with pytest.raises(Refused, match="ghi hạn trả lời trước"):
            actions.extend(by=tu, asked=asked, reason="Kho", edition=asked.edition)
        asked = actions.record_due(by=tu, asked=asked, due=date(2026, 12, 4), ground=GROUND, edition=asked.edition)
        for due, ground, field in (
            (None, GROUND, "due"),
            (date(2026, 12, 4), GROUND, "due"),
            (date(2026, 12, 9), "", "ground"),
        ):
            with pytest.raises(ValidationError) as refused:
                actions.extend(by=tu, asked=asked, reason="Kho", due=due, ground=ground, edition=asked.edition)
            assert field in refused.value.message_dict
        asked = actions.extend(
            by=tu, asked=asked, reason="Kho", due=date(2026, 12, 9), ground=GROUND, edition=asked.edition
        )  # fmt: skip
    assert answer_term(asked).due == date(2026, 12, 9)


def test_refusing_needs_a_ground_of_the_law_and_a_reason(accepted, tu):
    with on(OLD_LAW):
        asked = accepted()
        for ground, reason, field in (
            ("", "vì thế", "ground"),
            ("ghét", "vì thế", "ground"),
            ("secret", " ", "reason"),
        ):
            with pytest.raises(ValidationError) as refused:
                actions.refuse(by=tu, asked=asked, ground=ground, reason=reason, edition=asked.edition)
            assert field in refused.value.message_dict
        asked = actions.refuse(by=tu, asked=asked, ground="private", reason="Chưa ai đồng ý.", edition=asked.edition)
    assert asked.refusal_cite == "Điều 7 Luật Tiếp cận thông tin 104/2016/QH13"
    assert (asked.outcome, asked.outcome_on) == ("refused", OLD_LAW)
    entry = entries("refuse").get()
    assert entry.ground == asked.refusal_cite
    assert "Chưa ai đồng ý." not in str(entry.after)


@pytest.mark.parametrize(("day", "ground"), [(OLD_LAW, "given"), (NEW_LAW, "private"), (NEW_LAW, "beyond")])
def test_where_the_article_was_not_read_the_official_types_it(accepted, tu, day, ground):
    with on(day):
        asked = accepted()
        with pytest.raises(ValidationError) as refused:
            actions.refuse(by=tu, asked=asked, ground=ground, reason="Lý do", edition=asked.edition)
        assert "cite" in refused.value.message_dict
        asked = actions.refuse(by=tu, asked=asked, ground=ground, reason="Lý do", cite=GROUND, edition=asked.edition)
    assert asked.refusal_cite == GROUND


def test_information_of_others_is_pointed_to_its_holder(ask, tu):
    with on(OLD_LAW):
        asked = ask().request
        asked = actions.forward(by=tu, asked=asked, holder="Cơ quan thuế", words="Sáng thứ Hai", edition=asked.edition)
    assert asked.state == asked.outcome == "forwarded"
    assert "Cơ quan thuế" in asked.steps.last().words
    assert "Điều 9" in entries("forward").get().ground


def test_two_officials_at_once_the_second_is_told_and_nothing_is_overwritten(accepted, tu):
    with on(OLD_LAW):
        asked = accepted()
        seen = asked.edition
        actions.answer(by=tu, asked=asked, text="Thu 86 triệu.", uploads=(), edition=seen)
        with pytest.raises(ValidationError, match="đã có thay đổi: Cung cấp thông tin"):
            actions.refuse(by=tu, asked=asked, ground="secret", reason="x", edition=seen)
        with pytest.raises(ValidationError, match="vừa gõ vẫn còn"):
            actions.answer(by=tu, asked=asked, text="Thu 87 triệu.", uploads=(), edition=seen)
    assert asked.answers.get().text == "Thu 86 triệu."


def test_no_way_back_from_an_ended_request_but_review(answered, tu):
    asked = answered()
    with pytest.raises(Refused, match="đã cung cấp"):
        actions.refuse(by=tu, asked=asked, ground="secret", reason="x", edition=asked.edition)
