"""A person by what they tell of themselves, and where that stands in a text.

There is no register of persons here and none is made for this: a name, a telephone, an e-mail address, an identity
number, receipts are compared with what each room holds, and forgotten when the request is done.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from dinh.ground.fold import fold

SURE, MAYBE = "sure", "maybe"
GONE = "(đã xóa)"
_SEPARATED = r"[ .\-\u00a0]*"
_DIGITS = re.compile(r"\D")


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a person tells to be found. `receipts`: codes of what they sent; `users`: keys of accounts proven theirs."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    receipts: tuple[str, ...] = ()
    users: tuple[int, ...] = ()

    @classmethod
    def read(cls, facts: dict[str, Any]) -> Identity:
        return cls(**{name: tuple(value) for name, value in facts.items()})

    def facts(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def empty(self) -> bool:
        return not any(asdict(self).values())


class Matcher:
    """Finds one person's traits in texts, and takes them out. A name alone makes a finding `MAYBE`: others bear it."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        self._names = [_name(nfc(each)) for each in identity.names if len(each.split()) > 1]
        self._traits = [
            *(_phone(each) for each in identity.phones if len(_bare(each)) >= 8),
            *(re.compile(rf"(?<![\w.+-]){re.escape(nfc(each.strip()))}(?![\w-])", re.IGNORECASE)
              for each in identity.emails if "@" in each),
            *(_number(each) for each in identity.ids if len(_DIGITS.sub("", each)) >= 9),
        ]  # fmt: skip
        self._receipts = {each.strip().upper() for each in identity.receipts}

    def __call__(self, text: str) -> str:
        """`SURE`, `MAYBE`, or "" for a text without any trait."""
        text = nfc(text)
        if any(trait.search(text) for trait in self._traits):
            return SURE
        return MAYBE if any(name.search(text) for name in self._names) else ""

    def is_receipt(self, ref: str) -> bool:
        return ref in self._receipts

    def is_user(self, pk: Any) -> bool:
        return pk in self.identity.users

    def inside(self, data: Any) -> str:
        """The same of JSON: of all its texts, keys included."""
        found = {self(each) for each in texts(data)}
        return SURE if SURE in found else MAYBE if MAYBE in found else ""

    @cached_property
    def _folded(self) -> list[re.Pattern[str]]:
        names = [r"[^a-z0-9]+".join(fold(each).split()) for each in self.identity.names if len(each.split()) > 1]
        mails = [r"[^a-z0-9]+".join(re.findall(r"[a-z0-9]+", fold(each))) for each in self.identity.emails]
        return [re.compile(rf"(?<![a-z0-9]){each}(?![a-z0-9])") for each in (*names, *mails) if each]

    def folded(self, text: str) -> str:
        """As a call, for text folded for searching."""
        return self(text) or (MAYBE if any(each.search(text) for each in self._folded) else "")

    def without(self, text: str) -> str:
        """The text with every trait replaced; the very same when there is none."""
        clean = nfc(text)
        for pattern in (*self._traits, *self._names):
            clean = pattern.sub(GONE, clean)
        return clean if clean != nfc(text) else text

    def folded_without(self, text: str) -> str:
        clean = self.without(text).replace(GONE, "")
        for pattern in self._folded:
            clean = pattern.sub("", clean)
        return clean if clean != text else text

    def data_without(self, data: Any) -> Any:
        if isinstance(data, str):
            return self.without(data)
        if isinstance(data, list):
            return [self.data_without(each) for each in data]
        if isinstance(data, dict):
            return {self.without(key): self.data_without(value) for key, value in data.items()}
        return data

    def around(self, text: str, reach: int = 60) -> str:
        """The first place where a trait stands, with `reach` characters each side."""
        text = nfc(text)
        hits = [hit for pattern in (*self._traits, *self._names) if (hit := pattern.search(text))]
        if not hits:
            return ""
        start, end = min((hit.start(), hit.end()) for hit in hits)
        left, right = max(0, start - reach), min(len(text), end + reach)
        passage = " ".join(text[left:right].split())
        return f"{'…' if left else ''}{passage}{'…' if right < len(text) else ''}"


def texts(data: Any) -> Iterator[str]:
    """Every text in JSON, numbers as they print."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from texts(value)
    elif data is not None and not isinstance(data, bool):
        yield str(data)


def _bare(phone: str) -> str:
    """The digits that all spellings of a number share: without 0 or +84 in front."""
    digits = _DIGITS.sub("", phone)
    return digits[2:] if phone.strip().startswith("+84") or len(digits) > 10 else digits.lstrip("0")


def _phone(text: str) -> re.Pattern[str]:
    spread = _SEPARATED.join(_bare(text))
    return re.compile(rf"(?<!\d)(?:\(\+?84\)|\+?84|\(0\)|0)?{_SEPARATED}{spread}(?!\d)")


def _number(text: str) -> re.Pattern[str]:
    spread = _SEPARATED.join(_DIGITS.sub("", text))
    return re.compile(rf"(?<!\d){spread}(?!\d)")


def _name(text: str) -> re.Pattern[str]:
    spread = "[ \u00a0]+".join(map(re.escape, text.split()))
    return re.compile(rf"(?<!\w){spread}(?!\w)", re.IGNORECASE)
