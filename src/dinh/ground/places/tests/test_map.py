from __future__ import annotations

import json
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.test import RequestFactory

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.places import actions, outlines
from dinh.ground.places.actions import NewGroup
from dinh.ground.places.demo import LANDMARKS, ground
from dinh.ground.places.models import Landmark, Outline, ResidentialGroup
from dinh.ground.places.outlines import Piece, read_map
from dinh.ground.places.queries import groups_on
from dinh.ground.places.queries_map import Area, Spot, _with_room, landmarks, locate

DAY = date(2026, 11, 21)
URL = "/ban-lam-viec/don-vi/thon-to/ban-do/"


def square(west: float, south: float = 19.0, size: float = 0.01) -> list[list[float]]:
    return [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]


def feature(properties: dict, kind: str, coordinates) -> dict:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def collection(*features) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


ONE = feature({"ma": "to-1"}, "Polygon", [square(107.0)])
TWO = feature({"ten": "Tổ dân phố 2"}, "Polygon", [square(107.01)])
WARD = feature({"ten": "Phường Đình Minh"}, "Polygon", [square(107.0, size=0.02)])
MARKET = feature({"ten": "Chợ Mới"}, "Point", [107.005, 19.005])
PAGODA = feature({"name": "Chùa Long Đình"}, "Point", [107.015, 19.005])
GOOD = collection(WARD, ONE, TWO, MARKET, PAGODA)


@pytest.fixture(autouse=True)
def _ward(ward):
    with time_machine.travel("2026-11-21 02:00:00+00:00"):
        yield


@pytest.fixture
def read(ward):
    def run(text: str | bytes) -> list[Piece]:
        return read_map(text, "ban-do.geojson", ward.commune, list(groups_on(DAY)))

    return run


@pytest.fixture
def mapped(an, read):
    actions.import_map(by=an, pieces=read(GOOD))


def group(code: str) -> ResidentialGroup:
    return ResidentialGroup.objects.get(code=code, valid_to=None)


def problem(pieces: list[Piece]) -> str:
    return "; ".join(problem for piece in pieces for problem in piece.problems)


def test_a_file_is_read_by_codes_and_by_names(read):
    pieces = read(GOOD)
    assert not problem(pieces)
    assert [piece.what for piece in pieces] == ["ward", "group", "group", "landmark", "landmark"]
    assert [str(piece.group) for piece in pieces[3:]] == ["Tổ dân phố 1", "Tổ dân phố 2"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (feature({"ma": "to-1"}, "Polygon", [[[19, 107], [19.01, 107], [19.01, 107.01], [19, 107]]]), "bị đảo chỗ"),
        (feature({"ma": "to-1"}, "Polygon", [[[575000, 2166000], [1, 1], [2, 2], [575000, 2166000]]]), "VN-2000"),
        (feature({"ma": "to-1"}, "Polygon", [[[2.3, 48.8], [2.4, 48.8], [2.4, 48.9], [2.3, 48.8]]]), "ngoài Việt Nam"),
        (
            feature({"ma": "to-1"}, "Polygon", [[[107, 19], [107.1, 19.1], [107.1, 19], [107, 19.1], [107, 19]]]),
            "tự cắt",
        ),
        (feature({"ma": "to-1"}, "Polygon", [[[107, 19], [107.1, 19.1], [107, 19]]]), "ba điểm"),
        (feature({"ma": "to-1"}, "Polygon", []), "không có tọa độ"),
        (feature({"ma": "to-1"}, "Polygon", [[["a", 19]]]), "hai số"),
        (feature({"ma": "to-1"}, "Polygon", [[[True, 19]]]), "hai số"),
        (feature({"ma": "to-1"}, "Polygon", {"a": 1}), "không có tọa độ"),
        (feature({"ma": "to-1"}, "LineString", [[107, 19], [107, 20]]), "LineString"),
        (feature({"ma": "to-9"}, "Polygon", [square(107.0)]), "không biết vùng này"),
        (feature({}, "Point", [107.0, 19.0]), "chưa có tên"),
        (feature({"ten": "X"}, "Point", None), "hai số"),
        ({"type": "Feature", "properties": None, "geometry": None}, "dạng"),
        ({"type": "Point"}, "không phải một Feature"),
        ("rác", "không phải một Feature"),
        (ONE, "trùng với đối tượng thứ 1"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_feature_is_told_what_is_wrong_with_it(read, broken, reason):
    pieces = read(collection(ONE, broken))
    assert not pieces[0].problems
    assert reason in problem(pieces[1:])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "không phải tệp GeoJSON"),
        ("{", "không phải tệp GeoJSON"),
        (b"\xff\xfe", "không phải tệp GeoJSON"),
        ("[" * 100_000, "không phải tệp GeoJSON"),
        ("[]", "FeatureCollection"),
        ('{"type": "FeatureCollection", "features": []}', "không có đối tượng"),
        ('{"type": "FeatureCollection", "crs": {"name": "EPSG:3405"}, "features": [1]}', "hệ tọa độ khác"),
        (" " * (outlines.MOST_BYTES + 1), "lớn hơn 5 MB"),
        (json.dumps({"type": "FeatureCollection", "features": [1] * 501}), "mỗi bản đồ được 500"),
    ],
    ids=["empty", "cut", "binary", "deep", "list", "none", "other system", "big", "many"],
)
def test_what_is_no_map_is_refused_by_name_and_cause(read, data, reason):
    with pytest.raises(ValidationError, match=reason) as refused:
        read(data)
    assert "GeoJSON" in refused.value.messages[0] or "ban-do.geojson" in refused.value.messages[0] or "5 MB" in reason


