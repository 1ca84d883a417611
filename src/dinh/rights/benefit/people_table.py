"""A ward's own table of people to be put before the meetings: name, group, what each receives. Nothing else is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import BinaryIO

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.fold import words
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.benefit import tables
from dinh.rights.benefit.actions.naming import Named

TITLES: dict[str, tuple[str, ...]] = {
    "name": ("Họ và tên", "Họ tên", "Tên", "Người hưởng", "Đối tượng", "Chủ hộ", "Họ và tên chủ hộ"),
    "group": ("Thôn, tổ dân phố", "Tổ dân phố", "Tổ", "Thôn", "TDP", "Khu phố", "Địa chỉ tổ"),
    "amount": ("Số tiền", "Mức hưởng", "Số tiền hỗ trợ", "Mức hỗ trợ", "Thành tiền", "Số tiền (đồng)"),
    "goods": ("Hiện vật", "Quà", "Hàng", "Nội dung hỗ trợ"),
}
NEEDED = ({"name", "group"},)
MOST = 2_000
SALT, LIVES = "dinh.benefit.people", 24 * 3600  # seconds between the dry run and the import
_NUMBER = re.compile(r"\d{6,}")


@dataclass(frozen=True, slots=True)
class Found:
    """`forbidden`: names of columns that were left out because no list may hold them."""

    people: list[Named]
    forbidden: tuple[str, ...]
    problems: list[str]


def read_people(file: BinaryIO, name: str, groups: list[ResidentialGroup], amount: int, goods: str) -> Found:
    """Every person of a table; `amount` and `goods` stand for those whose row says nothing.

    Raises ValidationError for a file that is no such table.
    """
    heading, rows = tables.read(file, name, TITLES, NEEDED)
    known = _names(groups)
    people: list[Named] = []
    problems: list[str] = []
    total, told = 0, None
    for row in rows:
        person = tables.as_text(row.cells.get("name"))
        try:
            money = tables.as_number(row.cells.get("amount"))
        except ValueError:
            problems.append(_("Dòng %(row)d: số tiền không phải số nguyên.") % {"row": row.number})
            continue
        if tables.is_total(row):
            told = money if money is not None else told
            continue
        if not person or (not row.cells.get("group") and told is not None):
            continue
        group = known.get(_key(tables.as_text(row.cells.get("group"))))
        if group is None:
            problems.append(_("Dòng %(row)d: không rõ thôn, tổ “%(group)s”.") % {
                "row": row.number, "group": tables.as_text(row.cells.get("group"))})  # fmt: skip
        elif _NUMBER.search(person):
            problems.append(_("Dòng %(row)d: cột họ tên có dãy số. Chỉ ghi họ tên.") % {"row": row.number})
        else:
            total += money or 0
            own = tables.as_text(row.cells.get("goods"))[:160]
            nothing = money is None and not own
            people.append(Named(group, person[:120], amount if nothing else money or 0, goods if nothing else own))
    if told is not None and told != total:
        problems.append(_("Dòng tổng ghi %(told)s đồng, cộng các dòng được %(added)s đồng, chênh %(gap)s đồng.") % {
            "told": _vn(told), "added": _vn(total), "gap": _vn(abs(told - total))})  # fmt: skip
    if len(people) > MOST:
        raise ValidationError(_("Bảng có hơn %(most)d người. Hãy chia theo tổ.") % {"most": MOST})
    return Found(people, heading.forbidden, problems)


def packed(found: Found) -> str:
    """What a dry run read, signed, so that the file need not be chosen twice."""
    people = [(one.group.code, one.name, one.amount, one.goods) for one in found.people]
    return signing.dumps([people, list(found.forbidden)], salt=SALT, compress=True)


def unpacked(told: str, groups: list[ResidentialGroup]) -> Found:
    """The people of a dry run. Raises ValidationError for a text not ours, too old, or of a group that is gone."""
    known = {group.code: group for group in groups}
    try:
        people, forbidden = signing.loads(told, salt=SALT, max_age=LIVES)
        read = [Named(known[code], name, amount, goods) for code, name, amount, goods in people]
    except (signing.BadSignature, KeyError):
        raise ValidationError({"upload": _("Lần xem thử đã cũ. Hãy chọn lại tệp.")}) from None
    return Found(read, tuple(forbidden), [])


def _names(groups: list[ResidentialGroup]) -> dict[str, ResidentialGroup]:
    """A group by its code, its name, and the two together, folded and without words that all of them share."""
    found: dict[str, ResidentialGroup] = {}
    for group in groups:
        for name in (group.code, group.name, str(group), f"{group.label} {group.name}"):
            found.setdefault(_key(name), group)
    return found


def _key(text: str) -> str:
    rest = [word.lstrip("0") or "0" for word in words(text) if word not in ("to", "dan", "pho", "tdp", "thon", "so")]
    return " ".join(rest) or " ".join(words(text))


def _vn(value: int) -> str:
    return f"{value:,}".replace(",", ".")
