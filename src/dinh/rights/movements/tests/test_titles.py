"""Titles: registered from the register, reviewed at a meeting, posted, commented on, recognised; bad lists refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dinh.ground.gate import Refused
from dinh.ground.households import actions as households
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.room import INDICATORS
from dinh.ground.sheets import sheet
from dinh.law.periods import Period
from dinh.rights.movements import actions
from dinh.rights.movements import queries_titles as queries
from dinh.rights.movements.actions import Count, Meeting
from dinh.rights.movements.models import GroupReview, HouseholdResult, TitleRound
from dinh.rights.movements.tests.conftest import DAY, DESK, client_of, on, whats


@pytest.fixture
def title(ward, tu):
    return actions.found_title(
        by=tu, name="Gia đình văn hóa", unit="household", kind="family", criteria="Điều một\nĐiều hai", pass_top=1,
        pass_bottom=2, posted_days=5, ground="Quy chế của phường",
    )  # fmt: skip


@pytest.fixture
def review(title, tu):
    """Group 1 in this year's round."""
    round_ = actions.open_round(by=tu, title=title, year=DAY.year, until=DAY + timedelta(days=20))
    return round_.reviews.get(group__code="to-1")


def test_a_group_reviews_posts_and_is_recognised(ward, review, register, ba, tam, tu, binh):
    ids = register(count=8)
    with pytest.raises(Refused):
        actions.register(by=tam, review=review, household_ids=ids)
    with pytest.raises(ValidationError, match="không có trong sổ hộ"):
        actions.register(by=ba, review=review, household_ids=[*ids, 999_999])
    actions.register(by=ba, review=review, household_ids=ids[:6])
    review = actions.register(by=ba, review=review, household_ids=ids[:5])
    met = Meeting(DAY, 6, "03/BB")
    for bad, words in (
        (Meeting(DAY, 9, "1"), "sổ hộ chỉ có 8"), (Meeting(DAY + timedelta(days=1), 5, "1"), "chưa đến"),
        (Meeting(DAY, 0, "1"), "không có hộ nào dự"),
    ):  # fmt: skip
        with pytest.raises(ValidationError, match=words):
            actions.hold_review(by=ba, review=review, meeting=bad)
    with pytest.raises(ValidationError, match="7 phiếu, nhưng chỉ có 6"):
        actions.hold_review(by=ba, review=review, meeting=met, counts={ids[0]: Count(6, 1)})
    with pytest.raises(ValidationError, match="danh sách đăng ký"):
        actions.hold_review(by=ba, review=review, meeting=met, counts={ids[7]: Count(6)})
    some = {pk: Count(5, 1) for pk in ids[:3]}
    review = actions.hold_review(by=ba, review=review, meeting=met, counts=some)
    with pytest.raises(ValidationError, match="Còn 2 hộ"):
        actions.post_review(by=ba, review=review, posted_on=DAY, place="Nhà văn hóa")
    with pytest.raises(ValidationError, match="Người khác vừa sửa"):
        actions.hold_review(by=ba, review=review, meeting=met, counts={}, edition=1)
    rest = {ids[3]: Count(3, 3), ids[4]: Count(2, 4)}  # 3 of 6 is half, 2 of 6 is not
    review = actions.hold_review(by=ba, review=review, meeting=met, counts=rest, edition=review.edition)
    assert list(review.results.values_list("passed", flat=True)) == [True, True, True, True, False]
    review = actions.post_review(by=ba, review=review, posted_on=DAY, place="Nhà văn hóa")
    page = Client().get(f"/phong-trao/danh-sach/{review.pk}").content.decode()
    assert "Bà Sen 4" in page
    assert "Bà Sen 5" not in page  # nobody is named for not reaching it
    assert "4/8" in page
    said = actions.comment(by=tu, of=review, received_on=DAY, words="Xem lại hộ 5", channel="head", who_said="Bà Sen 5")
    failed = review.results.get(number="TO-1-05")
    actions.correct_result(by=ba, result=failed, agreed=3, against=3, why="Đếm lại theo biên bản")
    with pytest.raises(Refused):
        actions.recognise_groups(by=tu, reviews=[review], decision="9", decided_on=DAY)
    with pytest.raises(ValidationError, match="còn niêm yết đến hết"):
        actions.recognise_groups(by=binh, reviews=[review], decision="9", decided_on=DAY)
    after = DAY + timedelta(days=6)
    with on(after):
        assert not queries.to_recognise(after)
        with pytest.raises(ValidationError, match="ý kiến chưa trả lời"):
            actions.recognise_groups(by=binh, reviews=[review], decision="9", decided_on=after)
        actions.answer_comment(by=ba, comment=said, answer="Đã đếm lại")
        assert queries.to_recognise(after).get() == review
        households.end(by=tu, household_id=ids[0], day=after, why="moved")  # moved away before the decision
        hidden = Client().get(f"/phong-trao/danh-sach/{review.pk}").content.decode()
        assert "Bà Sen 4" not in hidden
        data = {"reviews": [review.pk], "decision": "9/QĐ-UBND", "decided_on": after.isoformat()}
        assert client_of(binh).post(f"{DESK}lam/dot/{review.round_id}/cong-nhan", data).status_code == 302
        review.refresh_from_db()
        assert review.state == "recognised"
        total = queries.total(queries.standings(review.round.reviews.all()), of_households=True)
        assert (total.part, total.whole, total.groups_done, total.groups) == (4, 8, 1, 3)
        families = INDICATORS["movements.families"]
        value = families.value(ward.commune, Period.parse("2026"), None)
        assert (value.part, value.whole) == (4, 8)
        assert len(families.rows(ward.commune, Period.parse("2026"), None)) == 4
        page = client_of(ba).get(f"{DESK}xet/{review.pk}/giay-cong-nhan").content.decode()
        assert page.count('class="certificate"') == 4
        for path in (f"dot/{review.round_id}?xuat=xlsx", f"xet/{review.pk}?xuat=xlsx", f"xet/{review.pk}", "danh-hieu"):
            assert client_of(ba).get(f"{DESK}{path}").status_code == 200
    assert "recognise_group" in whats()
    assert "4/8" in Client().get(f"/phong-trao/danh-hieu/{review.round_id}").content.decode()


