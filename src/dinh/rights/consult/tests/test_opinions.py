"""Opinions from every channel: received once, within the term, looked at before others read; grouped by a person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.consult import actions, queries
from dinh.rights.consult.actions import Line, Minutes, Reply, Said
from dinh.rights.consult.models import Gathering, Opinion, OpinionGroup, Part
from dinh.rights.consult.similar import Text, suggest
from dinh.rights.consult.tests.conftest import AFTER, DAY, FEE, LAST, client_of, on


def test_a_visitor_speaks_to_a_clause_and_gets_a_receipt(one, visitor):
    clause = queries.clauses(one).get(label="Điều 2")
    receipt = actions.opine(by=visitor, consultation=one, key="k1", said=Said(FEE, clause, name="Bà Lan"))
    again = actions.opine(by=visitor, consultation=one, key="k1", said=Said(FEE, clause, name="Bà Lan"))
    assert again.again
    assert again.pin == receipt.pin
    assert Opinion.objects.count() == 1
    assert queries.open_with_pin(receipt.opinion.ref, receipt.pin) == receipt.opinion
    assert queries.open_with_pin(receipt.opinion.ref, "000000" if receipt.pin != "000000" else "1") is None
    entry = Entry.objects.get(what="consult.opine")
    assert FEE not in str(entry.after)
    assert "Lan" not in str(entry.after)


@pytest.mark.parametrize(("text", "words"), [("", "Hãy viết"), ("ừ", "thêm vài chữ"), ("x" * 10_001, "nhiều nhất")])
def test_empty_and_huge_opinions_are_sent_back(one, visitor, text, words):
    with pytest.raises(ValidationError, match=words):
        actions.opine(by=visitor, consultation=one, key="k", said=Said(text))
    assert not Opinion.objects.exists()


def test_nothing_is_taken_before_or_after_the_term(sent, one, visitor):
    waiting = sent(title="Chưa mở")
    with pytest.raises(Refused, match="chưa bắt đầu"):
        actions.opine(by=visitor, consultation=waiting, key="k", said=Said(FEE))
    with on(LAST, 23, 59, 59):
        actions.opine(by=visitor, consultation=one, key="k1", said=Said(FEE))
    with on(AFTER, 0, 0, 0), pytest.raises(Refused) as refused:
        actions.opine(by=visitor, consultation=one, key="k2", said=Said(FEE))
    assert "Điều 28" in str(refused.value)
    assert f"{LAST:%d/%m/%Y}" in str(refused.value)


def test_what_came_on_paper_is_typed_in_within_the_term(one, tu, mai, ba, binh, lan):
    said = Said(FEE, group=ResidentialGroup.objects.get(code="to-1"))
    facts = {"consultation": one, "said": said, "received_on": DAY}
    for number, who in enumerate((tu, mai, ba)):
        actions.type_in(by=who, key=f"k{number}", channel="paper", **facts)
    for who in (binh, lan):
        with pytest.raises(Refused):
            actions.type_in(by=who, key="x", channel="paper", **facts)
    with pytest.raises(Refused, match="chỉ nhập"):
        actions.type_in(by=ba, key="y", channel="box", **{**facts, "said": Said(FEE)})
    with pytest.raises(ValidationError):
        actions.type_in(by=tu, key="z", channel="web", **facts)
    with on(AFTER):
        actions.type_in(by=tu, key="after", channel="phone", **facts)
        with pytest.raises(ValidationError) as refused:
            actions.type_in(by=tu, key="late", channel="phone", **{**facts, "received_on": AFTER})
    assert "received_on" in refused.value.message_dict
    assert Opinion.objects.count() == 4


def test_minutes_speak_for_those_who_agreed(one, tu):
    minutes = Minutes("b", DAY, "Nhà văn hóa tổ 2", 40, upload=("Biên bản họp tổ".encode(), "bien-ban.txt"))
    with pytest.raises(ValidationError, match="41 người"):
        actions.record_gathering(by=tu, consultation=one, key="k", minutes=minutes, lines=[Line(FEE, 41)])
    with pytest.raises(ValidationError):
        actions.record_gathering(by=tu, consultation=one, key="k", minutes=minutes, lines=[])
    for _twice in range(2):
        lines = [Line(FEE, 31), Line("Nên họp buổi tối", 12)]
        actions.record_gathering(by=tu, consultation=one, key="k", minutes=minutes, lines=lines)
    assert Gathering.objects.get().attended == 40
    assert [(row.opinions, row.voices) for row in queries.by_channel(one)] == [(2, 43)]


def test_others_read_an_opinion_only_once_released(one, say, tu, ba):
    plain = say(one, "Đề nghị giảm mức đóng, gọi 0912 345 678 để trao đổi.")
    named = say(one, "Ông Tạ Văn Hợi thu tiền không ghi sổ.")
    assert not queries.released(one).exists()
    with pytest.raises(Refused):
        actions.release(by=ba, consultation=one, opinions=[plain])
    with pytest.raises(ValidationError, match=named.ref):
        actions.release(by=tu, consultation=one, opinions=[plain, named])
    actions.release(by=tu, consultation=one, opinions=[plain])
    actions.keep_back(by=tu, opinion=named, reason="Nói về riêng một người")
    shown = queries.released(one).get()
    assert "0912 345 678" not in shown.shown
    assert "giảm mức đóng" in shown.shown
    page = client_of(tu).get(f"/lay-y-kien/{one.ref}/y-kien").content.decode()
    assert "giảm mức đóng" in page
    assert "Tạ Văn Hợi" not in page
    assert queries.opinions(one).count() == 2


def test_an_opinion_is_taken_back_by_whoever_holds_the_receipt(one, say, visitor, tu):
    row = say(one)
    actions.gather(by=tu, consultation=one, opinions=[row], title="Giảm mức đóng")
    actions.withdraw(by=visitor, opinion=row)
    assert not queries.opinions(one).exists()
    assert not Part.objects.exists()


def _three(one, say, tu):
    rows = [say(one, FEE), say(one, "Xin giảm mức đóng góp hai trăm nghìn."), say(one, "Nên họp buổi tối.")]
    group = actions.gather(by=tu, consultation=one, opinions=rows[:2], title="Giảm mức đóng")
    other = actions.gather(by=tu, consultation=one, opinions=rows[2:], title="Họp buổi tối")
    return rows, group, other


def _where(one):
    return {
        group.title: sorted(part.opinion_id for part in group.parts.all())
        for group in OpinionGroup.objects.filter(consultation=one)
    }


def test_groups_are_moved_renamed_merged_and_every_step_is_taken_back(one, say, tu):
    rows, group, other = _three(one, say, tu)
    before = _where(one)
    clause = queries.clauses(one).get(label="Điều 2")
    steps = [
        lambda: actions.move(by=tu, group=group, opinions=[rows[1]], to=other),
        lambda: actions.move(by=tu, group=group, opinions=[rows[0]], to=None),
        lambda: actions.rename(by=tu, group=group, title="Bớt tiền", clause=clause),
        lambda: actions.merge(by=tu, group=other, into=group),
        lambda: actions.set_aside(by=tu, opinion=rows[2], reason="Gửi trùng"),
        lambda: actions.say_part(by=tu, opinion=rows[0], group=other, excerpt="giảm còn một trăm nghìn"),
    ]
    for step in steps:
        step()
        assert _where(one) != before or OpinionGroup.objects.get(pk=group.pk).clause
        actions.undo(by=tu, consultation=one)
        assert _where(one) == before
        group, other = (OpinionGroup.objects.get(title=title) for title in before)
    actions.answer(by=tu, group=group, reply=Reply("explained", "Phải đủ chi."))
    actions.merge(by=tu, group=other, into=group)
    actions.undo(by=tu, consultation=one)
    assert OpinionGroup.objects.get(title="Giảm mức đóng").answer == "explained"
    assert not queries.loose(one).exists()


def test_an_opinion_that_says_two_things_lies_in_two_groups(one, say, tu):
    _rows, group, other = _three(one, say, tu)
    both = say(one, "Xin giảm mức đóng. Họp thì nên buổi tối.")
    actions.say_part(by=tu, opinion=both, group=group, excerpt="Xin giảm mức đóng.")
    actions.say_part(by=tu, opinion=both, group=other, excerpt="Họp thì nên buổi tối.")
    with pytest.raises(ValidationError, match="nguyên văn"):
        actions.say_part(by=tu, opinion=both, group=other, excerpt="Họp nên buổi sáng.")
    assert both.parts.count() == 2
    assert not queries.loose(one).exists()


def test_groups_of_another_consultation_are_left_alone(one, opened, say, tu):
    _rows, group, _other = _three(one, say, tu)
    elsewhere = opened(title="Việc khác")
    row = say(elsewhere)
    with pytest.raises(Refused):
        actions.gather(by=tu, consultation=elsewhere, opinions=[row], into=group)
    with pytest.raises(ValidationError):
        actions.gather(by=tu, consultation=one, opinions=[row], title="x")


def test_only_the_office_groups_and_not_once_it_is_summed_up(summarised, say, tu, mai, binh):
    _one, group = summarised()
    for who in (mai, binh):
        with pytest.raises(Refused):
            actions.rename(by=who, group=group, title="x", clause=None)
    with on(AFTER + timedelta(days=1)), pytest.raises(Refused, match="tổng hợp"):
        actions.rename(by=tu, group=group, title="x", clause=None)


def test_what_says_the_same_is_suggested_together_with_or_without_tones():
    texts = [
        Text(1, 7, "Đề nghị giảm mức đóng góp xuống một trăm nghìn."),
        Text(2, 7, "De nghi giam muc dong gop xuong 100 nghin."),
        Text(3, 7, "Nên họp buổi tối cho người đi làm."),
        Text(4, 7, "Đề nghị họp vào buổi tối để người đi làm dự được."),
        Text(5, 8, "Đề nghị giảm mức đóng góp xuống một trăm nghìn."),
        Text(6, 7, "Đề nghị giảm mức đóng góp xuống một trăm nghìn!"),
        Text(9, 8, "Giảm mức đóng góp xuống thôi.", group=70),
    ]
    found = suggest(texts)
    assert sorted(map(sorted, (one.keys for one in found))) == [[1, 2, 6], [3, 4], [5]]
    assert next(one for one in found if one.keys == (5,)).group == 70
    assert next(one for one in found if 1 in one.keys).same
    assert suggest(texts) == found
    assert suggest([]) == []
    assert suggest([Text(1, None, "...")])[0].keys == (1,)


def test_near_identical_texts_are_found_among_many(one, say):
    for number in range(30):
        say(one, f"Ý kiến riêng số {number} về việc {'abcdefghij'[number % 10] * 12}")
    rows = [say(one, FEE).pk, say(one, FEE.upper()).pk]
    found = [cluster for cluster in queries.suggestions(one) if set(rows) <= set(cluster.keys)]
    assert found
