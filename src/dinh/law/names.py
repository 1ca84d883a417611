"""Finding documents by what people call them: «Pháp lệnh 34», «Luật THDC ở cơ sở», «Chỉ thị số 30»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dinh.law import numbers
from dinh.law.known import KnownDocument
from dinh.law.spelling import fold

_NAMED_BY_TITLE = ("Luật", "Bộ luật", "Pháp lệnh")
_YEAR_AFTER = re.compile(r"\W{0,3}(?:năm|\(năm)?\s*((?:19|20)\d\d)\b")


def _names(known: KnownDocument) -> tuple[str, ...]:
    by_title = known.type in _NAMED_BY_TITLE and not known.title.startswith("Sửa đổi")
    return (*((f"{known.type} {known.title}",) if by_title else ()), *known.names)


def _year(known: KnownDocument) -> int | None:
    if known.issued:
        return known.issued.year
    return int(numbers.key(known.number)[1]) if numbers.has_year(known.number) else None


class Names:
    """All names of a register, tried from the longest to the shortest so that a name inside another never wins."""

    def __init__(self, documents: Iterable[KnownDocument]) -> None:
        self._by_name: dict[str, list[KnownDocument]] = {}
        for known in documents:
            for name in _names(known):
                self._by_name.setdefault(fold(name), []).append(known)
        for same in self._by_name.values():
            same.sort(key=lambda known: _year(known) or 0, reverse=True)
        longest_first = sorted(self._by_name, key=len, reverse=True)
        # "/" or "-" after a short name begins a symbol: «Quyết định 217/QĐ-UBND» is not «Quyết định 217».
        self._pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w/]|\s?-\s?\w)")

    def called_in(self, text: str) -> list[KnownDocument]:
        """The documents of the first name in `text`, the newest first; a year after the name selects among them."""
        line = re.sub(r"\bsố\b:?\s*", "", fold(text))
        for found in self._pattern.finditer(line):
            year = _YEAR_AFTER.match(line, found.end())
            same = [k for k in self._by_name[found[0]] if year is None or _year(k) == int(year[1])]
            if same:
                return same
        return []
