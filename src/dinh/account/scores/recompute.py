#!/usr/bin/env python3
"""Work out a published scoring again, off-line, from its file. Python's standard library alone.

    python3 cham-lai.py ket-qua.json [DẤU]

The file holds the rubric (criteria, points, formulas, grades), the datum of every criterion for every body scored, and
the points, totals, grades and ranks that were published. Everything is worked out anew in exact fractions and compared.
Each criterion, rule, datum and outcome carries a seal, SHA-256 of the seal before it and of itself: one that was
changed
is named. DẤU is the last seal as it is printed on the decision and on the web page: with it, a file that was made up
whole is found out too.

Exit 0: all of it agrees; 1: something does not, said on the screen; 2: wrong use.

The house itself works out its scores with the functions below: what is published cannot differ from what they give.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

FIRST = "0" * 64
NOTHING = Fraction(0)
_RANGE = re.compile(r"\s*([\[(])\s*([0-9./]*)\s*[,;]\s*([0-9./]*)\s*([\])])\s*")
_NUMBER = re.compile(r"-?[0-9]{1,12}([.][0-9]{1,12}|/[0-9]{1,12})?")
Item = dict[str, Any]


def number(text: Any) -> Fraction:
    """`5`, `"2.5"`, `"1/3"`: exact, never a binary float. Raises ValueError for anything else."""
    if isinstance(text, bool) or not isinstance(text, (int, str)) or not _NUMBER.fullmatch(str(text)):
        raise ValueError(f"{text!r} không phải là số viết chính xác")
    try:
        return Fraction(text)
    except ZeroDivisionError:
        raise ValueError(f"{text!r} không phải là số") from None


def written(value: Fraction) -> str:
    """The shortest exact writing: `5`, `2.5`, `1/3`."""
    if value.denominator == 1:
        return str(value.numerator)
    for places in range(1, 13):
        if (value * 10**places).denominator == 1:
            digits = str(abs(value.numerator) * 10**places // value.denominator).zfill(places + 1)
            return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"
    return str(value)


def rounded(value: Fraction, rounding: Item) -> Fraction:
    """By the rubric: `places` decimals, `mode` half-up or down."""
    scaled = value * 10 ** int(rounding["places"])
    whole = (scaled + Fraction(1, 2)) // 1 if rounding["mode"] == "half-up" else scaled // 1
    return Fraction(whole, 10 ** int(rounding["places"]))


def interval(text: str) -> tuple[Fraction | None, bool, Fraction | None, bool]:
    """`[85, 95)`: from 85 (counted in) to 95 (not). An empty side is open without end. Raises ValueError."""
    found = _RANGE.fullmatch(text)
    if not found:
        raise ValueError(f"«{text}» không phải là khoảng. Hãy viết như [85, 95): từ 85 đến dưới 95.")
    low, high = (number(side) if side else None for side in (found[2], found[3]))
    return low, found[1] == "[", high, found[4] == "]"


def inside(value: Fraction, text: str) -> bool:
    low, low_in, high, high_in = interval(text)
    over = low is None or value > low or (low_in and value == low)
    return over and (high is None or value < high or (high_in and value == high))


def leaves(criteria: list[Item]) -> Iterator[Item]:
    """The criteria that are given points themselves, in their order."""
    for one in criteria:
        if one.get("children"):
            yield from leaves(one["children"])
        else:
            yield one


def every(criteria: list[Item]) -> Iterator[Item]:
    for one in criteria:
        yield one
        yield from every(one.get("children") or [])


def sections(rubric: Item) -> dict[str, list[Item]]:
    return {
        "base": rubric.get("criteria") or [],
        "bonus": (rubric.get("bonus") or {}).get("criteria") or [],
        "penalty": (rubric.get("penalty") or {}).get("criteria") or [],
    }


def flags(rubric: Item) -> list[Item]:
    return [*(rubric.get("vetoes") or []), *(rubric.get("lowering") or [])]


def is_idle(leaf: Item, datum: Item) -> bool:
    """Whether no task arose this year: said so, or there was nothing to count the share of."""
    return bool(datum.get("idle")) or ("part" in datum and datum.get("whole") == 0 and measures_share(leaf))


def measures_share(leaf: Item) -> bool:
    return bool(leaf["formula"]["kind"] == "ratio" or leaf["formula"].get("of") == "percent")


def share(rubric: Item, datum: Item) -> Fraction:
    """Part of whole, at most 1. Where the whole is small (`small.below`) and at least one was done, `small.forgive`
    misses are not counted: one slip among three tasks is no third of the work undone."""
    part, whole = int(datum["part"]), int(datum["whole"])
    small = rubric.get("small")
    if small and part >= 1 and whole < int(small["below"]):
        part += int(small["forgive"])
    return min(Fraction(part, whole), Fraction(1))


def points(rubric: Item, leaf: Item, datum: Item) -> Fraction | None:
    """The points of one criterion; None when it is taken out of the reckoning because no task arose."""
    most, formula = number(leaf["points"]), leaf["formula"]
    if is_idle(leaf, datum):
        policy = leaf.get("idle") or rubric["idle"]
        return {"full": most, "excluded": None}.get(policy, NOTHING)
    return rounded(min(_raw(rubric, formula, most, datum), most), rubric["rounding"])


def _raw(rubric: Item, formula: Item, most: Fraction, datum: Item) -> Fraction:
    kind = formula["kind"]
    if kind == "yesno":
        return most if datum.get("yes") is True else NOTHING
    if kind == "manual":
        return max(number(datum["points"]), NOTHING) if "points" in datum else NOTHING
    if "part" not in datum:
        return NOTHING
    if kind == "each":
        return int(datum["part"]) * number(formula["per"])
    if kind == "bands":
        percent = formula["of"] == "percent"
        value = share(rubric, datum) * 100 if percent else Fraction(int(datum["part"]))
        return next((number(band["points"]) for band in formula["bands"] if inside(value, band["range"])), NOTHING)
    return share(rubric, datum) * most


def outcome(rubric: Item, data: dict[str, Item]) -> Item:
    """Points by criterion, sums, total and grade of one body, from its data by criterion (and by veto, lowering).

    `points` has None for what is taken out; then what was reached is stretched over the whole scale again.
    """
    given: dict[str, Fraction | None] = {}
    sums: dict[str, Fraction] = {}
    for name, criteria in sections(rubric).items():
        for leaf in leaves(criteria):
            given[leaf["key"]] = points(rubric, leaf, data.get(leaf["key"], {}))
        sums[name] = sum((given[leaf["key"]] or NOTHING for leaf in leaves(criteria)), NOTHING)
        if name != "base":
            sums[name] = min(sums[name], number((rubric.get(name) or {}).get("points", 0)))
    counted = sum(
        (number(leaf["points"]) for leaf in leaves(rubric["criteria"]) if given[leaf["key"]] is not None), NOTHING
    )
    whole = number(rubric["total"])
    base = sums["base"]
    if counted and counted != whole:
        base = rounded(base * whole / counted, rubric["rounding"])
    total = max(base + sums["bonus"] - sums["penalty"], NOTHING)
    if rubric.get("ceiling") is not None:
        total = min(total, number(rubric["ceiling"]))
    grade, why = _grade(rubric, data, given, total)
    return {"points": given, "base": base, "bonus": sums["bonus"], "penalty": sums["penalty"], "total": total,
            "grade": grade, "why": why}  # fmt: skip


def _grade(
    rubric: Item, data: dict[str, Item], given: dict[str, Fraction | None], total: Fraction
) -> tuple[str, list[str]]:
    """The grade's key, and the keys of what held it down: a grade's own requirement, a veto, a lowering."""
    grades, why = rubric["grades"], []
    at = next((place for place, grade in enumerate(grades) if inside(total, grade["range"])), len(grades) - 1)
    while at < len(grades) - 1 and not _meets(rubric, grades[at], given):
        why.append(grades[at]["key"])
        at += 1
    order = {grade["key"]: place for place, grade in enumerate(grades)}
    for name, to in (("vetoes", "grade"), ("lowering", "at_most")):
        for flag in rubric.get(name) or []:
            if data.get(flag["key"], {}).get("yes") is True and order[flag[to]] >= at + (name == "lowering"):
                at = order[flag[to]]
                why.append(flag["key"])
    return grades[at]["key"], why


def _meets(rubric: Item, grade: Item, given: dict[str, Fraction | None]) -> bool:
    if grade.get("no_zero") and any(given[leaf["key"]] == 0 for leaf in leaves(rubric["criteria"])):
        return False
    least = grade.get("each_at_least")
    if least is None:
        return True
    for criterion in rubric["criteria"]:
        own = [leaf for leaf in leaves([criterion]) if given[leaf["key"]] is not None]
        reached = sum((given[leaf["key"]] or NOTHING for leaf in own), NOTHING)
        if reached < number(least) * sum((number(leaf["points"]) for leaf in own), NOTHING):
            return False
    return True


def ranks(rubric: Item, outcomes: dict[str, Item]) -> dict[str, int]:
    """Rank by grade and then total (or by total alone, as the rubric says). Equals share a rank, the next ones skip."""
    order = {grade["key"]: place for place, grade in enumerate(rubric["grades"])}
    by_grade = rubric.get("ranking") != "total"
    keys = {key: (order[one["grade"]] if by_grade else 0, -one["total"]) for key, one in outcomes.items()}
    ordered = sorted(keys.values())
    return {key: ordered.index(value) + 1 for key, value in keys.items()}


def seal(previous: str, thing: Any) -> str:
    plain = json.dumps(thing, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{plain}".encode()).hexdigest()


def items(file: Item) -> Iterator[tuple[str, Any]]:
    """Everything that is sealed, in order: its name and itself."""
    rubric = file["rubric"]
    for place, one in sections(rubric).items():
        for criterion in every(one):
            named = {name: value for name, value in criterion.items() if name != "children"}
            yield f"tiêu chí {criterion['key']}", [place, named]
    lists = ("criteria", "grades", "vetoes", "lowering")
    for name in lists[1:]:
        for one in rubric.get(name) or []:
            yield f"quy tắc {one['key']}", [name, one]
    rest = {name: value for name, value in rubric.items() if name not in lists}
    yield (
        "phần chung của bộ tiêu chí",
        {**rest, **{part: {**(rubric.get(part) or {}), "criteria": []} for part in ("bonus", "penalty")}},
    )
    for sheet in file["sheets"]:
        for key, line in sorted(sheet["lines"].items()):  # a file may have passed through a store that keeps no order
            yield f"{sheet['name']}, {key}", [sheet["key"], key, line]
        yield f"kết quả của {sheet['name']}", {name: value for name, value in sheet.items() if name != "lines"}
    yield "phần đầu tệp", {name: value for name, value in file.items() if name not in ("rubric", "sheets", "seals")}


def seals(file: Item) -> list[str]:
    made, previous = [], FIRST
    for _name, thing in items(file):
        previous = seal(previous, thing)
        made.append(previous)
    return made


def check(file: Item, head: str = "") -> tuple[list[str], list[tuple[int, str, str, str]]]:
    """Everything that does not agree (empty when all does), and the ranking worked out anew."""
    wrong: list[str] = []
    given, named = list(file["seals"]), list(items(file))
    if len(given) != len(named):
        wrong.append(f"Tệp có {len(named)} mục nhưng {len(given)} dấu: đã thêm hoặc bớt mục.")
    for at, (name, thing) in enumerate(named[: len(given)]):
        if given[at] != seal(given[at - 1] if at else FIRST, thing):
            wrong.append(f"Đã bị sửa: {name}.")
    if head and (not given or given[-1] != head.strip().lower()):
        wrong.append("Dấu cuối của tệp khác với dấu đã công bố: đây không phải tệp đã công bố.")
    rubric = file["rubric"]
    outcomes = {
        sheet["key"]: outcome(rubric, {key: line["datum"] for key, line in sheet["lines"].items()})
        for sheet in file["sheets"]
    }
    places = ranks(rubric, outcomes)
    for sheet in file["sheets"]:
        wrong += _compared(sheet, outcomes[sheet["key"]], places[sheet["key"]])
    titles = {grade["key"]: grade["title"] for grade in rubric["grades"]}
    ranking = [(places[s["key"]], s["name"], written(outcomes[s["key"]]["total"]), titles[outcomes[s["key"]]["grade"]])
               for s in file["sheets"]]  # fmt: skip
    return wrong, sorted(ranking)


def _compared(sheet: Item, again: Item, place: int) -> list[str]:
    wrong = []
    for key, value in again["points"].items():
        stated = sheet["lines"].get(key, {}).get("points")
        anew = None if value is None else written(value)
        if stated != anew:
            wrong.append(f"{sheet['name']}, {key}: ghi {_said(stated)}, tính lại được {_said(anew)}.")
    for name, words in (
        ("base", "điểm tiêu chí"),
        ("bonus", "điểm thưởng"),
        ("penalty", "điểm trừ"),
        ("total", "tổng điểm"),
    ):
        if sheet[name] != written(again[name]):
            wrong.append(f"{sheet['name']}, {words}: ghi {sheet[name]}, tính lại được {written(again[name])}.")
    if sheet["grade"] != again["grade"]:
        wrong.append(f"{sheet['name']}, xếp loại: ghi {sheet['grade']}, tính lại được {again['grade']}.")
    if sheet["rank"] != place:
        wrong.append(f"{sheet['name']}, thứ hạng: ghi {sheet['rank']}, tính lại được {place}.")
    return wrong


def _said(value: Any) -> str:
    return "không tính" if value is None else f"{value} điểm"


def main(arguments: list[str]) -> int:
    say = sys.stdout.write
    if not 1 <= len(arguments) <= 2:
        say(__doc__ or "")
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as opened:
            wrong, ranking = check(json.load(opened), *arguments[1:])
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        say(f"SAI: tệp hỏng hoặc không phải tệp kết quả chấm điểm ({error!r}).\n")
        return 1
    for place, name, total, grade in ranking:
        say(f"{place}. {name}: {total} điểm, {grade}\n")
    for each in wrong:
        say(f"SAI: {each}\n")
    say("Kết quả không khớp.\n" if wrong else "Tính lại khớp với kết quả đã công bố.\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
