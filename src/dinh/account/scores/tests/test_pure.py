"""The pure part, without a database: exact arithmetic, ranking, faults of a rubric, the file read back equal."""

from __future__ import annotations

import copy
import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dinh.account.scores import recompute
from dinh.account.scores.recompute import number, outcome, ranks, rounded, written
from dinh.account.scores.rubrics.check import Offered, check, gaps
from dinh.account.scores.rubrics.files import read, shipped, write


def anything(key: str) -> Offered:
    return Offered("time" in key or "_of_" in key or key.startswith("publish."))


def share_known(key: str) -> Offered | None:
    return None if key == "gone.forever" else Offered(True)


def rubric(**changes):
    """Ten points: a share, a yes or no, and bands; two grades and a floor."""
    made = {
        "format": "dinh-rubric/1", "key": "mau", "title": "Mẫu", "paper": "Quyết định mẫu", "target": "bodies",
        "valid_from": "2025-01-01", "total": 10, "rounding": {"places": 2, "mode": "half-up"}, "idle": "full",
        "criteria": [
            {"key": "a", "title": "A", "points": 6, "children": [
                {"key": "a.1", "title": "Tỷ lệ", "points": 4, "formula": {"kind": "ratio"}},
                {"key": "a.2", "title": "Có không", "points": 2, "formula": {"kind": "yesno"}}]},
            {"key": "b", "title": "Khoảng", "points": 4, "formula": {"kind": "bands", "of": "percent", "bands": [
                {"range": "[0, 50)", "points": 0}, {"range": "[50, 90)", "points": "2.5"},
                {"range": "[90, 100]", "points": 4}]}}],
        "bonus": {"points": 1, "criteria": [
            {"key": "t", "title": "Thưởng", "points": 1, "formula": {"kind": "each", "per": "0.5"}}]},
        "penalty": {"points": 2, "criteria": [
            {"key": "p", "title": "Trừ", "points": 2, "formula": {"kind": "each", "per": 1}}]},
        "grades": [{"key": "tot", "title": "Tốt", "range": "[8, )", "no_zero": True},
                   {"key": "kha", "title": "Khá", "range": "[5, 8)"},
                   {"key": "kem", "title": "Kém", "range": "[0, 5)"}],
        "vetoes": [{"key": "v", "title": "Bị loại", "grade": "kem"}],
        "lowering": [{"key": "l", "title": "Hạ bậc", "at_most": "kha"}],
        "posting": {"days": 5, "unit": "calendar", "source": "mẫu"},
        "appeal": {"days": 5, "unit": "working", "source": "mẫu"},
    }  # fmt: skip
    return {**made, **changes}


FULL = {"a.1": {"part": 4, "whole": 4}, "a.2": {"yes": True}, "b": {"part": 19, "whole": 20}}


def test_points_are_exact_and_the_leaves_add_up():
    got = outcome(rubric(), {**FULL, "a.1": {"part": 1, "whole": 3}, "t": {"part": 1}, "p": {"part": 9}})
    assert got["points"]["a.1"] == Fraction(133, 100)
    assert (got["base"], got["bonus"], got["penalty"]) == (Fraction(733, 100), Fraction(1, 2), 2)
    assert got["total"] == Fraction(583, 100)
    assert got["grade"] == "kha"


def test_idle_is_full_or_out_of_the_reckoning_by_the_rubric():
    none = {**FULL, "a.1": {"part": 0, "whole": 0}, "b": {"idle": True}}
    assert outcome(rubric(), none)["total"] == 10
    out = outcome(rubric(idle="excluded"), {**none, "a.2": {"yes": False}})
    assert out["points"]["a.1"] is None
    assert out["total"] == 0
    stretched = outcome(rubric(idle="excluded"), {**FULL, "a.1": {"idle": True}, "b": {"part": 5, "whole": 10}})
    assert stretched["base"] == Fraction("7.5")  # 4,5 of 6 that count, over the whole ten
    assert outcome(rubric(idle="no"), {**FULL, "b": {"idle": True}})["points"]["b"] == 0


def test_one_slip_among_few_is_forgiven_where_the_rubric_says_so():
    few = {**FULL, "a.1": {"part": 2, "whole": 3}}
    assert outcome(rubric(), few)["points"]["a.1"] == Fraction("2.67")
    kind = rubric(small={"below": 5, "forgive": 1})
    assert outcome(kind, few)["points"]["a.1"] == 4
    assert outcome(kind, {**FULL, "a.1": {"part": 0, "whole": 3}})["points"]["a.1"] == 0  # nothing was done
    assert outcome(kind, {**FULL, "a.1": {"part": 4, "whole": 5}})["points"]["a.1"] == Fraction("3.2")


