"""What is wrong with a rubric: all of it, each fault with the criterion it is about. Pure: no database, no Django.

The format is told in `FORMAT.md` beside this file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from dinh.account.scores.recompute import every, interval, leaves, number, sections, written

Item = dict[str, Any]
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
KINDS = ("yesno", "ratio", "bands", "each", "manual")
TARGETS = ("bodies", "groups", "communes")
IDLE = ("full", "excluded", "no")
EVIDENCE = ("required", "optional")
MODES = ("half-up", "down")
UNITS = ("calendar", "working")
HUNDRED = Fraction(100)
FOREVER = (Fraction(10**9), 1)


@dataclass(frozen=True, slots=True)
class Offered:
    """What an indicator gives: a share or a count; and whether it can be had for one body, for one group."""

    is_share: bool
    by_body: bool = True
    by_group: bool = False


Known = Callable[[str], Offered | None]  # None when no room offers such an indicator


@dataclass(frozen=True, slots=True)
class Fault:
    """`where` is the key of a criterion, grade or rule, or the name of a field of the rubric; `line` in the file that
    was read, where known."""

    where: str
    words: str
    line: int | None = None

    def __str__(self) -> str:
        at = f"dòng {self.line}, " if self.line else ""
        return f"{at}{self.where}: {self.words}"


def check(rubric: Item, known: Known) -> list[Fault]:
    """Empty when the rubric can be adopted. Never raises, whatever was read."""
    if not isinstance(rubric, dict):
        return [Fault("tệp", "không phải một bộ tiêu chí")]
    try:
        shape = [*_head(rubric), *_keys(rubric)]
        if shape:
            return shape
        return [*_sums(rubric), *_leaves(rubric, known), *_grades(rubric), *_flags(rubric), *_terms(rubric)]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        return [Fault("tệp", f"có phần thiếu hoặc sai kiểu ({error!r}); hãy so với mẫu của Đình")]


def _head(rubric: Item) -> Iterator[Fault]:
    for name, words in (("key", "mã"), ("title", "tên"), ("paper", "văn bản ban hành")):
        if not isinstance(rubric.get(name), str) or not rubric[name].strip():
            yield Fault(name, f"chưa ghi {words} của bộ tiêu chí")
    if rubric.get("target") not in TARGETS:
        yield Fault("target", f"đối tượng chấm phải là một trong: {', '.join(TARGETS)}")
    if not isinstance(rubric.get("criteria"), list) or not rubric["criteria"]:
        yield Fault("criteria", "chưa có tiêu chí nào")
    elif not all(isinstance(one, dict) for one in all_criteria(rubric)):
        yield Fault("criteria", "mỗi tiêu chí phải là một mục có key, title, points")
    if not isinstance(rubric.get("grades"), list) or len(rubric["grades"]) < 2:
        yield Fault("grades", "cần ít nhất hai mức xếp loại")
    if rubric.get("idle") not in IDLE:
        yield Fault("idle", f"khi không phát sinh nhiệm vụ phải ghi một trong: {', '.join(IDLE)}")
    rounding = rubric.get("rounding")
    if not isinstance(rounding, dict) or rounding.get("places") not in range(5) or rounding.get("mode") not in MODES:
        yield Fault("rounding", "làm tròn: places từ 0 đến 4, mode là half-up hoặc down")
    for name in ("valid_from", "valid_to"):
        if (rubric.get(name) is not None or name == "valid_from") and not _day(rubric.get(name)):
            yield Fault(name, f"ngày {rubric.get(name)!r} phải viết như 2026-01-01")


def all_criteria(rubric: Item) -> Iterator[Any]:
    for part in sections(rubric).values():
        yield from every(part)


def _keys(rubric: Item) -> Iterator[Fault]:
    lists = [*all_criteria(rubric), *rubric["grades"], *(rubric.get("vetoes") or []), *(rubric.get("lowering") or [])]
    keys = Counter(str(one.get("key", "")) for one in lists)
    for one in lists:
        if not isinstance(one.get("key"), str) or not KEY.fullmatch(one["key"]):
            yield Fault(
                str(one.get("key", "?")), "mã phải có, gồm chữ không dấu, số, dấu chấm, gạch, không quá 40 ký tự"
            )
        if not isinstance(one.get("title"), str) or not one["title"].strip():
            yield Fault(str(one.get("key", "?")), "chưa có tên")
    yield from (Fault(key, f"mã này dùng {count} lần") for key, count in keys.items() if key and count > 1)


def _points(one: Item, words: str = "điểm") -> tuple[Fraction, list[Fault]]:
    try:
        value = number(one.get("points"))
    except ValueError as error:
        return Fraction(0), [Fault(one["key"], f'{words} {error}; hãy viết như 5 hoặc "2.5"')]
    if value <= 0:
        return value, [Fault(one["key"], f"{words} phải lớn hơn 0")]
    return value, []


def _sums(rubric: Item) -> Iterator[Fault]:
    for one in all_criteria(rubric):
        own, faults = _points(one)
        yield from faults
        below = [_points(child)[0] for child in one.get("children") or []]
        if below and not faults and sum(below, Fraction(0)) != own:
            yield Fault(
                one["key"],
                f"các tiêu chí con cộng lại {written(sum(below, Fraction(0)))} điểm, phải bằng {written(own)}",
            )
    try:
        total = number(rubric.get("total"))
    except ValueError:
        yield Fault("total", "chưa ghi tổng điểm")
        return
    top = sum((_points(one)[0] for one in rubric["criteria"]), Fraction(0))
    if top != total:
        yield Fault("total", f"các tiêu chí cộng lại {written(top)} điểm, phải bằng {written(total)}")
    for name, words in (("bonus", "điểm thưởng"), ("penalty", "điểm trừ")):
        part = rubric.get(name)
        if part and part.get("criteria"):
            cap, faults = _points({"key": name, **part}, f"{words} tối đa")
            yield from faults
            for leaf in leaves(part["criteria"]):
                if not faults and _points(leaf)[0] > cap:
                    yield Fault(leaf["key"], f"nhiều hơn {words} tối đa {written(cap)}")


def _leaves(rubric: Item, known: Known) -> Iterator[Fault]:
    for one in all_criteria(rubric):
        if one.get("children"):
            if one.get("formula"):
                yield Fault(one["key"], "có tiêu chí con thì không đặt cách tính điểm riêng")
            continue
        formula = one.get("formula")
        if not isinstance(formula, dict) or formula.get("kind") not in KINDS:
            yield Fault(one["key"], f"chưa có cách tính điểm; phải là một trong: {', '.join(KINDS)}")
            continue
        if one.get("evidence", "optional") not in EVIDENCE:
            yield Fault(one["key"], f"minh chứng phải là một trong: {', '.join(EVIDENCE)}")
        if one.get("idle") is not None and one["idle"] not in IDLE:
            yield Fault(one["key"], f"khi không phát sinh nhiệm vụ phải là một trong: {', '.join(IDLE)}")
        if formula["kind"] == "manual" and one.get("evidence") != "required":
            yield Fault(one["key"], "chấm tay thì phải bắt buộc có minh chứng")
        if formula["kind"] == "each":
            yield from _points({"key": one["key"], "points": formula.get("per")}, "điểm cho mỗi lần")[1]
        if formula["kind"] == "bands":
            yield from _bands(one, formula)
        yield from _source(one, formula, known, rubric["target"])


def _source(one: Item, formula: Item, known: Known, target: str) -> Iterator[Fault]:
    key = formula.get("indicator")
    if not key:
        return
    if formula["kind"] in ("yesno", "manual"):
        yield Fault(one["key"], "cách tính này không lấy số từ chỉ tiêu")
        return
    if formula.get("scope", "commune") not in ("commune", "own"):
        yield Fault(one["key"], "scope phải là commune (số của cả xã, phường) hoặc own (số của riêng đơn vị)")
    offered = known(key)
    if offered is None:
        yield Fault(one["key"], f"chỉ tiêu {key} không có hoặc không còn; hãy chọn chỉ tiêu khác hoặc để nhập tay")
        return
    wants_share = formula["kind"] == "ratio" or formula.get("of") == "percent"
    if wants_share and not offered.is_share:
        yield Fault(one["key"], f"chỉ tiêu {key} là số đếm, không có tổng số nên không tính được tỷ lệ")
    if formula.get("scope") == "own":
        if target == "bodies" and not offered.by_body:
            yield Fault(one["key"], f"chỉ tiêu {key} không chia được theo cơ quan; hãy dùng số chung hoặc nhập tay")
        if target == "groups" and (wants_share or not offered.by_group):
            yield Fault(one["key"], f"chỉ tiêu {key} không chia được theo thôn, tổ; hãy dùng số chung hoặc nhập tay")


def _bands(one: Item, formula: Item) -> Iterator[Fault]:
    if formula.get("of") not in ("percent", "count") or not formula.get("bands"):
        yield Fault(
            one["key"], "khoảng điểm phải ghi of là percent (tỷ lệ %) hoặc count (số đếm), và có ít nhất một khoảng"
        )
        return
    most = _points(one)[0]
    given = []
    for band in formula["bands"]:
        try:
            given.append(number(band["points"]))
        except (ValueError, KeyError):
            yield Fault(one["key"], f"khoảng {band.get('range')}: điểm không đọc được")
            return
    if min(given) < 0 or max(given) > most:
        yield Fault(one["key"], f"điểm của mỗi khoảng phải từ 0 đến {written(most)}")
    elif max(given) != most:
        yield Fault(one["key"], f"không khoảng nào được đủ {written(most)} điểm tối đa")
    end = HUNDRED if formula["of"] == "percent" else None
    ranges = [band.get("range", "") for band in formula["bands"]]
    yield from (Fault(one["key"], words) for words in gaps(ranges, Fraction(0), end))


def _grades(rubric: Item) -> Iterator[Fault]:
    ranges = [grade.get("range", "") for grade in rubric["grades"]]
    yield from (Fault("grades", f"xếp loại: {words}") for words in gaps(ranges, Fraction(0), None))
    lows = []
    for grade in rubric["grades"]:
        try:
            lows.append(interval(grade.get("range", ""))[0] or Fraction(-1))
        except ValueError:
            return
        if grade.get("each_at_least") is not None and not 0 < number(grade["each_at_least"]) <= 1:
            yield Fault(grade["key"], "mức tối thiểu của từng tiêu chí phải lớn hơn 0 và không quá 1, ví dụ 1/2")
    if lows != sorted(lows, reverse=True):
        yield Fault("grades", "hãy xếp mức cao nhất trước, thấp nhất sau cùng")
    last = rubric["grades"][-1]
    if last.get("no_zero") or last.get("each_at_least") is not None:
        yield Fault(last["key"], "mức thấp nhất không được có điều kiện: ai cũng phải vào được một mức")


def gaps(ranges: list[str], start: Fraction, end: Fraction | None) -> list[str]:
    """In words, where ranges overlap or leave something out between `start` and `end` (None: without end), both
    counted in. A range that cannot be read, or holds nothing, is told alone."""
    last = FOREVER if end is None else (end, 1)
    cuts = []  # a cut lies just below its number (0) or just above it (1)
    for text in ranges:
        try:
            low, low_in, high, high_in = interval(str(text))
        except ValueError as error:
            return [str(error)]
        begins = (start, 0) if low is None else max((low, 0 if low_in else 1), (start, 0))
        ends = last if high is None else (high, 1 if high_in else 0)
        if begins >= ends:
            return [f"khoảng {text} không có số nào"]
        cuts.append((begins, ends, text))
    wrong, reached = [], (start, 0)
    for begins, ends, text in sorted(cuts):
        if begins < reached:
            wrong.append(f"khoảng {text} chồng lên khoảng trước")
        elif begins > reached:
            wrong.append(f"bỏ trống giữa {written(reached[0])} và {written(begins[0])}, ngay trước khoảng {text}")
        reached = max(reached, ends)
    if reached < last:
        wrong.append(f"bỏ trống từ {written(reached[0])} {'trở lên' if end is None else f'đến {written(end)}'}")
    return wrong


def _flags(rubric: Item) -> Iterator[Fault]:
    grades = {grade["key"] for grade in rubric["grades"]}
    for name, field in (("vetoes", "grade"), ("lowering", "at_most")):
        for flag in rubric.get(name) or []:
            if flag.get(field) not in grades:
                yield Fault(flag["key"], f"{field}: không có mức xếp loại {flag.get(field)!r}")
            if flag.get("auto") not in (None, "no_self_score"):
                yield Fault(flag["key"], "auto chỉ nhận no_self_score (không tự chấm điểm)")


def _terms(rubric: Item) -> Iterator[Fault]:
    begins, ends = _day(rubric["valid_from"]), _day(rubric.get("valid_to"))
    if begins and ends and ends < begins:
        yield Fault("valid_to", "hiệu lực kết thúc trước khi bắt đầu")
    for name, words in (("posting", "niêm yết dự thảo"), ("appeal", "khiếu nại kết quả")):
        term = rubric.get(name)
        if not isinstance(term, dict) or not (
            term.get("rule") or (isinstance(term.get("days"), int) and term["days"] > 0 and term.get("unit") in UNITS)
        ):
            yield Fault(name, f"thời gian {words}: cần days lớn hơn 0 và unit là calendar hoặc working")
        elif not term.get("source"):
            yield Fault(name, f"thời gian {words}: chưa ghi lấy từ đâu (source)")
    for name in ("self_until", "appraise_until"):
        text = (rubric.get("schedule") or {}).get(name)
        if text is not None and not _day(f"2023-{text}"):
            yield Fault("schedule", f"{name}: ngày trong năm phải viết như 12-15")
    small = rubric.get("small")
    if small is not None and not (
        isinstance(small, dict) and all(isinstance(small.get(n), int) and small[n] > 0 for n in ("below", "forgive"))
    ):
        yield Fault("small", "mẫu số nhỏ: below và forgive phải là số nguyên lớn hơn 0")
    if rubric.get("ceiling") is not None and number(rubric["ceiling"]) < number(rubric["total"]):
        yield Fault("ceiling", "điểm trần không được thấp hơn tổng điểm")
    if rubric.get("ranking", "grade") not in ("grade", "total"):
        yield Fault("ranking", "xếp hạng theo grade (mức rồi đến điểm) hoặc total (chỉ theo điểm)")


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return None
