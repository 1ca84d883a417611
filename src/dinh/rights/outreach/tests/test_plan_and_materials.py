"""The year's plan; materials for everyone, photos for officials; the numbers for reports; the demo."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from dinh.ground.gate import Refused
from dinh.ground.room import INDICATORS
from dinh.law.periods import Period
from dinh.rights.outreach import actions, queries
from dinh.rights.outreach.demo import load
from dinh.rights.outreach.models import Material, PlanLine, Session
from dinh.rights.outreach.tests.build import at, drafted, opened_quiz, published, result, words


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "#8f1d1d").save(out, format="JPEG")
    return out.getvalue()


@pytest.fixture
def line(ward, tu):
    return actions.add_line(
        by=tu, year=2026, month=10, topic="Hòa giải", audience="Hòa giải viên", lead=ward.bodies["UBND"]
    )


def test_a_line_is_done_by_its_session_and_by_nothing_else(ward, tu, line):
    def state(day):
        return queries.plan(2026, day)[0].state

    assert (state(date(2026, 10, 31)), state(date(2026, 11, 1))) == ("open", "late")
    session = published(ward, tu, line=line)
    assert state(date(2026, 10, 31)) == "planned"
    result(tu, session)
    assert state(date(2026, 11, 22)) == "done"


def test_a_line_with_sessions_stays(ward, tu, line):
    drafted(ward, tu, line=line)
    with pytest.raises(ValidationError, match="đã có buổi"):
        actions.remove_line(by=tu, line=line)


def test_a_line_is_edited_and_removed_on_its_pages(client, ward, tu, line):
    client.force_login(tu.user)
    typed = {"month": "9", "topic": "Hòa giải ở tổ", "audience": "Hòa giải viên", "lead": ward.bodies["UBND"].pk}
    client.post(reverse("outreach_desk:edit_line", args=[line.pk]), typed)
    assert PlanLine.objects.get().month == 9
    assert "Bỏ mục này" in client.get(reverse("outreach_desk:edit_line", args=[line.pk])).content.decode()
    assert client.get(reverse("outreach_desk:remove_line", args=[line.pk])).status_code == 200
    client.post(reverse("outreach_desk:remove_line", args=[line.pk]))
    assert not PlanLine.objects.exists()


def test_the_same_topic_twice_a_month_is_a_slip(ward, tu, line):
    with pytest.raises(ValidationError, match="đã có chủ đề"):
        actions.add_line(by=tu, year=2026, month=10, topic="Hòa giải", audience="x", lead=ward.bodies["UBND"])


def test_materials_are_for_everyone_and_photos_for_officials(client, ward, tu, mai):
    session = published(ward, tu)
    client.force_login(tu.user)
    url = reverse("outreach_desk:add_material", args=[session.ref])
    client.post(url, {"title": "Tờ rơi", "upload": SimpleUploadedFile("to-roi.txt", "Mười bốn việc.".encode())})
    client.post(url, {"title": "Ảnh buổi", "photo": "on", "upload": SimpleUploadedFile("a.jpg", picture())})
    client.post(url, {"title": "Bảng thu, chi", "reference": "tr-7k3m-9qxt"})
    assert Material.objects.count() == 3
    leaflet, photo = Material.objects.get(title="Tờ rơi"), Material.objects.get(title="Ảnh buổi")
    client.logout()
    with at(14):
        html = client.get(f"/p/{session.ref}").content.decode()
    assert "Tờ rơi" in html
    assert "/p/TR-7K3M-9QXT" in html
    assert "Ảnh buổi" not in html
    assert client.get(reverse("files:download", args=[leaflet.file_id])).status_code == 200
    assert client.get(reverse("files:download", args=[photo.file_id])).status_code == 404
    client.force_login(mai.user)
    assert client.get(reverse("files:download", args=[photo.file_id])).status_code == 404
    client.force_login(tu.user)
    assert client.get(reverse("files:download", args=[photo.file_id])).status_code == 200
    client.post(reverse("outreach_desk:remove_material", args=[session.ref, photo.pk]))
    assert Material.objects.count() == 2


def test_materials_of_a_draft_are_not_public(client, ward, tu):
    session = drafted(ward, tu)
    added = actions.add_file(by=tu, session=session, title="", data="Nháp.".encode(), name="nhap.txt", photo=False)
    assert added.title == "nhap.txt"
    assert client.get(reverse("files:download", args=[added.file_id])).status_code == 404


@pytest.mark.parametrize("typed", [{}, {"reference": "không phải mã"}, {"reference": "XX-7K3M-9QXT"}])
def test_a_material_that_is_neither_is_refused_on_its_form(client, ward, tu, typed):
    session = published(ward, tu)
    client.force_login(tu.user)
    response = client.post(reverse("outreach_desk:add_material", args=[session.ref]), typed)
    assert "summary-of-errors" in response.content.decode()
    assert not Material.objects.exists()


def test_a_document_is_no_photo(ward, tu, mai):
    session = published(ward, tu)
    with pytest.raises(ValidationError, match="không phải ảnh"):
        actions.add_file(by=tu, session=session, title="", data=b"abc", name="a.txt", photo=True)
    with pytest.raises(Refused):
        actions.add_file(by=mai, session=session, title="", data=b"abc", name="a.txt", photo=False)


def test_numbers_open_to_exactly_their_rows(ward, tu):
    first = result(tu, published(ward, tu))
    result(tu, published(ward, tu, topic="Không đếm"), people=None, women=None, audiences=[])
    drafted(ward, tu, topic="Nháp")
    quiz = opened_quiz(tu, first)
    choices = [list(q.choices.all()) for q in quiz.questions.all()]
    counts = {choices[0][1].pk: 7, choices[0][0].pk: 3, choices[1][2].pk: 4}
    actions.enter_paper_counts(by=tu, quiz=quiz, sheets=10, counts=counts)
    year, before = Period.parse("2026"), Period.parse("2025")

    def both(key, period=year, body=None):
        found = INDICATORS[key]
        return found.value(ward.commune, period, body), found.rows(ward.commune, period, body)

    value, rows = both("outreach.sessions")
    assert (value.part, len(rows)) == (2, 2)
    value, rows = both("outreach.people")
    assert value.part == sum(int(row.cells[-1]) for row in rows) == 40
    value, rows = both("outreach.quiz")
    assert (value.part, value.whole) == (11, 14)
    assert sum(int(row.cells[3]) for row in rows) == 11
    assert sum(int(row.cells[4]) for row in rows) == 14
    for key in ("outreach.sessions", "outreach.people", "outreach.quiz"):
        assert both(key, before)[1] == both(key, year, ward.bodies["MTTQ-BTT"].pk)[1] == []


def test_the_demo_year_has_its_sessions(ward, tu):
    load(ward.commune)
    assert Session.objects.filter(held_on__isnull=False).count() == 5
    assert Session.objects.filter(held_on=None).count() == 1
    assert (
        INDICATORS["outreach.quiz"].value(ward.commune, Period.of(Session.objects.earliest("day").day, 12), None).part
    )


def test_a_plan_of_no_year_is_not_found(client, tu):
    client.force_login(tu.user)
    assert client.get(reverse("outreach_desk:plan", args=[99])).status_code == 404
    assert "chưa có kế hoạch" in client.get(reverse("outreach_desk:plan", args=[2031])).content.decode()


def test_an_edit_of_a_draft_keeps_counts_of_kinds(ward, tu):
    session = drafted(ward, tu)
    with at(14):
        actions.edit_session(by=tu, session=session, words=words(ward, audiences=("Thanh niên",), place="Sân đình"))
    assert [each.kind for each in session.audiences.all()] == ["Thanh niên"]
    assert Session.objects.get().place == "Sân đình"
