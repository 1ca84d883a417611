"""Answers: given, doubted, corrected, upheld, closed; who reads the files; erasing who asked."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry, Personal
from dinh.ground.journal.queries import verify
from dinh.rights.information import actions, queries
from dinh.rights.information.tests.conftest import OLD_LAW, WHO, on

FILE = ("Bảng thu chi quỹ năm 2025\nThu 86 triệu\n".encode(), "bang.txt")


def test_an_answer_of_text_and_files(answered, tu, visitor, mai):
    with on(OLD_LAW):
        asked = answered(uploads=[FILE])
    given = asked.answers.get()
    file = given.files.get()
    assert (asked.state, asked.outcome, asked.outcome_on) == ("answered", "answered", OLD_LAW)
    assert [queries.may_read_file(by, file.pk) for by in (tu, visitor, mai)] == [True, False, False]
    entry = Entry.objects.get(what="information.answer")
    assert given.text not in str(entry.after)


def test_an_answer_is_not_empty_and_a_bad_file_stores_nothing(accepted, tu):
    asked = accepted()
    with pytest.raises(ValidationError) as refused:
        actions.answer(by=tu, asked=asked, text=" ", uploads=(), edition=asked.edition)
    assert "text" in refused.value.message_dict
    with pytest.raises(ValidationError, match=r"anh[.]exe"):
        actions.answer(by=tu, asked=asked, text="đây", uploads=[(b"MZ\x00\x01\x02", "anh.exe")], edition=asked.edition)
    assert not asked.answers.exists()


def test_found_wrong_then_corrected_keeps_both(answered, tu):
    with on(OLD_LAW):
        asked = answered()
    with on(date(2026, 8, 5)):
        asked = actions.find_wrong(by=tu, asked=asked, words="Cộng thiếu", edition=asked.edition)
        assert queries.line(asked, date(2026, 8, 5)).term.due == date(2026, 8, 12)
        asked = actions.answer(by=tu, asked=asked, text="Thu 88 triệu.", uploads=(), edition=asked.edition)
    assert [each.number for each in asked.answers.all()] == [1, 2]
    assert (asked.state, asked.doubt, asked.outcome_on) == ("answered", "", OLD_LAW)
    assert Entry.objects.filter(what="information.correct").count() == 1


def test_what_was_right_is_upheld_with_reasons(answered, tu, visitor):
    asked = answered()
    asked = actions.doubt(by=visitor, asked=asked, words="Tôi không tin", wrong=True, proven=True)
    with pytest.raises(ValidationError):
        actions.uphold(by=tu, asked=asked, words="", edition=asked.edition)
    asked = actions.uphold(by=tu, asked=asked, words="Đã đối chiếu sổ quỹ.", edition=asked.edition)
    assert asked.state == "answered"


def test_a_refusal_reviewed_can_become_an_answer(accepted, tu, visitor):
    with on(OLD_LAW):
        asked = accepted()
        asked = actions.refuse(by=tu, asked=asked, ground="internal", reason="Họp nội bộ", edition=asked.edition)
        asked = actions.doubt(by=visitor, asked=asked, words="Không phải", wrong=True, proven=True)
        assert asked.doubt == "unsatisfied"  # nothing was given, so nothing given can be wrong
        asked = actions.answer(by=tu, asked=asked, text="Đây là biên bản.", uploads=(), edition=asked.edition)
    assert (asked.outcome, asked.refusal) == ("answered", "")


def test_closed_with_a_reason_and_opened_by_the_askers_word(answered, tu, visitor):
    asked = answered()
    asked = actions.close(by=tu, asked=asked, words="Đã nhận bản sao.", edition=asked.edition)
    assert asked.state == "closed"
    asked = actions.doubt(by=visitor, asked=asked, words="Thiếu trang 2", wrong=True, proven=True)
    assert asked.state == "review"


def test_who_asked_is_erased_and_the_chain_still_holds(answered, tu, visitor, ward):
    asked = answered()
    asked = actions.doubt(by=visitor, asked=asked, words="Tôi là Lan ở ngõ 3", wrong=True, proven=True)
    with pytest.raises(Refused):
        actions.erase(by=tu, asked=asked, wanted="Quỹ", edition=asked.edition)
    asked = actions.uphold(by=tu, asked=asked, words="Đúng rồi.", edition=asked.edition)
    asked = actions.erase(by=tu, asked=asked, wanted="Thu, chi quỹ năm ngoái", edition=asked.edition)

    asked = queries.find(asked.ref)
    asker = asked.asker
    assert not any((asker.name, asker.address, asker.phone, asker.email, asker.fax))
    assert "ngõ 3" not in " ".join(step.words for step in asked.steps.all())
    assert not Personal.objects.filter(entry__about_kind="information.informationrequest").exists()
    assert asked.number == 1
    assert verify(ward.commune)[1] == []
    with pytest.raises(Refused, match="đã xóa"):
        actions.erase(by=tu, asked=asked, wanted="x", edition=asked.edition)


def test_a_name_is_searched_in_the_book_without_marks(ask):
    ask()
    assert len(queries.in_book(queries.Wanted(q="vu thi lan den on"), OLD_LAW)) == 1
    assert queries.in_book(queries.Wanted(q=f"{WHO.name} khác"), OLD_LAW) == []


def test_the_books_filters(ask, accepted, answered):
    with on(OLD_LAW):
        late, done, new = accepted("simple", "email"), answered(way="view"), ask(way="post").request
    day = date(2026, 8, 20)

    def found(**wanted):
        return {line.asked.pk for line in queries.in_book(queries.Wanted(**wanted), day)}

    assert found() == {late.pk, done.pk, new.pk}
    assert found(state="open") == {late.pk, new.pk}
    assert found(state="answered") == {done.pk}
    assert found(way="post") == {new.pk}
    assert found(late=True) == {late.pk, new.pk}
    assert found(year="2025") == set()
    assert found(year="nhảm", state="nhảm", way="nhảm") == {late.pk, done.pk, new.pk}