def test_tables_come_in_whole_or_not_at_all(review, register, ba, tu):
    ids = register(count=4)
    url = f"{DESK}xet/{review.pk}/nhap-bang"
    head = ["Số hộ", "Đại diện hộ", "Đồng ý", "Không đồng ý"]
    facts = {"held_on": DAY.isoformat(), "present": "3", "minutes": "4/BB"}

    def bring(*rows):
        file = SimpleUploadedFile("k.xlsx", sheet("k", head, rows))
        return client_of(ba).post(url, {**facts, "file": file}).content.decode()

    assert "trùng với dòng" in bring(("to-1-01", "", 3, 0), ("to-1-01", "", 3, 0))
    assert "đã chuyển đi, hoặc ghi nhầm số" in bring(("to-9-01", "", 3, 0))
    assert "sổ hộ ghi đại diện là Bà Sen 2" in bring(("to-1-02", "Bà Na", 3, 0))
    assert "nhiều hơn 3 hộ dự họp" in bring(("to-1-02", "", 3, 1))
    assert not HouseholdResult.objects.exists()
    page = bring(("to-1-01", "bà sen 1", 3, 0), ("to-1-02", "", 1, 2))
    assert "đều nhập được" in page
    packed = '[[2, {"number": "to-1-01", "name": "", "agreed": "3"}], [3, {"number": "to-1-02", "agreed": "1"}]]'
    assert client_of(ba).post(url, {**facts, "rows": packed, "confirm": "1"}).status_code == 302
    assert list(HouseholdResult.objects.values_list("number", "passed")) == [("TO-1-01", True), ("TO-1-02", False)]
    with pytest.raises(ValidationError, match="hai lần"):
        actions.import_review(by=ba, review=review, meeting=Meeting(DAY, 3, "5"), rows=[(ids[0], Count(3))] * 2)
    assert whats()[-2:] == ["register", "hold_review"]


