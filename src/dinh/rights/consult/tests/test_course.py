"""From the plan to the report: what each step asks, who may do it, what it leaves in the journal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.law.due import due
from dinh.rights.consult import actions, queries
from dinh.rights.consult.actions import Reply, Ruling
from dinh.rights.consult.clocks import result_term
from dinh.rights.consult.models import Clause, Consultation
from dinh.rights.consult.permissions import STAGES
from dinh.rights.consult.splitting import Piece, split
from dinh.rights.consult.tests.conftest import AFTER, DAY, LAST, TEXT, fresh, on, plan_of


def entries(what: str) -> int:
    return Entry.objects.filter(what=f"consult.{what}").count()


def test_a_plan_says_what_the_law_wants(planned):
    one = planned()
    assert one.ref.startswith("LY-")
    assert one.stage(DAY) == "plan"
    assert entries("plan") == 1


def test_only_who_keeps_consultations_plans(ward, mai, ba, binh, lan, khanh):
    for who in (mai, ba, binh, lan, khanh):
        with pytest.raises((Refused, ValidationError)):
            actions.plan(by=who, plan=plan_of())
    assert not Consultation.objects.exists()


def test_a_term_shorter_than_the_laws_is_refused_with_its_article(planned):
    with pytest.raises(ValidationError) as refused:
        planned(until=LAST - timedelta(days=1))
    words = str(refused.value.message_dict["until"])
    assert "Điều 28" in words
    assert f"{LAST:%d/%m/%Y}" in words


def test_another_law_may_set_another_term(sent, tu):
    one = sent(until=DAY + timedelta(days=9), term_cite="khoản 3 Điều 7 Luật mẫu")
    assert actions.publish(by=tu, consultation=one, edition=one.edition).stage(DAY) == "open"


def test_a_plan_that_waited_too_long_does_not_open(sent, tu):
    one = sent()
    with on(DAY + timedelta(days=3)), pytest.raises(Refused, match="Điều 28"):
        actions.publish(by=tu, consultation=one, edition=one.edition)
    assert fresh(one).published_at is None


def test_duties_need_a_dialogue_with_those_affected(planned, sent, tu, one, say):
    with pytest.raises(ValidationError) as refused:
        planned(kind="YK8")
    assert "Điều 26" in str(refused.value.message_dict["forms"])
    with pytest.raises(ValidationError) as refused:
        planned(kind="YK8", forms=("e", "h"))
    assert "dialogue_on" in refused.value.message_dict
    duties = sent(kind="YK8", forms=("e", "h"), dialogue_on=LAST, dialogue_place="Hội trường phường")
    Consultation.objects.filter(pk=duties.pk).update(forms=["e"])
    with pytest.raises(Refused, match="đối thoại"):
        actions.publish(by=tu, consultation=duties, edition=duties.edition)
    Consultation.objects.filter(pk=duties.pk).update(forms=["e", "h"])
    duties = actions.publish(by=tu, consultation=duties, edition=duties.edition)
    with on(AFTER), pytest.raises(Refused, match="biên bản đối thoại"):
        actions.summarise(by=tu, consultation=duties, edition=duties.edition)


def test_a_draft_from_above_claims_no_article(drafted, planned, tu):
    with pytest.raises(ValidationError) as refused:
        planned(kind="TREN")
    assert "sender" in refused.value.message_dict
    one = drafted(kind="TREN", sender="Đảng ủy tỉnh Lam Giang", until=DAY + timedelta(days=10))
    one = actions.publish(by=tu, consultation=one, edition=one.edition)
    assert one.stage(DAY) == "open"
    assert Entry.objects.get(what="consult.publish").ground == ""


def test_it_opens_only_when_all_is_ready(planned, tu):
    one = planned()
    with pytest.raises(Refused, match="Mặt trận"):
        actions.publish(by=tu, consultation=one, edition=one.edition)
    one = actions.send_plan(by=tu, consultation=one, council_on=DAY, front_on=DAY, edition=one.edition)
    assert one.stage(DAY) == "sent"
    with pytest.raises(Refused, match="dự thảo"):
        actions.publish(by=tu, consultation=one, edition=one.edition)
    draft = actions.add_draft(by=tu, consultation=one, text=TEXT)
    with pytest.raises(Refused, match="xác nhận"):
        actions.publish(by=tu, consultation=one, edition=one.edition)
    actions.confirm_split(by=tu, draft=draft, pieces=[Piece("Điều 1", "Chỉ một điều")])
    one = actions.publish(by=tu, consultation=fresh(one), edition=fresh(one).edition)
    assert one.stage(DAY) == "open"
    assert one.stage(LAST) == "open"
    assert one.stage(AFTER) == "closed"
    assert entries("publish") == 1


def test_a_changed_plan_is_sent_again_and_an_old_page_does_not_write_over(sent, tu):
    one = sent()
    seen = one.edition
    changed = actions.edit_plan(by=tu, consultation=one, plan=plan_of(title="Tên khác hẳn"), edition=seen)
    assert changed.stage(DAY) == "plan"
    with pytest.raises(ValidationError, match="người khác vừa sửa"):
        actions.edit_plan(by=tu, consultation=one, plan=plan_of(), edition=seen)


def test_a_draft_is_split_by_article_and_kept_whole(one):
    labels = [clause.label for clause in Clause.objects.order_by("order")]
    assert labels == ["", "Điều 1", "Điều 2", "Điều 3"]
    said = "".join(piece.label + piece.text for piece in split(TEXT))
    for word in TEXT.split():
        assert word.rstrip(".") in said


def test_what_is_open_is_not_split_anew_and_later_versions_stand_beside(one, tu):
    draft = one.drafts.get()
    with pytest.raises(Refused):
        actions.confirm_split(by=tu, draft=draft, pieces=[Piece("", "khác")])
    with on(AFTER):
        with pytest.raises(ValidationError):
            actions.add_draft(by=tu, consultation=one, text=TEXT)
        second = actions.add_draft(by=tu, consultation=one, text=TEXT, note="Sửa Điều 2")
        actions.confirm_split(by=tu, draft=second, pieces=split(TEXT.replace("200", "100")))
    assert [each.number for each in one.drafts.all()] == [1, 2]


def test_it_is_made_longer_never_shorter(one, tu):
    with pytest.raises(ValidationError):
        actions.extend(by=tu, consultation=one, until=LAST - timedelta(days=1), edition=one.edition)
    longer = actions.extend(by=tu, consultation=one, until=LAST + timedelta(days=5), edition=one.edition)
    assert longer.stage(AFTER) == "open"


def test_it_is_stopped_with_a_reason(one, tu):
    with pytest.raises(ValidationError):
        actions.stop(by=tu, consultation=one, reason=" ", edition=one.edition)
    assert actions.stop(by=tu, consultation=one, reason="Cấp trên thay quy định", edition=one.edition).stage(
        DAY
    ) == "stopped"  # fmt: skip


def test_nothing_is_gathered_while_something_lies_loose(one, say, tu):
    say(one)
    with pytest.raises(Refused):
        actions.summarise(by=tu, consultation=one, edition=one.edition)
    with on(AFTER), pytest.raises(Refused, match="1 ý kiến"):
        actions.summarise(by=tu, consultation=one, edition=one.edition)


def test_every_group_is_answered_before_the_chair_signs(summarised, tu, binh):
    one, group = summarised()
    with on(AFTER):
        with pytest.raises(Refused, match="1 nhóm"):
            actions.explain(by=binh, consultation=one, edition=one.edition)
        with pytest.raises(ValidationError) as refused:
            actions.answer(by=tu, group=group, reply=Reply("taken_in", "Đồng ý"))
        assert "changed" in refused.value.message_dict
        actions.answer(by=tu, group=group, reply=Reply("explained", "Vì phải đủ chi.", ""))
        with pytest.raises(Refused):
            actions.explain(by=tu, consultation=one, edition=one.edition)
        one = actions.explain(by=binh, consultation=one, edition=one.edition)
    assert one.stage(AFTER) == "explained"
    assert result_term(one).due == due("consult.result", one.explained_on).due
    assert entries("answer") == 1


def test_a_decision_against_most_must_give_its_reasons(explained, binh):
    one = explained("explained", "Vì phải đủ chi cho đèn đường.", "")
    ruling = Ruling("adopted", "Ban hành như dự thảo.", AFTER)
    with on(AFTER):
        with pytest.raises(ValidationError) as refused:
            actions.decide(by=binh, consultation=one, ruling=ruling, edition=one.edition)
        words = str(refused.value.message_dict["reasons"])
        assert "2/3 lượt" in words
        assert "Điều 28" in words
        ruling = Ruling("adopted", "Ban hành như dự thảo.", AFTER, reasons="Ngân sách không đủ.")
        one = actions.decide(by=binh, consultation=one, ruling=ruling, edition=one.edition)
    assert one.differs
    assert one.stage(AFTER) == "decided"


def test_the_result_is_a_publication_and_then_reported(decided, tu, lua):
    one = decided()
    with on(AFTER):
        with pytest.raises(Refused):
            actions.report(by=tu, consultation=one, council_on=AFTER, front_on=AFTER, edition=one.edition)
        with pytest.raises(Refused):
            actions.publish_result(by=lua, consultation=one, summary="Kết quả", edition=one.edition)
        words = "Bà con góp ba ý kiến; mức đóng góp được giảm một nửa."
        one = actions.publish_result(by=tu, consultation=one, summary=words, edition=one.edition, looked=True)
        assert one.result_ref.startswith("CK-")
        assert one.stage(AFTER) == "published"
        with pytest.raises(Refused):
            actions.publish_result(by=tu, consultation=one, summary=words, edition=one.edition)
        one = actions.report(by=tu, consultation=one, council_on=AFTER, front_on=AFTER, edition=one.edition)
        assert one.stage(AFTER) == "reported"
        one = actions.erase_senders(by=tu, consultation=one, edition=one.edition)
    assert one.erased_on == AFTER
    assert Entry.objects.filter(what="publish.publish").count() == 1
    for what in ("publish_result", "report", "erase_senders"):
        assert entries(what) == 1


def test_stages_in_the_database_are_those_of_the_rows(one, planned, explained):
    planned(title="Việc khác")
    explained()
    for day in (DAY, AFTER):
        for stage in STAGES:
            found = set(Consultation.objects.filter(queries.at_stage(stage, day)))
            assert found == {row for row in Consultation.objects.all() if row.stage(day) == stage}, stage
    assert today() == DAY
