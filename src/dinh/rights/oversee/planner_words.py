"""The planner's signs and what they weigh, and each counted sign as a sentence anyone understands.

All numbers here are a custom of ours, no law's; whoever runs the planner changes them on its form, and every proposal
keeps and shows those it was made with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dinh.rights.oversee.planner import Factor, Rules

PLACES, PART, WHOLE = 8, 1, 4  # ours: eight bodies a period, a quarter of what is left drawn by lot
LONGEST = 24  # ours: months after which a body comes in whatever its signs
WINDOW = 12  # ours: months that recurrences and late publications are counted back


@dataclass(frozen=True, slots=True)
class Sign:
    """What is counted, and how it weighs unless somebody changes it."""

    key: str
    title: Any
    weight: int
    cap: int


SIGNS: tuple[Sign, ...] = (
    Sign("overdue", gettext_lazy("nhiệm vụ quá hạn"), 4, 5),
    Sign("letters", gettext_lazy("phản ánh, kiến nghị trả lời trễ"), 4, 5),
    Sign("recurring", gettext_lazy("vụ việc tái diễn"), 5, 4),
    Sign("unpublished", gettext_lazy("nội dung công khai thiếu, muộn"), 4, 5),
    Sign("unanswered", gettext_lazy("kiến nghị sau giám sát chưa trả lời"), 6, 4),
    Sign("silent", gettext_lazy("số tháng im lặng trên hệ thống"), 1, 12),
    Sign("unvisited", gettext_lazy("số tháng chưa có ai đến kiểm tra"), 1, 24),
)


def usual() -> Rules:
    return Rules(PLACES, PART, WHOLE, LONGEST, tuple(Factor(each.key, each.weight, each.cap) for each in SIGNS))


def sentence(key: str, count: int) -> str:
    """«Có 3 nhiệm vụ quá hạn chưa báo xong.»"""
    return {
        "overdue": _("Có %d nhiệm vụ quá hạn chưa báo xong."),
        "letters": _("Có %d phản ánh, kiến nghị của dân trả lời trễ."),
        "recurring": ngettext(
            "Có %d vụ việc tái diễn trong một năm qua.", "Có %d vụ việc tái diễn trong một năm qua.", count
        ),
        "unpublished": _("Có %d nội dung trong kế hoạch công khai còn thiếu hoặc công khai muộn."),
        "unanswered": _("Có %d kiến nghị sau kiểm tra, giám sát quá hạn chưa trả lời."),
        "silent": _("%d tháng không ghi việc nào trên hệ thống."),
        "unvisited": _("%d tháng chưa có ai đến kiểm tra, giám sát."),
    }[key] % count


@dataclass(frozen=True, slots=True)
class Reason:
    """A sign of one body: the sentence, and its points as weight × counted."""

    words: str
    weight: int
    counted: int
    points: int


def reasons(counts: Mapping[str, int], factors: tuple[Factor, ...]) -> list[Reason]:
    """The signs of a body that weigh something, the heaviest first."""
    found = []
    for each in factors:
        count = counts.get(each.key, 0)
        counted = min(count, each.cap)
        if each.weight * counted:
            found.append(Reason(sentence(each.key, count), each.weight, counted, each.weight * counted))
    return sorted(found, key=lambda reason: -reason.points)


def as_json(rules: Rules) -> dict[str, Any]:
    factors = [[each.key, each.weight, each.cap] for each in rules.factors]
    return {
        "places": rules.places, "part": rules.part, "whole": rules.whole, "longest": rules.longest, "factors": factors,
    }  # fmt: skip


def from_json(data: dict[str, Any]) -> Rules:
    factors = tuple(Factor(*each) for each in data["factors"])
    return Rules(data["places"], data["part"], data["whole"], data["longest"], factors)
