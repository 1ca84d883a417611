"""Clusters a large or scattered group meets by: may it, who meets where, an even split by address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.fold import fold
from dinh.ground.households.queries import Listed
from dinh.rights.decide.models import Cluster, Placing, Round
from dinh.rights.decide.numbers import wanted


def refusal(households: int, day: date, *, scattered: bool) -> str:
    """Why a group of so many households may not meet by clusters, with the article; empty when it may."""
    law = wanted("decide.clusters", day)
    if scattered or law.holds(households):
        return ""
    words = _("Có %(count)d hộ; họp theo cụm cần %(least)s, hoặc địa bàn sống rải rác (%(article)s).")
    return words % {"count": households, "least": law.count, "article": law.cite}


def placed(round: Round, listed: Sequence[Listed]) -> dict[int, int]:
    """The cluster of each household; empty without clusters. Raises ValidationError that names those without one."""
    clusters = list(Cluster.objects.filter(round=round).values_list("pk", flat=True))
    if not clusters:
        return {}
    known = dict(Placing.objects.filter(round=round).values_list("household_id", "cluster_id"))
    missing = [each.number for each in listed if each.id not in known]
    if missing:
        words = _("%(count)d hộ chưa được xếp vào cụm nào: %(numbers)s. Xếp ở trang «Họp theo cụm» rồi mở lại.")
        shown = ", ".join(missing[:10]) + ("…" if len(missing) > 10 else "")
        raise ValidationError(words % {"count": len(missing), "numbers": shown})
    return {each.id: known[each.id] for each in listed}


def even_split(listed: Sequence[Listed], clusters: int) -> list[list[int]]:
    """Households (their ids) in so many parts of about equal size, neighbours together: by address, then number.

    >>> def house(pk, address): return Listed(pk, str(pk), 1, "", address, False, False)
    >>> even_split([house(1, "Ngõ 10"), house(2, "Ngõ 2"), house(3, "Ngõ 2")], 2)
    [[2, 3], [1]]
    """
    ordered = [each.id for each in sorted(listed, key=lambda each: (_natural(each.address), each.number))]
    size, more = divmod(len(ordered), clusters)
    parts, at = [], 0
    for number in range(clusters):
        end = at + size + (1 if number < more else 0)
        parts.append(ordered[at:end])
        at = end
    return parts


def _natural(text: str) -> str:
    """A key by which «Ngõ 2» comes before «Ngõ 10»."""
    return "".join(part.zfill(8) if part.isdigit() else part for part in _runs(fold(text)))


def _runs(text: str) -> list[str]:
    found: list[str] = []
    for letter in text:
        if found and found[-1][-1].isdigit() == letter.isdigit():
            found[-1] += letter
        else:
            found.append(letter)
    return found