def test_numbers_that_are_none_are_refused(read):
    text = collection(feature({"ten": "X"}, "Point", [107.0, 19.0])).replace("107.0", "NaN")
    assert "hai số" in problem(read(text))
    assert "hai số" in problem(read(text.replace("NaN", "1" + "0" * 400)))


def test_a_ring_the_wrong_way_round_or_open_is_mended_and_said(read):
    ring = square(107.0)[::-1][:-1]
    (piece,) = read(collection(feature({"ma": "to-1"}, "Polygon", [ring])))
    assert not piece.problems
    assert len(piece.notes) == 2
    assert piece.shape[0][0][0] == piece.shape[0][0][-1]


def test_many_points_become_few_and_the_line_still_does_not_cross_itself(read):
    from dinh.ground.places.geometry import crossing
    from dinh.ground.places.tests.test_geometry import star

    ring = [[107 + lon / 50, 19 + lat / 50] for lon, lat in star(3000, 8)]
    (piece,) = read(collection(feature({"ma": "to-1"}, "Polygon", [ring])))
    assert not piece.problems
    assert crossing(piece.shape[0][0]) is None
    assert "giản lược" in piece.notes[0]


def test_a_manager_brings_in_a_map_and_it_is_written_down_once(an, read):
    assert actions.import_map(by=an, pieces=read(GOOD)) == 5
    assert Outline.objects.count() == 3
    entry = Entry.objects.get()
    assert entry.what == "places.import_map"
    assert entry.after["outlines"] == 3


def test_one_wrong_feature_and_nothing_changes(an, read, mapped):
    with pytest.raises(ValidationError, match="2"):
        actions.import_map(by=an, pieces=read(collection(TWO, feature({}, "Point", [107.0, 19.0]))))
    assert Outline.objects.count() == 3
    with pytest.raises(ValidationError):
        actions.import_map(by=an, pieces=[])


def test_a_new_map_takes_the_place_of_the_old(an, read, mapped):
    actions.import_map(by=an, pieces=read(collection(TWO)))
    assert [str(outline) for outline in Outline.objects.all()] == ["Tổ dân phố 2"]
    assert not Landmark.objects.exists()


@pytest.mark.parametrize("who", ["lua", "hung", "tu", "lan", "visitor"])
def test_only_a_manager_brings_in_a_map(request, read, who):
    with pytest.raises(Refused):
        actions.import_map(by=request.getfixturevalue(who), pieces=read(GOOD))
    assert not Outline.objects.exists()


def test_a_point_is_found_in_its_group(ward, mapped):
    assert locate(ward.commune, 107.005, 19.005) == group("to-1")
    assert locate(ward.commune, 107.015, 19.005) == group("to-2")
    assert locate(ward.commune, 107.5, 19.005) is None


def test_another_commune_has_another_map(mapped, khanh):
    assert locate(khanh.commune, 107.005, 19.005) is None
    assert landmarks(khanh.commune, "cho moi") == []


def test_a_group_renamed_or_merged_hands_its_ground_on_and_one_split_does_not(ward, an, mapped):
    ids = [group("to-1").pk, group("to-2").pk]
    merged = actions.merge_groups(by=an, group_ids=ids, into=NewGroup("cay-da", "Cây Đa", 203), day=DAY)
    assert locate(ward.commune, 107.005, 19.005) == merged
    assert locate(ward.commune, 107.005, 19.005, date(2026, 11, 20)).name == "1"
    parts = [NewGroup("da-1", "Đa 1", 103), NewGroup("da-2", "Đa 2", 100)]
    actions.split_group(by=an, group_id=merged.pk, parts=parts, day=date(2026, 12, 1))
    assert locate(ward.commune, 107.005, 19.005, date(2026, 12, 2)) is None


@pytest.mark.parametrize(
    ("text", "found"), [("cho moi", 1), ("chợ", 1), ("CHUA LO", 1), ("long dinh", 1), ("xyz", 0), ("", 2)]
)
def test_landmarks_are_found_as_people_type_them(ward, mapped, text, found):
    assert len(landmarks(ward.commune, text)) == found


def draw(ward, points=(), **more) -> str:
    request = RequestFactory().get("/")
    request.commune = ward.commune
    settings = " ".join(f"{key}={key}" for key in more)
    template = Template("{% load map %}{% map points " + settings + " %}")
    return template.render(Context({"request": request, "points": points, "commune": ward.commune, **more}))


