"""The models that come with the house: files in `shelf/`, one a version, read once. Old versions stay.

models() -> dict[str, tuple[Sample, ...]]     by key, each with all its versions, the oldest first
versions(key) -> tuple[Sample, ...]           those that have begun by today
newest(key), version(key, number)             one of them; KeyError
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.fold import fold
from dinh.law import documents
from dinh.law.known import KnownDocument
from dinh.office.library import text

FOLDER = Path(__file__).parent / "shelf"
FORMS = {
    "quy chế": "regulation", "nội quy": "regulation", "quy ước": "convention", "mẫu": "form", "hồ sơ": "dossier",
}  # fmt: skip
NEEDED = ("tên", "loại", "dành cho", "ngày", "nói ngắn")
GROUP = "group"
_KIND = re.compile(r"(\w+)(?:\s*\((.+)\))?")


class BadModel(ValueError):
    """A file of the shelf that cannot be read: says which and why."""


@dataclass(frozen=True, slots=True)
class Fits:
    """Whom a model is for: bodies of a kind, or of it those with these words in their names; `group`: residential
    groups."""

    kind: str
    words: str = ""

    def takes(self, body: Body) -> bool:
        return body.kind == self.kind and fold(self.words) in fold(body.name)


@dataclass(frozen=True, slots=True)
class Sample:
    """One version of a model. `body` is its text as written; a dossier's lines are read by `dossiers.py`."""

    key: str
    number: int
    title: str
    sort: str  # the Vietnamese word it is listed under
    form: str  # regulation, convention, form, dossier
    type_name: str
    type_abbr: str
    fits: tuple[Fits, ...]
    subject: str
    grounds: tuple[str, ...]
    day: date
    changed: str
    plain: str
    carried_out: str
    printed_at: str
    printed_words: str
    signed: bool
    body: str

    @property
    def for_groups(self) -> bool:
        return any(one.kind == GROUP for one in self.fits)

    @property
    def adoptable(self) -> bool:
        """Regulations are put in force by a unit's own decision; others are filled in or passed elsewhere."""
        return self.form == "regulation"

    def takes(self, body: Body) -> bool:
        return any(one.takes(body) for one in self.fits)

    @property
    def documents(self) -> tuple[KnownDocument, ...]:
        return tuple(known for number in self.grounds if (known := documents.find(number)))


def read(name: str, content: str) -> Sample:
    """A file's text as a model; `name` is `key.number`. Raises BadModel."""
    key, _dot, number = name.rpartition(".")
    head, parted, body = content.partition("\n---\n")
    facts: dict[str, str] = {}
    for line in head.splitlines():
        if line.strip():
            field, _colon, value = line.partition(":")
            facts[field.strip()] = value.strip()
    if missing := [field for field in NEEDED if not facts.get(field)]:
        raise BadModel(f"{name}: thiếu {', '.join(missing)} ở đầu tệp")
    if not parted or not number.isdecimal() or facts["loại"] not in FORMS:
        raise BadModel(f"{name}: tên tệp, loại hoặc dòng --- chưa đúng")
    type_name, abbr = _type(facts.get("văn bản", facts["tên"]))
    printed_at, _space, printed_words = facts.get("in ở", "").partition(" ")
    return Sample(
        key, int(number), facts["tên"], facts["loại"], FORMS[facts["loại"]],
        type_name, abbr, tuple(_fits(name, one) for one in facts["dành cho"].split(",")),
        facts.get("trích yếu", facts["tên"]),
        tuple(one.strip() for one in facts.get("căn cứ", "").split(";") if one.strip()),
        datetime.strptime(facts["ngày"], "%d/%m/%Y").date(),  # noqa: DTZ007  a day, without an hour
        facts.get("đổi", ""), facts["nói ngắn"], facts.get("thi hành", ""), printed_at, printed_words,
        facts.get("ký", "") != "không", body.strip(),
    )  # fmt: skip


def _type(written: str) -> tuple[str, str]:
    """«Nghị quyết NQ» → the name and its letters; letters are left out where papers of the kind bear no number."""
    name, _space, letters = written.rpartition(" ")
    return (name, letters) if letters.isupper() else (written.removesuffix(" -"), "")


def _fits(name: str, written: str) -> Fits:
    found = _KIND.fullmatch(written.strip())
    if found is None or found[1] not in {*Body.Kind.values, GROUP}:
        raise BadModel(f"{name}: «{written.strip()}» không phải một loại đơn vị")
    return Fits(found[1], found[2] or "")


@cache
def models() -> dict[str, tuple[Sample, ...]]:
    found: dict[str, list[Sample]] = {}
    for path in sorted(
        FOLDER.glob("*.txt"), key=lambda path: (path.stem.rpartition(".")[0], int(path.suffixes[0][1:]))
    ):
        sample = read(path.stem, path.read_text(encoding="utf-8"))
        found.setdefault(sample.key, []).append(sample)
    order = list(dict.fromkeys(FORMS))
    ordered = sorted(found.items(), key=lambda item: (order.index(item[1][-1].sort), item[1][-1].title))
    return {key: tuple(versions) for key, versions in ordered}


def versions(key: str) -> tuple[Sample, ...]:
    """Those whose day has come; the first is always there."""
    first, *later = models()[key]
    return (first, *(one for one in later if one.day <= today()))


def newest(key: str) -> Sample:
    return versions(key)[-1]


def version(key: str, number: int) -> Sample:
    for sample in models()[key]:
        if sample.number == number:
            return sample
    raise KeyError(f"{key}.{number}")


def readable(body: str) -> str:
    """A text as one reads it, each mark as words in brackets: what two wordings are compared by."""
    return "\n".join(_said(line) for line in body.splitlines())


def _said(line: str) -> str:
    words = []
    for piece in text.pieces(line.lstrip("#> ")):
        if isinstance(piece, str):
            words.append(piece)
        elif piece.blank:
            words.append(f"[{piece.blank.label}]")
        else:
            words.append(f"[{'điều' if piece.article else 'luật'}: {piece.rule}]")
    return "".join(words)