def test_one_household_is_in_one_list_and_only_where_it_stood_on_the_day(review, register, ba, tam, tu):
    ids = register(count=3)
    actions.register(by=ba, review=review, household_ids=ids)
    group2 = ResidentialGroup.objects.get(code="to-2")
    households.move(by=tu, household_id=ids[2], group_id=group2.pk, address="x", day=DAY)
    with pytest.raises(ValidationError, match="không còn trong sổ hộ của tổ ngày họp"):
        actions.hold_review(by=ba, review=review, meeting=Meeting(DAY, 2, "1"), counts={ids[2]: Count(2)})
    other = review.round.reviews.get(group=group2)
    with pytest.raises(ValidationError, match="đã đăng ký ở nơi khác"):
        actions.register(by=tam, review=other, household_ids=[ids[2]])
    review = actions.hold_review(by=ba, review=review, meeting=Meeting(DAY, 2, "1"), counts={ids[0]: Count(2)})
    assert review.whole == 2
    page = client_of(ba).get(f"{DESK}xet/{review.pk}/hop").content.decode()
    assert f'name="agreed_{ids[0]}"' in page


def test_three_years_in_a_row_are_computed_and_a_group_has_its_own_title(ward, tu, ba, binh, register, title):
    ids = register(count=2)
    rounds = []
    for year, good in ((2024, ids[:1]), (2025, ids), (2026, ids)):
        round_ = TitleRound(commune=ward.commune, title=title, year=year, opened_on=DAY, until=DAY)
        round_.save()
        group = ResidentialGroup.objects.get(code="to-1")
        kept = GroupReview(
            commune=ward.commune, round=round_, group=group, state="recognised", held_on=DAY, whole=2, present=2,
            posted_on=date(2026, 1, 1), posted_until=date(2026, 1, 6), decision="1", decided_on=DAY, passed=True,
        )  # fmt: skip
        kept.save()
        for pk in good:
            HouseholdResult(
                commune=ward.commune, review=kept, round=round_, household_id=pk, number=str(pk), name="A", agreed=2,
                against=0, passed=True,
            ).save()  # fmt: skip
        rounds.append(round_)
    assert queries.in_a_row(rounds[2], ids) == {ids[0]}
    assert queries.in_a_row(rounds[1], ids) == set()
    own = actions.found_title(
        by=tu, name="Tổ dân phố văn hóa", unit="group", kind="group", criteria="Một", pass_top=2, pass_bottom=3,
        posted_days=3, ground="Quy chế",
    )  # fmt: skip
    with pytest.raises(ValidationError, match="Gia đình văn hóa xét cho hộ"):
        actions.found_title(by=tu, name="X", unit="group", kind="family", criteria="M", pass_top=1, pass_bottom=2,
                            posted_days=3, ground="Q")  # fmt: skip
    round_ = actions.open_round(by=tu, title=own, year=2026, until=DAY)
    with pytest.raises(ValidationError, match="đã mở xét"):
        actions.open_round(by=tu, title=own, year=2026, until=DAY)
    mine = round_.reviews.get(group__code="to-1")
    data = {"held_on": DAY.isoformat(), "present": "2", "minutes": "1", "agreed": "2", "against": "0", "edition": "1"}
    assert client_of(ba).post(f"{DESK}xet/{mine.pk}/hop", data).status_code == 302
    mine.refresh_from_db()
    assert mine.passed
    actions.post_review(by=ba, review=mine, posted_on=DAY, place="Nhà văn hóa")
    with on(DAY + timedelta(days=4)):
        actions.recognise_groups(by=binh, reviews=[mine], decision="3", decided_on=DAY + timedelta(days=4))
        groups = INDICATORS["movements.groups"]
        value = groups.value(ward.commune, Period.parse("2026"), None)
        assert (value.part, value.whole) == (1, 3)
        assert len(groups.rows(ward.commune, Period.parse("2026"), None)) == 1
    assert Client().get(f"/phong-trao/danh-hieu/{round_.pk}").status_code == 200