def test_grades_fall_for_a_zero_a_veto_a_lowering():
    assert outcome(rubric(), FULL)["grade"] == "tot"
    zero = outcome(rubric(), {**FULL, "a.2": {"yes": False}, "t": {"part": 2}})
    assert (zero["total"], zero["grade"], zero["why"]) == (9, "kha", ["tot"])
    assert outcome(rubric(), {**FULL, "l": {"yes": True}})["grade"] == "kha"
    both = outcome(rubric(), {**FULL, "l": {"yes": True}, "v": {"yes": True}})
    assert (both["grade"], both["why"]) == ("kem", ["v", "l"][:1])


def test_bounds_are_half_open_as_written():
    at = {part: outcome(rubric(), {"b": {"part": part, "whole": 100}})["points"]["b"] for part in (49, 50, 89, 90, 100)}
    assert at == {49: 0, 50: Fraction(5, 2), 89: Fraction(5, 2), 90: 4, 100: 4}


def test_equals_share_a_rank_and_the_next_skips():
    totals = {"w": 9, "x": 9, "y": 8, "z": 10}
    got = ranks(rubric(), {key: {"grade": "tot", "total": Fraction(total)} for key, total in totals.items()})
    assert got == {"z": 1, "w": 2, "x": 2, "y": 4}
    graded = {"x": {"grade": "kem", "total": Fraction(10)}, "y": {"grade": "kha", "total": Fraction(6)}}
    assert ranks(rubric(), graded) == {"y": 1, "x": 2}
    assert ranks(rubric(ranking="total"), graded) == {"x": 1, "y": 2}


@pytest.mark.parametrize("key", ["can-tho-2579", "tiep-can-phap-luat"])
def test_shipped_rubrics_are_sound_and_read_back_equal(key):
    one = shipped()[key]
    found = read(write(one), anything)
    assert found.faults == []
    assert found.rubric == one
    marked = [leaf for leaf in recompute.leaves(one["criteria"]) if leaf.get("placeholder")]
    assert marked
    assert any("tạm đặt" in note for note in one["notes"])


def changed(path, value):
    made = copy.deepcopy(rubric())
    at = made
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return made


@pytest.mark.parametrize(("path", "value", "where", "words"), [
    (("criteria", 0, "points"), 5, "a", "cộng lại 6 điểm, phải bằng 5"),
    (("criteria", 1, "points"), 5, "total", "cộng lại 11 điểm, phải bằng 10"),
    (("criteria", 0, "children", 0, "points"), -4, "a.1", "lớn hơn 0"),
    (("criteria", 0, "children", 0, "points"), 4.0, "a.1", "không phải là số viết chính xác"),
    (("criteria", 0, "children", 0, "formula"), {"kind": "ratio", "indicator": "gone.forever"}, "a.1", "không còn"),
    (("criteria", 0, "children", 1, "formula"), {"kind": "manual"}, "a.2", "bắt buộc có minh chứng"),
    (("criteria", 1, "formula", "bands", 1, "range"), "[40, 90)", "b", "chồng lên"),
    (("criteria", 1, "formula", "bands", 1, "range"), "(50, 90)", "b", "bỏ trống giữa 50 và 50"),
    (("criteria", 1, "formula", "bands", 2, "points"), 3, "b", "được đủ 4 điểm"),
    (("grades", 1, "range"), "[6, 8)", "grades", "bỏ trống giữa 5 và 6"),
    (("grades", 2, "no_zero"), True, "kem", "mức thấp nhất"),
    (("vetoes", 0, "grade"), "khong-co", "v", "không có mức"),
    (("criteria", 1, "key"), "a", "a", "dùng 2 lần"),
    (("posting", "days"), 0, "posting", "lớn hơn 0"),
    (("rounding", "mode"), "bankers", "rounding", "half-up"),
    (("criteria",), [], "criteria", "chưa có tiêu chí"),
])  # fmt: skip
def test_every_fault_names_its_place(path, value, where, words):
    faults = check(changed(path, value), share_known)
    assert any(fault.where == where and words in fault.words for fault in faults), [str(one) for one in faults]


def test_all_faults_come_at_once_with_their_lines():
    text = write(changed(("criteria", 0, "points"), 5)).replace('"[5, 8)"', '"[6, 8)"')
    faults = read(text, share_known).faults
    assert {"a", "total", "grades"} <= {one.where for one in faults}
    for one in faults:
        assert one.line
        assert f'"{one.where}"' in text.splitlines()[one.line - 1]


@pytest.mark.parametrize("text", [
    "", "{", "[]", "null", '{"format": "dinh-rubric/1"}', '{"format": "dinh-rubric/1", "criteria": [[]]}',
    '{"format": "dinh-rubric/1", "total": NaN}', "[" * 5000, '{"format":"dinh-rubric/1","criteria":[{"children":7}]}',
    '{"format":"dinh-rubric/1","key":"x","title":"t","paper":"p","target":"bodies","criteria":[{"key":"a","title":"b",'
    '"points":1}],"grades":[{},{}],"idle":"full","rounding":{"places":[],"mode":"down"},"valid_from":"2025-01-01"}',
])  # fmt: skip
def test_broken_files_get_a_fault_and_no_crash(text):
    assert read(text, share_known).faults


