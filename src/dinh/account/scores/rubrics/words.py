"""A rubric in plain words: how a criterion is given points, what a grade asks for."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from dinh.account.scores.recompute import interval, number, written

Item = dict[str, Any]


def vn(value: Fraction | str | int | None) -> str:
    """`4,5`; a fraction without an end stays one: `1/3`. A dash for nothing.

    >>> vn("4.5"), vn(5), vn("1/3"), vn(None)
    ('4,5', '5', '1/3', '–')
    """
    return (
        "–" if value is None else written(number(value) if not isinstance(value, Fraction) else value).replace(".", ",")
    )


def between(text: str) -> str:
    """«từ 85 đến dưới 95», «trên 3», «dưới 75», «0»."""
    low, low_in, high, high_in = interval(text)
    if low is not None and low == high:
        return vn(low)
    down = "" if low is None else _("từ %s") % vn(low) if low_in else _("trên %s") % vn(low)
    if high is None:
        return f"{down} {_('trở lên')}" if low_in else down
    up = _("đến %s") % vn(high) if high_in else _("đến dưới %s") % vn(high)
    return f"{down} {up}" if down else (_("không quá %s") if high_in else _("dưới %s")) % vn(high)


def formula_words(rubric: Item, leaf: Item) -> str:
    """«Điểm bằng tỷ lệ làm được nhân điểm tối đa.»: how this criterion gets its points."""
    formula, most = leaf["formula"], vn(leaf["points"])
    kind = formula["kind"]
    if kind == "yesno":
        return _("Có thì được %s điểm, không thì 0 điểm.") % most
    if kind == "manual":
        return _("Người chấm cho từ 0 đến %s điểm, phải có minh chứng.") % most
    if kind == "each":
        words = _("Mỗi lần được %(per)s điểm, nhiều nhất %(most)s điểm.")
        return words % {"per": vn(formula["per"]), "most": most}
    if kind == "bands":
        unit = "%" if formula["of"] == "percent" else ""
        words = _("%(range)s%(unit)s: %(points)s điểm")
        lines = [
            words % {"range": between(band["range"]), "unit": unit, "points": vn(band["points"])}
            for band in formula["bands"]
        ]
        return "; ".join(lines) + "."
    return _("Điểm bằng tỷ lệ làm được nhân với %s điểm.") % most


def idle_words(rubric: Item, leaf: Item) -> str:
    policy = leaf.get("idle") or rubric["idle"]
    return {
        "full": _("Năm nay không phát sinh nhiệm vụ thì được đủ điểm."),
        "excluded": _("Năm nay không phát sinh nhiệm vụ thì bỏ tiêu chí này ra khỏi phép tính."),
        "no": _("Không có trường hợp không phát sinh nhiệm vụ."),
    }[policy]


def small_words(rubric: Item) -> str:
    small = rubric.get("small")
    if not small:
        return ""
    words = _(
        "Số việc dưới %(below)d và đã làm ít nhất một thì không trừ %(forgive)d việc chưa làm, để nơi ít việc "
        "không bị thiệt."
    )
    return words % {"below": small["below"], "forgive": small["forgive"]}


def grade_words(grade: Item) -> str:
    """«từ 85 đến dưới 95 điểm; không có tiêu chí nào 0 điểm»"""
    parts = [_("%s điểm") % between(grade["range"])]
    if grade.get("no_zero"):
        parts.append(_("không có tiêu chí nào 0 điểm"))
    if grade.get("each_at_least") is not None:
        parts.append(_("mỗi tiêu chí lớn đạt ít nhất %s số điểm tối đa") % vn(grade["each_at_least"]))
    return "; ".join(parts)


def rounding_words(rubric: Item) -> str:
    how = {"half-up": _("làm tròn nửa lên"), "down": _("bỏ phần lẻ")}[rubric["rounding"]["mode"]]
    return _("Điểm từng tiêu chí lấy %(places)d số lẻ, %(how)s; phép tính dùng phân số chính xác.") % {
        "places": rubric["rounding"]["places"], "how": how,
    }  # fmt: skip


def datum_words(leaf: Item, datum: Item) -> str:
    """«11/12», «có», «3», «4,5 điểm», «không phát sinh»; empty for none."""
    if datum.get("idle"):
        return _("không phát sinh")
    if "yes" in datum:
        return _("có") if datum["yes"] else _("không")
    if "points" in datum:
        return _("%s điểm") % vn(datum["points"])
    if "part" in datum:
        return f"{datum['part']}/{datum['whole']}" if datum.get("whole") is not None else str(datum["part"])
    return ""
