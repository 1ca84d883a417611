"""Emulation from registering to the decision, with its paper; community forces: no word stands beside a name."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import TextField
from django.test import Client
from docx import Document

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry as Line
from dinh.ground.journal.models import Personal
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.movements import actions
from dinh.rights.movements.models import Entry, Force
from dinh.rights.movements.tests.conftest import DAY, DESK, client_of, on, votes_of, whats


def test_registered_proposed_voted_posted_and_commended(ward, tu, nga, binh, mai, council, sitting):
    campaign = actions.open_campaign(
        by=tu, name="Thi đua", year=2026, council=council, awards="Giấy khen\nTập thể tốt\n\nGiấy khen", posted_days=4,
        until=DAY + timedelta(days=3), ground="Kế hoạch 5",
    )  # fmt: skip
    assert campaign.awards.splitlines() == ["Giấy khen", "Tập thể tốt"]
    with pytest.raises(ValidationError, match="đơn vị mình"):
        actions.enter_entry(by=nga, campaign=campaign, kind="collective", name="X", award="Giấy khen", body=mai.body)
    with pytest.raises(ValidationError, match="danh sách"):
        actions.enter_entry(by=nga, campaign=campaign, kind="collective", name="X", award="Huân chương")
    school = actions.enter_entry(by=nga, campaign=campaign, kind="collective", name="Tổ Một", award="Tập thể tốt")
    person = actions.enter_entry(by=nga, campaign=campaign, kind="individual", name="Đỗ Thị Mơ", award="Giấy khen")
    extra = actions.enter_entry(by=tu, campaign=campaign, kind="individual", name="Lê Văn Bí", award="Giấy khen")
    with pytest.raises(ValidationError, match="Đã đăng ký"):
        actions.enter_entry(by=nga, campaign=campaign, kind="collective", name="Tổ Một", award="Tập thể tốt")
    with pytest.raises(ValidationError, match="số liệu"):
        actions.propose_entry(by=nga, entry=school, achievements=" ")
    for one in (school, person, extra):
        actions.propose_entry(by=tu, entry=one, achievements="Dọn 12 ngõ, 300 lượt người")
    with pytest.raises(ValidationError, match="3 đề nghị hội đồng chưa xét"):
        actions.post_campaign(by=tu, campaign=campaign, posted_on=DAY)
    met = sitting()
    for one, no in ((school, ()), (person, ("Hùng",)), (extra, ("Hùng", "Mai", "Lụa"))):
        one.refresh_from_db()
        actions.vote(by=tu, sitting=met, thing=one, votes=votes_of(met, one, no=no))
    states = dict(Entry.objects.values_list("name", "state"))
    assert states == {"Tổ Một": "passed", "Đỗ Thị Mơ": "passed", "Lê Văn Bí": "failed"}
    campaign = actions.post_campaign(by=tu, campaign=campaign, posted_on=DAY)
    page = Client().get(f"/phong-trao/thi-dua/{campaign.pk}").content.decode()
    assert "Đỗ Thị Mơ" in page
    assert "Lê Văn Bí" not in page
    file = client_of(tu).get(f"{DESK}thi-dua/{campaign.pk}?xuat=docx").content
    words = Document(io.BytesIO(file))
    told = "\n".join(p.text for p in words.paragraphs)
    cells = [cell.text for table in words.tables for row in table.rows for cell in row.cells]
    assert "TỜ TRÌNH" in told.upper()
    assert "3/4" in cells
    assert "Dọn 12 ngõ, 300 lượt người" in cells
    with pytest.raises(Refused):
        actions.decide_campaign(by=tu, campaign=campaign, decision="1", decided_on=DAY)
    with pytest.raises(ValidationError, match="còn niêm yết"):
        actions.decide_campaign(by=binh, campaign=campaign, decision="1", decided_on=DAY)
    said = actions.comment(
        by=tu, of=campaign, received_on=DAY, words="Xem lại số ngõ", channel="desk", who_said="Bà Na"
    )
    chained = str(list(Line.objects.values_list("about_label", "before", "after", "ground")))
    assert "Bà Na" not in chained
    assert "Đỗ Thị Mơ" not in chained
    assert Personal.objects.filter(data__who="Bà Na").exists()
    after = DAY + timedelta(days=5)
    with on(after):
        with pytest.raises(ValidationError, match="chưa trả lời"):
            actions.decide_campaign(by=binh, campaign=campaign, decision="1", decided_on=after)
        with pytest.raises((ValidationError, Refused), match="niêm yết"):
            actions.comment(by=tu, of=campaign, received_on=after, words="Muộn", channel="desk")
        actions.answer_comment(by=tu, comment=said, answer="Đã đếm lại: đúng 12 ngõ")
        person.refresh_from_db()
        actions.drop_entry(by=tu, entry=person, why="Xin rút")
        actions.decide_campaign(by=binh, campaign=campaign, decision="77/QĐ-UBND", decided_on=after)
    assert list(Entry.objects.filter(state="awarded").values_list("name", flat=True)) == ["Tổ Một"]
    with on(DAY + timedelta(days=60)):
        assert "Tổ Một" in Client().get(f"/phong-trao/thi-dua/{campaign.pk}").content.decode()
    for path in (f"thi-dua/{campaign.pk}", f"thi-dua/{campaign.pk}?xuat=xlsx", "thi-dua"):
        assert client_of(nga).get(f"{DESK}{path}").status_code == 200
    assert whats()[-4:] == ["comment", "answer_comment", "drop_entry", "decide_campaign"]


def test_forces_serve_act_and_are_reviewed_yes_or_no(ward, tu, ba, tam, mai):
    group = ResidentialGroup.objects.get(code="to-1")
    force = actions.found_force(
        by=tu, kind="self_governed", name="Tổ tự quản 1", body=mai.body, group=group, decision="3/QĐ", founded_on=DAY
    )
    member = actions.join(by=tu, force=force, name="Đoàn Văn Gấm", role="head", since=DAY, decision="3/QĐ")
    with pytest.raises(ValidationError, match="đang tham gia"):
        actions.join(by=tu, force=force, name="Đoàn Văn Gấm", role="member", since=DAY, decision="3/QĐ")
    actions.act_together(by=ba, force=force, kind="patrol", held_on=DAY, title="Đi tuần", people=5)
    with pytest.raises(Refused):
        actions.act_together(by=tam, force=force, kind="patrol", held_on=DAY, title="Đi tuần 2", people=5)
    with pytest.raises(ValidationError, match="bao nhiêu người"):
        actions.act_together(by=ba, force=force, kind="patrol", held_on=DAY, title="Đi tuần 2", people=0)
    actions.review_year(by=mai, member=member, year=2026, done=True)
    with pytest.raises(ValidationError, match="đã xét"):
        actions.review_year(by=mai, member=member, year=2026, done=False)
    with pytest.raises(ValidationError, match="chưa tham gia"):
        actions.review_year(by=mai, member=member, year=2024, done=False)
    public = Client().get("/phong-trao/luc-luong").content.decode()
    assert "Tổ tự quản 1" in public
    assert "Đoàn Văn Gấm" not in public
    assert "đã làm" in client_of(ba).get(f"{DESK}luc-luong/{force.pk}").content.decode()
    assert client_of(ba).get(f"{DESK}luc-luong?loai=legal").status_code == 200
    assert client_of(ba).get(f"{DESK}luc-luong?xuat=xlsx").status_code == 200
    typed = {"name": "Hứa Thị Lài", "role": "member", "since": DAY.isoformat(), "decision": "3/QĐ"}
    assert client_of(tu).post(f"{DESK}lam/luc-luong/{force.pk}/them-nguoi", typed).status_code == 302
    actions.leave(by=tu, member=member, until=DAY)
    with pytest.raises(Refused, match="đã thôi"):
        actions.leave(by=tu, member=member, until=DAY)
    with on(DAY + timedelta(days=9)):
        actions.end_force(by=tu, force=force, ended_on=DAY + timedelta(days=9), decision="8/QĐ")
    assert not Force.objects.get().members.filter(until=None).exists()


PERSONS = ("ForceMember", "YearReview", "Seat", "Ballot", "HouseholdResult", "Force")


def test_no_model_can_hold_a_remark_on_a_person():
    """Beside a name stand days, roles, decisions, counts, yes or no: no free text, under any name."""
    room = apps.get_app_config("movements")
    for model in room.get_models():
        for field in model._meta.get_fields():
            words = f"{field.name} {getattr(field, 'verbose_name', '')}".lower()
            for mark in ("nhận xét", "đánh giá", "tư tưởng", "niềm tin", "thái độ", "tôn giáo", "note", "remark"):
                assert mark not in words, f"{model.__name__}.{field.name}"
    for name in PERSONS:
        texts = [field.name for field in room.get_model(name)._meta.get_fields() if isinstance(field, TextField)]
        assert not texts, (name, texts)
    allowed = {"name", "decision", "role", "by_label", "number", "changed_why", "kind", "ended_decision"}
    for name in PERSONS:
        fields = room.get_model(name)._meta.get_fields()
        short = {field.name for field in fields if field.get_internal_type() == "CharField"}
        assert short <= allowed, (name, short - allowed)


def test_bad_councils_titles_and_campaigns_say_which_field(ward, tu, council):
    client = client_of(tu)
    for kind in ("hoi-dong", "danh-hieu", "thi-dua", "luc-luong"):
        assert client.get(f"{DESK}moi/{kind}").status_code == 200
        page = client.post(f"{DESK}moi/{kind}", {"name": "Tên đã gõ"})
        assert page.status_code == 400
        assert "Tên đã gõ" in page.content.decode()
    assert client.get(f"{DESK}moi/khong-co").status_code == 404
    assert client.get(f"{DESK}lam/khong-co/1/x").status_code == 404
