"""Translations from Vietnamese, without GNU gettext: `python -m dinh.house.translations extract|compile|check`.

The interface is written in Vietnamese and translated into English (`locale/en`). `locale/vi` goes the other way: the
sentences of libraries that are written in English and would otherwise be shown so.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib  # type: ignore[import-untyped]
from babel.messages.extract import extract as babel_extract
from django.utils.translation.template import templatize

from dinh.ground.personal import LIBRARY_WORDS, ROLE_WORDS
from dinh.law.breach import NOTICE, STAGES
from dinh.law.privacy import BASES, ERASURE, KEEPING, TERMS
from dinh.law.retention import RETENTION

SOURCE = Path(__file__).resolve().parents[1]
LOCALE = Path(__file__).parent / "locale"
LEFT_OUT = {"tests", "migrations", "locale", "static", "formats"}

Spec = tuple[Any, ...] | None
KEYWORDS: dict[str, Spec] = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "power": (2,),  # the titles of powers and of desk links are translated where they are shown
    "DeskLink": (3,),
}
# What rooms and the law say of personal data, translated where it is shown: (function, argument) one by one.
SAID = (("Why", 1), ("Why", 2), ("Why", 4))
VERBOSE = re.compile(r'^    verbose_name = "(.+)"$', re.MULTILINE)
ALIAS = re.compile(r"import (\w*gettext\w*) as (\w+)")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

Message = tuple[str, str]  # singular, plural ("" when there is none)


def sources() -> Iterator[Path]:
    """Every file of ours that may hold words for readers: modules, templates, the texts of letters."""
    for path in sorted(SOURCE.rglob("*")):
        inside = path.relative_to(SOURCE).parts
        is_template = "templates" in inside and path.suffix in {".html", ".txt"}
        if (path.suffix == ".py" or is_template) and not LEFT_OUT & set(inside):
            yield path


def messages_of(path: Path) -> set[Message]:
    text = path.read_text(encoding="utf-8")
    keywords = KEYWORDS | {alias: KEYWORDS.get(name) for name, alias in ALIAS.findall(text)}
    if path.suffix != ".py":
        # Blanked-out HTML keeps its indentation, which Python's tokenizer would take for blocks.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    found = (
        {(f"{name[:1].upper()}{name[1:]}", "") for name in VERBOSE.findall(text)} if path.name == "apps.py" else set()
    )
    if path.name == "privacy.py":
        for function, at in SAID:
            told = babel_extract("python", io.BytesIO(text.encode()), keywords={function: (at,)})
            found |= {(message, "") for _line, message, _comments, _context in told if isinstance(message, str)}
    for _line, message, _comments, _context in babel_extract("python", io.BytesIO(text.encode()), keywords=keywords):
        singular, plural = (message, "") if isinstance(message, str) else (message[0], message[-1])
        if singular:
            found.add((singular, plural))
    return found


def extracted() -> dict[Message, list[str]]:
    """Every message and the files it stands in."""
    found: dict[Message, list[str]] = {}
    for path in sources():
        for message in messages_of(path):
            found.setdefault(message, []).append(str(path.relative_to(SOURCE)))
    for text, file in _tables():
        found.setdefault((text, ""), []).append(file)
    return _without_doubles(found)


def _tables() -> Iterator[tuple[str, str]]:
    """The words of tables that are shown translated, with the file each stands in."""
    grounds = (*BASES.values(), *KEEPING.values(), ERASURE, NOTICE)
    yield from ((each.title, "law/privacy.py") for each in grounds)
    yield from ((text, "law/privacy.py") for text in TERMS.values())
    for kind in RETENTION.values():
        yield from ((text, "law/retention.py") for text in (kind.what, kind.since, kind.costs, kind.unit))
    yield from ((stage.text, "law/breach.py") for stage in STAGES)
    yield from ((text, "ground/personal.py") for text in (*ROLE_WORDS.values(), *LIBRARY_WORDS.values()))


def _without_doubles(found: dict[Message, list[str]]) -> dict[Message, list[str]]:
    """A catalogue has one entry for a msgid: the one with a plural also serves where it is used without."""
    plurals = {singular: (singular, plural) for singular, plural in found if plural}
    merged: dict[Message, list[str]] = {}
    for message, files in found.items():
        merged.setdefault(plurals.get(message[0], message), []).extend(files)
    return merged


def catalogue(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def extract() -> None:
    """Bring locale/en up to date with the sources: new messages are added empty, those no longer used are dropped."""
    path = catalogue("en")
    old = {(entry.msgid, entry.msgid_plural): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    fresh = polib.POFile(wrapwidth=120)
    fresh.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "en",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for (singular, plural), files in sorted(extracted().items()):
        known = old.get((singular, plural))
        entry = polib.POEntry(msgid=singular, occurrences=[(name, "") for name in sorted(set(files))])
        if plural:
            entry.msgid_plural = plural
            entry.msgstr_plural = dict(known.msgstr_plural) if known else {0: "", 1: ""}
        else:
            entry.msgstr = known.msgstr if known else ""
        if "%(" in singular:
            entry.flags = ["python-format"]
        fresh.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(path))


def compile_all() -> None:
    for language in ("en", "vi"):
        path = catalogue(language)
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def check() -> list[str]:
    """What is wrong with the catalogues, each with the way out; nothing when all is well."""
    entries = {(entry.msgid, entry.msgid_plural): entry for entry in polib.pofile(str(catalogue("en")))}
    wanted = extracted()
    problems = [
        f"en: chưa có “{message[0]}” ({wanted[message][0]}): chạy extract"
        for message in wanted
        if message not in entries
    ]
    problems += [f"en: không còn dùng “{message[0]}”: chạy extract" for message in entries if message not in wanted]
    for language in ("en", "vi"):
        for entry in polib.pofile(str(catalogue(language))):
            problems += [f"{language}: {problem}" for problem in _wrong(entry)]
        if _stale(catalogue(language)):
            problems.append(f"{language}: tệp .mo cũ hơn .po: chạy compile")
    return problems


def _wrong(entry: polib.POEntry) -> Iterator[str]:
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not all(texts):
        yield f"thiếu bản dịch của “{entry.msgid}”"
    wanted = sorted(set(PLACEHOLDER.findall(entry.msgid)))
    for text in filter(None, texts):
        if sorted(set(PLACEHOLDER.findall(text))) != wanted:
            yield f"“{entry.msgid}” và bản dịch khác nhau ở chỗ điền: {', '.join(wanted) or 'không có'}"


def _stale(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.read_bytes() != polib.pofile(str(path)).to_binary()


def main(argv: list[str]) -> int:
    """Exit code 0 done, 1 found problems, 2 wrong use."""
    command = argv[0] if len(argv) == 1 else ""
    if command == "extract":
        extract()
        return 0
    if command == "compile":
        compile_all()
        return 0
    if command == "check":
        problems = check()
        sys.stdout.write("".join(f"{problem}\n" for problem in problems))
        return 1 if problems else 0
    sys.stderr.write("python -m dinh.house.translations extract|compile|check\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
