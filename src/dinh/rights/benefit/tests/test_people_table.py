"""A list with identity numbers, phones and health grounds: these columns are named and left behind, never kept."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dinh.ground.gate import Refused
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.benefit import actions
from dinh.rights.benefit.models import Beneficiary
from dinh.rights.benefit.people_table import read_people
from dinh.rights.benefit.tables import as_day, as_number, is_forbidden
from dinh.rights.benefit.tests.build import at, group, held, opened, xlsx

HEAD = ["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "SĐT", "Tổ dân phố", "Tình trạng bệnh", "Số tài khoản", "Số tiền"]
ROWS = [
    [1, "Lê Thị Sen", "02/03/1950", "001150001234", "0912345678", "Tổ 1", "tai biến", "19001", 600_000],
    [2, "Đỗ Văn Bưởi", "", "", "", "2", "", "", "600.000"],
]


def read(rows, **more):
    with at(3):
        groups = list(ResidentialGroup.objects.order_by("code"))
        return read_people(xlsx(rows), "ds.xlsx", groups, more.get("amount", 0), more.get("goods", ""))


def test_forbidden_columns_are_named_and_never_read(ward, tu):
    found = read([["DANH SÁCH"], HEAD, *ROWS, ["", "Tổng cộng", "", "", "", "", "", "", 1_200_000]])
    assert set(found.forbidden) == {"Ngày sinh", "Số CCCD", "SĐT", "Tình trạng bệnh", "Số tài khoản"}
    assert [(each.name, each.group.code, each.amount) for each in found.people] == [
        ("Lê Thị Sen", "to-1", 600_000), ("Đỗ Văn Bưởi", "to-2", 600_000),
    ]  # fmt: skip
    assert not found.problems
    assert "tai biến" not in str(found)
    assert "0912345678" not in str(found)


def test_a_total_an_unknown_group_and_numbers_in_a_name_are_told(ward, tu):
    rows = [
        HEAD, *ROWS, [3, "Ai đó 0912345678", "", "", "", "3", "", "", 1],
        [4, "Ai khác", "", "", "", "Tổ 99", "", "", 1], ["", "Tổng", "", "", "", "", "", "", 1_500_000],
    ]  # fmt: skip
    said = " ".join(read(rows).problems)
    assert "dãy số" in said
    assert "không rõ thôn, tổ “Tổ 99”" in said
    assert "chênh 300.000 đồng" in said


def test_what_the_dry_run_read_goes_in_without_the_file_again(ward, tu):
    found = opened(tu)
    with at(3):
        client = Client()
        client.force_login(tu.user)
        url = reverse("benefit_desk:people", args=[found.ref])
        shared = {"ground": Beneficiary.Ground.OTHER.value}
        assert "Hãy chọn tệp" in client.post(url, shared).content.decode()
        upload = SimpleUploadedFile("ds.xlsx", xlsx([HEAD, *ROWS]).read())
        seen = client.post(url, {**shared, "upload": upload})
        assert "Nhập 2 người" in seen.content.decode()
        told = seen.context["packed"]
        assert not found.people.filter(amount=600_000).exists()
        assert "Lần xem thử đã cũ" in client.post(url, {**shared, "packed": told[:-2], "take": "1"}).content.decode()
        assert client.post(url, {**shared, "packed": told, "take": "1"}).status_code == 302
    assert found.people.filter(amount=600_000).count() == 2


def test_a_table_is_taken_whole_and_undone_until_a_group_has_met(ward, tu, ba):
    found = opened(tu)
    people = read([HEAD, *ROWS]).people
    with at(3):
        with pytest.raises(Refused):
            actions.import_people(by=ba, found=found, people=people)
        batch = actions.import_people(by=tu, found=found, people=people)
        with pytest.raises(ValidationError, match="đã có trong danh sách"):
            actions.import_people(by=tu, found=found, people=people)
        assert actions.undo_import(by=tu, found=found, batch=batch) == 2
        batch = actions.import_people(by=tu, found=found, people=people)
    with at(6):
        actions.record_review(by=tu, found=found, group=group(1), held=held(found, 1))
        with pytest.raises(ValidationError, match="không hoàn tác"):
            actions.undo_import(by=tu, found=found, batch=batch)


@pytest.mark.parametrize("name", ["CCCD/CMND", "Số thẻ BHYT", "Bệnh hiểm nghèo", "Điện thoại", "Năm sinh", "Email"])
def test_names_of_columns_that_no_list_may_hold(name):
    assert is_forbidden(name)


@pytest.mark.parametrize("name", ["Họ và tên", "Tổ dân phố", "Ghi chú", "Số tiền", "Thủ tục"])
def test_names_of_columns_that_say_nothing_of_the_kind(name):
    assert not is_forbidden(name)


def test_numbers_and_days_as_people_write_them():
    assert [as_number(cell) for cell in ("1.250.000 đồng", 3.0, None, "-")] == [1_250_000, 3, None, None]
    assert str(as_day("5-9-2026")) == "2026-09-05"
    for wrong in ("1,5", "ba", 2.5):
        with pytest.raises(ValueError, match=r".*"):
            as_number(wrong)