def test_the_map_says_in_a_list_what_it_shows(ward, mapped):
    points = [(107.005, 19.005, "Đèn đường <hỏng>", "/p/PA-1"), (None, None, "Không rõ chỗ", "")]
    page = draw(ward, points, chosen=group("to-1"), group_link="?to=")
    assert page.count("<svg ") == 1
    assert "<title" in page
    assert "<desc" in page
    assert 'href="?to=to-1"' in page
    assert page.count('href="/p/PA-1"') == 2
    assert "Đèn đường &lt;hỏng&gt;" in page
    assert "chưa rõ chỗ trên bản đồ" in page
    assert "style=" not in page


def test_without_a_map_there_is_still_the_list(ward):
    page = draw(ward, [(107.0, 19.0, "Đèn đường", "/p/PA-1")])
    assert "<svg" not in page
    assert 'href="/p/PA-1"' in page


def test_numbers_in_the_picture_are_written_for_machines(ward, mapped):
    from django.utils import translation

    with translation.override("vi"):
        page = draw(ward, [(107.0051, 19.0052, "x", "")])
    assert 'cx="' in page
    assert not [part for part in page.split('"') if part.replace(",", "").isdigit() and "," in part]


def test_the_demo_ward_fits_in_a_small_picture(an, ward):
    for number in range(1, 11):
        made = ResidentialGroup(
            commune=ward.commune, code=f"tdp-{number:02d}", name=f"Mẫu {number}", valid_from=date(2025, 7, 1)
        )
        made.save()
    pieces = read_map(json.dumps(ground()), "demo", ward.commune, list(groups_on(DAY)))
    assert not problem(pieces)
    assert not [note for piece in pieces for note in piece.notes if "ngoài" in note]
    assert all(piece.group for piece in pieces if piece.what == "landmark")
    actions.import_map(by=an, pieces=pieces)
    points = [(107.63, 19.585, f"Việc thứ {n} có tên dài như người ta thường viết", f"/p/PA-{n}") for n in range(200)]
    assert len(LANDMARKS) >= 20
    assert len(draw(ward, landmarks=True).encode()) < 25_000
    assert len(draw(ward, points).encode().split(b"</svg>")[0]) < 60_000


def test_a_landmark_is_named_on_the_picture_only_where_its_words_touch_no_others():
    area = Area(ResidentialGroup(name="6", label="tổ dân phố"), "", 500, 300, False)
    assert area.short == "Tổ 6"

    def spot(label: str, x: float, y: float) -> Spot:
        return Spot(0, label, "", x, y)

    free, turned, crowded, edge, nowhere = _with_room(
        [spot("Chợ Mới", 100, 100), spot("Cầu Ba Làng", 90, 104), spot("Chùa", 98, 108), spot("Nhà văn hóa", 960, 50),
         Spot(0, "Bến đò", "", None, None)], [area], 1000,
    )  # fmt: skip
    assert (free.named, free.eastern) == (True, False)
    assert (turned.named, turned.eastern) == (True, True)
    assert not crowded.named
    assert (edge.named, edge.eastern) == (True, True)
    assert nowhere.x is None
    (hidden,) = _with_room([spot("Đình làng", 495, 296)], [area], 1000)
    assert not hidden.named


def test_the_pages_try_the_file_first_then_write_it_and_give_it_back(client, an):
    client.force_login(an.user)
    empty = client.get(URL).content.decode()
    assert "Chưa có bản đồ" in empty
    bad = SimpleUploadedFile("a.geojson", collection(ONE, feature({}, "Point", [1, 1])).encode())
    page = client.post(f"{URL}nhap/", {"file": bad}).content.decode()
    assert "ngoài Việt Nam" in page
    assert "Ghi bản đồ" not in page
    page = client.post(f"{URL}nhap/", {"file": SimpleUploadedFile("a.geojson", GOOD.encode())})
    assert "Tệp không có ranh giới của:" in page.content.decode()
    assert not Outline.objects.exists()
    done = client.post(f"{URL}nhap/", {"pieces": page.context["packed"], "confirm": "1"})
    assert done.status_code == 302
    shown = client.get(URL).content.decode()
    assert "<svg" in shown
    assert "Chợ Mới" in shown
    again = client.get(f"{URL}xuat.geojson")
    assert again.headers["Content-Type"] == "application/geo+json"
    page = client.post(f"{URL}nhap/", {"file": SimpleUploadedFile("b.geojson", again.content)})
    assert page.context["ready"]


@pytest.mark.parametrize("path", ["", "nhap/", "xuat.geojson"])
def test_the_pages_are_for_managers(client, tu, path):
    client.force_login(tu.user)
    assert client.get(f"{URL}{path}").status_code == 403


@pytest.mark.parametrize("data", [{}, {"pieces": "x", "confirm": "1"}, {"pieces": "{}", "confirm": "1"}])
def test_a_page_sent_back_broken_is_answered(client, an, data):
    client.force_login(an.user)
    assert client.post(f"{URL}nhap/", data).status_code == 200
    assert not Outline.objects.exists()
