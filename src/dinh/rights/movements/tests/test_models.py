"""A model from its writing to its decision: who may, what is refused and why, one journal line an act."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from dinh.ground.files.actions import store
from dinh.ground.files.tests.test_jpeg import picture, saved
from dinh.ground.gate import Refused
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.movements import actions, queries
from dinh.rights.movements.actions import Recipe, Regulation
from dinh.rights.movements.models import Adoption, PracticeModel
from dinh.rights.movements.tests.conftest import DAY, DESK, RECIPE, client_of, votes_of, whats


def test_from_writing_to_the_public_list(ward, nga, tu, binh, mai, sitting, visitor):
    model = actions.write_model(by=nga, recipe=RECIPE, body=ward.bodies["THĐM"])
    assert Client().get(model.path).status_code == 404
    with pytest.raises(Refused):
        actions.send_model(by=visitor, model=model)
    with pytest.raises(Refused, match="đơn vị khác"):
        actions.write_model(by=nga, recipe=Recipe(title="X", field="society"), body=ward.bodies["ĐU"])
    bare = actions.write_model(by=nga, recipe=Recipe(title="Trống", field="society"), body=ward.bodies["THĐM"])
    with pytest.raises(ValidationError, match="các bước làm"):
        actions.send_model(by=nga, model=bare)
    with pytest.raises(ValidationError, match="đã có mô hình"):
        actions.write_model(by=nga, recipe=RECIPE, body=ward.bodies["THĐM"])
    model = actions.send_model(by=nga, model=model, edition=model.edition)
    with pytest.raises(Refused, match="chờ hội đồng"):
        actions.edit_model(by=nga, model=model, recipe=RECIPE, edition=model.edition)
    with pytest.raises(Refused, match="chờ hội đồng"):
        actions.recognise_model(by=binh, model=model, decision="1", decided_on=DAY)
    met = sitting()
    votes = votes_of(met, model, no=("Mai",))
    own = met.present.get(name="Nga")
    with pytest.raises(ValidationError, match="cùng đơn vị đề xuất"):
        actions.vote(by=tu, sitting=met, thing=model, votes={**votes, own.pk: True})
    with pytest.raises(ValidationError, match="Chưa ghi phiếu"):
        actions.vote(by=tu, sitting=met, thing=model, votes=dict(list(votes.items())[1:]))
    with pytest.raises(ValidationError, match="không dự phiên"):
        actions.vote(by=tu, sitting=met, thing=model, votes={**votes, 999_999: True})
    judged = actions.vote(by=tu, sitting=met, thing=model, votes=votes)
    assert (judged.agreed, judged.against, judged.entitled, judged.passed) == (3, 1, 4, True)
    model.refresh_from_db()
    for who in (tu, mai, nga):
        with pytest.raises(Refused):
            actions.recognise_model(by=who, model=model, decision="45", decided_on=DAY)
    with pytest.raises(ValidationError, match="trước ngày"):
        actions.recognise_model(by=binh, model=model, decision="45", decided_on=DAY - timedelta(days=1))
    model = actions.recognise_model(by=binh, model=model, decision="45/QĐ-UBND", decided_on=DAY)
    assert Adoption.objects.get(model=model).origin
    page = Client().get(model.path).content.decode()
    for words in ("Ngõ không rác", "Đặt thùng", "1.500.000", "75", "3/4", "45/QĐ-UBND"):
        assert words in page, words
    assert "csrf" not in page
    assert "Ngõ không rác" in Client().get("/phong-trao/").content.decode()
    assert Client().get(f"/phong-trao/mo-hinh/{model.ref}/ban-in")["Content-Type"] == "application/pdf"
    seats = ["seat"] * 5
    assert whats() == ["found_council", *seats, "write_model", "write_model", "send_model", "sit", "vote",
                       "recognise_model"]  # fmt: skip


def test_the_council_may_say_no_and_nobody_recognises_against_it(ward, nga, tu, binh, sitting):
    model = actions.write_model(by=nga, recipe=RECIPE, body=ward.bodies["THĐM"])
    model = actions.send_model(by=nga, model=model)
    model = actions.send_back(by=tu, model=model, reason="Thiếu cách đo")
    assert queries.own_returned(nga).get() == model
    model = actions.edit_model(by=nga, model=model, recipe=RECIPE, edition=model.edition)
    with pytest.raises(ValidationError, match="người khác đã sửa"):
        actions.edit_model(by=nga, model=model, recipe=RECIPE, edition=model.edition - 1)
    model = actions.send_model(by=nga, model=model)
    met = sitting()
    half = votes_of(met, model, no=("Hùng",), blank=("Mai",))  # 2 of 4 is not more than half
    assert not actions.vote(by=tu, sitting=met, thing=model, votes=half).passed
    model.refresh_from_db()
    with pytest.raises(ValidationError, match="Hội đồng chưa đồng ý"):
        actions.recognise_model(by=binh, model=model, decision="1", decided_on=DAY)
    with pytest.raises(ValidationError, match="lý do"):
        actions.refuse_model(by=binh, model=model, reason=" ", back=False)
    model = actions.refuse_model(by=binh, model=model, reason="Chưa đủ số đo", back=True)
    assert model.state == "returned"
    assert whats()[-3:] == ["sit", "vote", "returned_model"]


def test_a_sitting_needs_its_quorum_and_marks_their_scale(ward, tu, council, sitting, nga):
    with pytest.raises(ValidationError, match="cần ít nhất 4"):
        sitting(absent=("Hùng", "Mai"))
    sitting("02/BB", absent=("Hùng",))
    with pytest.raises(ValidationError, match="đã ghi"):
        sitting("02/BB")
    seat = council.seats.get(name="Mai")
    actions.unseat(by=tu, member=seat, left_on=DAY)
    assert sitting("03/BB").seats_then == 4
    with pytest.raises(ValidationError, match="thang điểm"):
        actions.found_council(
            by=tu, name="Chấm", decision="1", founded_on=DAY, regulation=Regulation("marks", 1, 2, 1, 2, ground="x")
        )
    with pytest.raises(ValidationError, match="Tỷ lệ"):
        actions.found_council(
            by=tu, name="Chấm", decision="1", founded_on=DAY, regulation=Regulation("votes", 3, 2, 1, 2, ground="x")
        )


def test_marks_decide_where_the_council_marks(ward, tu, nga):
    rule = Regulation("marks", 1, 2, 2, 3, ground="Quy chế", mark_least=80, mark_most=100)
    council = actions.found_council(by=tu, name="Chấm", decision="1", founded_on=DAY, regulation=rule)
    seats = [actions.seat(by=tu, council=council, body=ward.bodies[s], name=s) for s in ("ĐU", "BCĐ", "MTTQ-BTT")]
    met = actions.sit(by=tu, council=council, held_on=DAY, place="P", present=seats, minutes="1")
    model = actions.write_model(by=nga, recipe=RECIPE, body=ward.bodies["THĐM"])
    model = actions.send_model(by=nga, model=model)
    with pytest.raises(ValidationError, match="từ 0 đến 100"):
        actions.vote(by=tu, sitting=met, thing=model, votes=dict.fromkeys((s.pk for s in seats), 101))
    marks = dict(zip((s.pk for s in seats), (90, 85, 70), strict=True))
    judged = actions.vote(by=tu, sitting=met, thing=model, votes=marks)
    assert (judged.agreed, judged.against, judged.marks, judged.passed) == (2, 1, 245, True)


def test_the_whole_way_by_pages(ward, nga, tu, binh, council, ba):
    school, clerk, chair = client_of(nga), client_of(tu), client_of(binh)
    typed = {
        "title": "Cổng trường thoáng", "field": "security", "body": ward.bodies["THĐM"].pk, "holder": "collective",
        "problem": "Giờ tan học xe đỗ kín đường.", "steps": "Kẻ vạch\nLệch giờ tan\n", "who": "Nhà trường",
        "conditions": "Có vỉa hè", "cost": "2000000", "do-TOTAL_FORMS": "2", "do-INITIAL_FORMS": "0",
        "do-0-name": "Ùn tắc", "do-0-unit": "phút", "do-0-before": "40", "do-0-after": "12,5",
    }  # fmt: skip
    page = school.post(f"{DESK}mo-hinh/moi", typed)
    assert page.status_code == 400
    text = page.content.decode()
    assert "ngày đo" in text
    assert "Lệch giờ tan" in text
    typed |= {"do-0-measured_on": "2026-10-01"}
    page = school.post(f"{DESK}mo-hinh/moi", typed)
    assert "nguồn chi" in page.content.decode()
    page = school.post(f"{DESK}mo-hinh/moi", {**typed, "cost_source": "Phụ huynh góp"})
    model = PracticeModel.objects.get()
    assert page["Location"].endswith(model.ref)
    assert model.measures.get().after_words == "12,5"
    assert school.get(f"{DESK}mo-hinh/{model.ref}/sua").status_code == 200
    assert "Đề nghị hội đồng xét" in school.get(f"{DESK}mo-hinh/{model.ref}").content.decode()
    assert school.post(f"{DESK}lam/mo-hinh/{model.pk}/de-nghi").status_code == 302
    present = [one.pk for one in council.seats.all()]
    said = {"held_on": DAY.isoformat(), "place": "P", "minutes": "7", "present": present[:2]}
    assert "cần ít nhất" in clerk.post(f"{DESK}lam/hoi-dong/{council.pk}/phien", said).content.decode()
    assert clerk.post(f"{DESK}lam/hoi-dong/{council.pk}/phien", {**said, "present": present}).status_code == 302
    met = council.sittings.get()
    page = clerk.get(f"{DESK}phien/{met.pk}/phieu/mo-hinh/{model.pk}").content.decode()
    assert "không biểu quyết" in page
    votes = {f"seat_{pk}": "yes" if agrees else "no" for pk, agrees in votes_of(met, model).items()}
    assert clerk.post(f"{DESK}phien/{met.pk}/phieu/mo-hinh/{model.pk}", votes).status_code == 302
    assert "4/4" in clerk.get(f"{DESK}phien/{met.pk}").content.decode()
    assert chair.get(DESK).content.decode().count("chờ quyết định") == 1
    decided = {"decision": "50/QĐ-UBND", "decided_on": DAY.isoformat()}
    assert clerk.post(f"{DESK}lam/mo-hinh/{model.pk}/cong-nhan", decided).status_code == 403
    assert chair.post(f"{DESK}lam/mo-hinh/{model.pk}/cong-nhan", decided).status_code == 302
    assert Client().get(model.path).status_code == 200
    for path in (
        "mo-hinh",
        "mo-hinh?xuat=xlsx",
        "noi",
        "noi?xuat=xlsx",
        "hoi-dong",
        "goi-y",
        "",
        "mo-hinh?q=cong+truong",
    ):
        assert clerk.get(f"{DESK}{path}").status_code == 200, path
    for path in ("lan-toa", "danh-hieu", "thi-dua", "luc-luong", "?q=khong+co", "?linh_vuc=security&song=chua"):
        assert Client().get(f"/phong-trao/{path}").status_code == 200, path


def test_a_head_writes_for_the_own_group_and_photos_are_public_only_once_recognised(ward, ba, tu, recognised):
    group = ResidentialGroup.objects.get(code="to-1")
    other = ResidentialGroup.objects.get(code="to-2")
    actions.write_model(by=ba, recipe=RECIPE, body=ba.body, group=group)
    with pytest.raises(Refused):
        actions.write_model(by=ba, recipe=Recipe(title="Y", field="society"), body=ba.body, group=other)
    model = recognised()
    file = store(by=tu, data=saved(picture()), name="ngo.jpg")
    photo = actions.add_photo(by=tu, model=model, file=file, caption="Đầu ngõ sạch")
    assert Client().get(f"/tep/{file.pk}/").status_code == 200
    assert "Đầu ngõ sạch" in Client().get(model.path).content.decode()
    actions.drop_photo(by=tu, photo=photo)
    assert Client().get(f"/tep/{file.pk}/").status_code == 404