def test_ranges_cover_or_the_hole_is_named():
    assert gaps(["[0, 3]", "(3, )"], Fraction(0), None) == []
    assert gaps(["[0, 3)", "(3, )"], Fraction(0), None) != []
    assert "không phải là khoảng" in gaps(["0-3"], Fraction(0), None)[0]


DATA = st.fixed_dictionaries({
    "a.1": st.integers(0, 60).flatmap(lambda w: st.integers(0, w).map(lambda p: {"part": p, "whole": w})),
    "a.2": st.booleans().map(lambda yes: {"yes": yes}),
    "b": st.one_of(st.just({"idle": True}), st.just({}), st.integers(1, 60).flatmap(
        lambda w: st.integers(0, w).map(lambda p: {"part": p, "whole": w}))),
    "t": st.integers(0, 9).map(lambda part: {"part": part}), "p": st.integers(0, 9).map(lambda part: {"part": part}),
    "v": st.booleans().map(lambda yes: {"yes": yes}), "l": st.just({}),
})  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(DATA, min_size=1, max_size=8), st.sampled_from(["full", "excluded", "no"]), st.integers(0, 3))
def test_sums_ranks_and_the_offline_check_agree_whatever_the_data(data, idle, places):
    made = rubric(idle=idle, rounding={"places": places, "mode": "half-up"})
    file = published(made, {f"s{at}": each for at, each in enumerate(data)})
    assert recompute.check(json.loads(json.dumps(file)), file["seals"][-1])[0] == []
    got = {key: outcome(made, each) for key, each in ((f"s{at}", each) for at, each in enumerate(data))}
    for one in got.values():
        sums = sum((one["points"][key] or 0 for key in ("a.1", "a.2", "b")), Fraction(0))
        counted = sum(most for key, most in (("a.1", 4), ("a.2", 2), ("b", 4)) if one["points"][key] is not None)
        assert one["base"] == (sums if counted in (0, 10) else rounded(sums * 10 / counted, made["rounding"]))
        assert 0 <= one["total"] == max(one["base"] + one["bonus"] - one["penalty"], 0)
    places_of = ranks(made, got)
    for _key, place in places_of.items():
        better = [k for k in got if places_of[k] < place]
        assert place == len(better) + 1


def published(made, data):
    """A result file as the house makes it, without the house."""
    outcomes = {key: outcome(made, each) for key, each in data.items()}
    places = ranks(made, outcomes)
    sheets = [
        {"key": key, "name": f"Đơn vị {key}", "rank": places[key], "grade": one["grade"], "why": one["why"],
         **{name: written(one[name]) for name in ("base", "bonus", "penalty", "total")},
         "lines": {leaf: {"datum": data[key].get(leaf, {}),
                          "points": None if one["points"].get(leaf) is None else written(one["points"][leaf])}
                   for leaf in {**one["points"], **data[key]}}}
        for key, one in outcomes.items()
    ]  # fmt: skip
    file = {"format": "dinh-scores/1", "title": "Mẫu", "rubric": made, "sheets": sheets}
    return {**file, "seals": recompute.seals(file)}


def test_a_changed_weight_or_datum_is_named():
    file = published(rubric(), {"s0": FULL, "s1": {**FULL, "a.1": {"part": 1, "whole": 4}}})
    assert recompute.check(file) == ([], [(1, "Đơn vị s0", "10", "Tốt"), (2, "Đơn vị s1", "7", "Khá")])
    weight = json.loads(json.dumps(file))
    weight["rubric"]["criteria"][0]["children"][0]["points"] = 3
    assert "Đã bị sửa: tiêu chí a.1." in recompute.check(weight)[0]
    datum = json.loads(json.dumps(file))
    datum["sheets"][1]["lines"]["a.1"]["datum"]["part"] = 4
    wrong = recompute.check(datum)[0]
    assert "Đã bị sửa: Đơn vị s1, a.1." in wrong
    assert any("tính lại được 4 điểm" in one for one in wrong)
    invented = published(rubric(), {"s0": FULL})
    assert any("không phải tệp đã công bố" in one for one in recompute.check(invented, file["seals"][-1])[0])


@given(st.fractions(min_value=0, max_value=1000, max_denominator=999))
def test_numbers_are_written_exactly(value):
    assert number(written(value)) == value
    assert abs(rounded(value, {"places": 2, "mode": "half-up"}) - value) <= Fraction(1, 200)
    assert 0 <= value - rounded(value, {"places": 2, "mode": "down"}) < Fraction(1, 100)
