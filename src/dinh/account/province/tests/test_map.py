"""The map of a province: what a file must be, what is drawn by which class, what is told of communes it leaves out."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope
from hypothesis import given, settings
from hypothesis import strategies as st

from dinh.account.province import actions
from dinh.account.province.classes import CLASSES, classes
from dinh.account.province.models_ground import Ground
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.places.outlines import FAR_MOST_RING, read_grounds
from dinh.ground.room import Value
from dinh.law.periods import Period

URL = "/ban-lam-viec/tinh/"


def square(code, west=107.0, south=19.0, side=0.1, **properties):
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"ma": code, **properties}, "geometry": geometry}


def packed(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def pieces_of(units, *features):
    return read_grounds(packed(*features), "tinh.geojson", list(units.values()))


class TestClasses:
    @given(st.lists(st.fractions(min_value=0, max_value=1, max_denominator=40), min_size=1, max_size=60))
    @settings(max_examples=60, deadline=None)
    def test_equals_share_a_class_and_every_class_has_its_bounds(self, values):
        found = classes(values)
        assert 1 <= len(found.tops) <= CLASSES
        assert list(found.tops) == sorted(set(found.tops))
        for value in values:
            at = found.of(value)
            assert found.lows[at] <= value <= found.tops[at]
        assert {found.of(value) for value in values} == set(range(len(found.tops)))

    def test_nothing_has_no_classes(self):
        assert classes([]) is None

    def test_beyond_the_highest_is_the_highest(self):
        assert classes([Fraction(1), Fraction(2)]).of(Fraction(9)) == 1


class TestReading:
    @pytest.mark.parametrize(
        ("feature", "said"),
        [
            (square("90999"), "không có xã, phường nào mang mã 90999"),
            (square(""), "chưa có mã"),
            (square("90100", west=10.0, south=50.0), "nằm ngoài Việt Nam"),
            (square("90100", west=19.0, south=107.0), "bị đảo chỗ"),
            ({**square("90100"), "geometry": {"type": "Point", "coordinates": [107.0, 19.0]}}, "chỉ nhận vùng"),
            ({**square("90100"), "geometry": {"type": "LineString", "coordinates": []}}, "không dùng được"),
        ],
    )
    def test_each_feature_that_is_wrong_is_told_of(self, units, feature, said):
        good, bad = pieces_of(units, square("90101"), feature)
        assert not good.problems
        assert said in "; ".join(bad.problems)

    def test_the_same_commune_twice(self, units):
        assert "trùng với đối tượng thứ 1" in pieces_of(units, square("90100"), square("90100"))[1].problems[0]

    def test_fewer_points_are_kept_than_were_given(self, units):
        ring = [[107.0 + n * 0.0002, 19.0 + (n % 2) * 0.00001] for n in range(900)]
        feature = square("90100")
        feature["geometry"]["coordinates"] = [[*ring, [107.1, 19.2], ring[0]]]
        (piece,) = pieces_of(units, feature)
        assert not piece.problems
        assert len(piece.shape[0][0]) <= FAR_MOST_RING
        assert "giản lược" in "; ".join(piece.notes)


class TestDrawing:
    def test_the_map_is_replaced_whole_with_one_entry(self, office, units):
        with scope(commune=office.commune):
            actions.draw_map(by=office, pieces=pieces_of(units, square("90100"), square("90101", west=107.1)))
            assert actions.draw_map(by=office, pieces=pieces_of(units, square("90102"))) == 1
            assert [ground.unit.code for ground in Ground.objects.all()] == ["90102"]
            last = Entry.objects.filter(what="province.draw_map").order_by("-seq")
            assert last.count() == 2
            assert (last[0].before, last[0].after) == ({"units": 2}, {"units": 1, "of": ["90102"]})

    def test_a_ward_draws_no_province(self, units, office, tu):
        with scope(commune=tu.commune), pytest.raises(Refused):
            actions.draw_map(by=tu, pieces=pieces_of(units, square("90100")))


class TestPages:
    @pytest.fixture(autouse=True)
    def _figures(self, office, units):
        with scope(commune=office.commune):
            for code, part in (("90100", 9), ("90101", 5), ("90102", 1)):
                figures = {"petitions.on_time": Value(part, 10)}
                for period in ("2026-H1", "2026-03"):
                    actions.hand_in(by=office, unit=units[code], period=Period.parse(period), figures=figures)

    def send(self, browser, *features, **more):
        file = SimpleUploadedFile("tinh.geojson", packed(*features).encode())
        return browser.post(f"{URL}ban-do", {"file": file, **more}).content.decode()

    def test_tried_first_then_written_and_drawn(self, browser, units):
        page = browser.get(f"{URL}chi-tieu/petitions.on_time?ky=2026-H1").content.decode()
        assert "Chưa có bản đồ địa bàn" in page
        tried = self.send(browser, square("90100"), square("90101", west=107.1))
        assert "Chạy thử" in tried
        assert "xã Hòa Khê" in tried.split("Tệp không có địa bàn của", 1)[1].split("</p>", 1)[0]
        assert not Ground.objects.model._base_manager.exists()
        pieces = as_text(tried.split('name="pieces" value="', 1)[1].split('"', 1)[0])
        browser.post(f"{URL}ban-do", {"pieces": pieces, "confirm": "1"})
        page = browser.get(f"{URL}chi-tieu/petitions.on_time?ky=2026-H1").content.decode()
        assert "Xã Bến Đá: 90,0%" in page
        assert f"{URL}xa/90100?ky=2026-H1" in page.split("Trên bản đồ", 1)[1]
        assert "3 xã, phường chưa có địa bàn trên bản đồ" in page  # Hòa Khê, Mỹ Lạc and the ward itself
        assert "Tháng 3" in page

    def test_one_wrong_feature_and_nothing_is_written(self, browser):
        page = self.send(browser, square("90100"), square("90999"), confirm="1")
        assert "Chưa được" in page
        assert not Ground.objects.model._base_manager.exists()

    def test_no_map_at_all(self, browser):
        answer = browser.post(f"{URL}ban-do", {"file": SimpleUploadedFile("a.geojson", b"khong phai")})
        assert "không phải tệp GeoJSON" in answer.content.decode()


def as_text(escaped):
    return escaped.replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&")
