"""Communes that keep their records elsewhere: the list of them, and what they hand in."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope, scopes_disabled
from openpyxl import Workbook, load_workbook

from dinh.account.province import actions, queries
from dinh.account.province.models import Cell, HandIn
from dinh.ground.actor import Actor
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import commune_for_host
from dinh.ground.room import Value
from dinh.law.periods import Period

HALF = Period.parse("2026-H1")
KEY = "petitions.on_time"


def told(office, unit, part, whole, period=HALF, **more):
    with scope(commune=office.commune):
        return actions.hand_in(by=office, unit=unit, period=period, figures={KEY: Value(part, whole)}, **more)


class TestUnits:
    def test_they_are_known_and_answer_at_no_door(self, office, units, ward):
        assert [each.title for each in units.values()] == ["Xã Bến Đá", "Xã Cẩm Sơn", "Xã Hòa Khê", "Xã Mỹ Lạc"]
        assert commune_for_host("xa.example") == ward.commune  # still the only one without a name of its own

    def test_again_changes_only_what_is_new_and_never_a_commune_that_is_here(self, office, units, ward):
        lines = [actions.Unit("90100", "Bến Đá Mới", "xa"), actions.Unit(ward.commune.code, "Tên khác", "xa")]
        with scope(commune=office.commune):
            assert actions.list_units(by=office, units=lines) == 1
        ward.commune.refresh_from_db()
        assert (ward.commune.name, Commune.objects.get(code="90100").name) == ("Đình Minh", "Bến Đá Mới")

    def test_a_merger_takes_the_old_unit_out_of_later_periods(self, office, units):
        line = actions.Unit("90100", "Bến Đá", "xa", into="90101", on=date(2026, 7, 1))
        with scope(commune=office.commune):
            assert actions.list_units(by=office, units=[line]) == 1
            codes = {
                period: [each.code for each in queries.communes(office.commune, Period.parse(period))]
                for period in ("2026-H1", "2026-H2")
            }
        assert "90100" in codes["2026-H1"]
        assert "90100" not in codes["2026-H2"]

    def test_only_the_office_may(self, tu, office):
        with scope(commune=tu.commune), pytest.raises(Refused, match="quyền"):
            actions.list_units(by=tu, units=[])

    def test_into_an_unknown_code_nothing_is_kept(self, office, units):
        line = actions.Unit("90105", "Suối Đá", "xa", into="90999", on=date(2026, 7, 1))
        with scope(commune=office.commune), pytest.raises(Refused, match="90999"):
            actions.list_units(by=office, units=[line])
        assert not Commune.objects.filter(code="90105").exists()


class TestHandIn:
    def test_is_counted_and_journalled(self, office, units):
        told(office, units["90100"], 8, 10)
        told(office, units["90101"], 3, 6)
        total = queries.totals(HALF, office.commune)[KEY]
        assert (total.part, total.whole, total.communes) == (11, 16, 2)
        with scope(commune=office.commune):
            assert Entry.objects.filter(what="province.hand_in").count() == 2

    def test_twice_is_refused_and_replacing_keeps_the_first_readable(self, office, units):
        told(office, units["90100"], 8, 10)
        with pytest.raises(Refused, match="đã gửi số liệu kỳ này ngày 20/11/2026"):
            told(office, units["90100"], 9, 10)
        told(office, units["90100"], 9, 10, replace=True)
        assert queries.totals(HALF, office.commune)[KEY].part == 9
        with scope(commune=office.commune):
            assert [(each.figures[KEY], each.replaced) for each in HandIn.objects.order_by("pk")] == [
                ([8, 10], True), ([9, 10], False),
            ]  # fmt: skip

    @pytest.mark.parametrize(
        ("figures", "period", "said"),
        [
            ({KEY: Value(11, 10)}, "2026-H1", "lớn hơn tổng số"),
            ({KEY: Value(-1)}, "2026-H1", "âm"),
            ({"petitions.none": Value(1)}, "2026-H1", "Không có chỉ tiêu"),
            ({KEY: Value(1, 2)}, "2026-H2", "chưa hết"),
        ],
    )
    def test_what_cannot_be_is_refused(self, office, units, figures, period, said):
        with scope(commune=office.commune), pytest.raises(Refused, match=said):
            actions.hand_in(by=office, unit=units["90100"], period=Period.parse(period), figures=figures)
        with scopes_disabled():
            assert not Cell.objects.exists()

    def test_a_commune_that_is_here_is_counted_not_typed(self, office, ward):
        with pytest.raises(Refused, match="ghi sổ ngay tại đây"):
            told(office, ward.commune, 1, 2)

    def test_another_province_is_not_its_own(self, office, units):
        from dinh.ground.places.models import Province

        far = Commune.objects.create(
            province=Province.objects.create(code="91", name="Xa"), name="Xa", kind="xa", code="91001", here=False
        )
        with pytest.raises(Refused, match="không thuộc địa bàn"):
            told(office, far, 1, 2)


def table(*rows) -> SimpleUploadedFile:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return SimpleUploadedFile("so-lieu.xlsx", out.getvalue())


HEAD = ("Mã xã", "Xã, phường", "Mã chỉ tiêu", "Số", "Trên tổng số", "Đã kiểm lại")
URL = "/ban-lam-viec/tinh/xa-gui-ve"


class TestTable:
    def sent(self, browser, *rows, period="2026-H1"):
        """Try a table, and confirm it when the page offers to."""
        tried = browser.post(f"{URL}?ky={period}", {"file": table(HEAD, *rows)})
        page = tried.content.decode()
        if tried.context and tried.context.get("ready"):
            return browser.post(f"{URL}?ky={period}", {"rows": tried.context["packed"], "confirm": "1"}), page
        return None, page

    def test_all_rows_go_in_and_the_totals_open(self, browser, units):
        done, _page = self.sent(browser, ("90100", "", KEY, 8, 10, ""), ("90101", "", KEY, 3, 6, ""))
        assert done.status_code == 302
        page = browser.get("/ban-lam-viec/tinh/?ky=2026-H1").content.decode()
        assert "11/16" in page

    def test_one_bad_row_keeps_all_out_and_is_named(self, browser, units):
        done, page = self.sent(browser, ("90100", "", KEY, 8, 10, ""), ("90999", "", KEY, 3, 6, ""))
        assert done is None
        assert "90999 không có trong danh sách" in page
        with scopes_disabled():
            assert not Cell.objects.exists()

    def test_a_figure_far_from_the_period_before_is_asked_about(self, browser, office, units):
        told(office, units["90100"], 8, 10, period=Period.parse("2025-H2"))
        done, page = self.sent(browser, ("90100", "", KEY, 80, 100, ""))
        assert done is None
        assert "kỳ này 80/100, kỳ trước 8/10" in page
        done, _page = self.sent(browser, ("90100", "", KEY, 80, 100, "x"))
        assert done.status_code == 302

    def test_the_blank_table_is_one_that_can_be_sent_back(self, browser, units):
        book = load_workbook(io.BytesIO(browser.get(f"{URL}/bang-trong").content))
        heads = [cell.value for cell in book.active[1]]
        assert [str(head).casefold() for head in heads if head][:3] == ["mã xã", "xã, phường", "mã chỉ tiêu"]


def test_a_ward_has_no_such_pages(tu, ward):
    from django.test import Client

    client = Client()
    client.force_login(tu.user)
    assert client.get("/ban-lam-viec/tinh/").status_code == 403
    assert Actor(ward.commune).label == "Khách"
