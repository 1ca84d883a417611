"""`./dinh law list|due|passes`: what the encoded law says, for anyone who wants to check it.

Exit 0: answered; 1: the law of that day is not known here; 2: wrong use. The law takes the day as an argument: only
this door looks at the clock, and only when `passes` is asked without `--on`.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

from dinh.law import documents, papertypes, rules, shapes
from dinh.law.dated import Rule, RuleNotKnown
from dinh.law.days import STATE_OFFICES
from dinh.law.due import NotAClock, due
from dinh.law.passes import WrongVote, passes
from dinh.law.spelling import near
from dinh.law.tables import document_lines, due_lines, passes_lines, rule_lines, table
from dinh.law.workdays import CalendarTooShort

USAGE = {
    "vi": """Dùng: ./dinh law list [NHÓM hoặc KHÓA…] [--documents | --types | --days NĂM] [--json] [--lang vi|en]
      ./dinh law due KHÓA --from NGÀY [--json] [--lang vi|en]
      ./dinh law passes VIỆC --yes SỐ --of TỔNG [--scope thon|xa] [--on NGÀY] [--json] [--lang vi|en]

  list      mọi quy tắc: khóa, tên, đơn vị, giá trị theo ngày, điều luật, nguồn; --documents sổ văn bản,
            --types tên loại và ký hiệu, --days ngày nghỉ của một năm
  due       ngày đến hạn và vì sao là ngày đó, từng bước
  passes    việc (BQ1…BQ6, procedural, online_consent…) có được thông qua không, cần bao nhiêu, theo điều nào
  NGÀY      2026-02-10 hoặc 10/02/2026; --on để trống là hôm nay

Mã thoát: 0 đã trả lời, 1 chưa biết luật hoặc lịch của ngày đó, 2 dùng sai.""",
    "en": """Usage: ./dinh law list [GROUP or KEY…] [--documents | --types | --days YEAR] [--json] [--lang vi|en]
       ./dinh law due KEY --from DAY [--json] [--lang vi|en]
       ./dinh law passes MATTER --yes N --of TOTAL [--scope thon|xa] [--on DAY] [--json] [--lang vi|en]

  list      every rule: key, title, unit, dated values, article, source; --documents the register,
            --types paper types and symbols, --days the days off of a year
  due       the day a limit ends, and why, step by step
  passes    whether a matter (BQ1…BQ6, procedural, online_consent…) passes, how many are needed, by which article
  DAY       2026-02-10 or 10/02/2026; without --on: today

The words of the law stay Vietnamese. Exit: 0 answered, 1 the law or calendar of that day is not known, 2 wrong use.""",
}
FLAGS = ("--json", "--documents", "--types", "--help")
VALUES = ("--from", "--on", "--yes", "--of", "--scope", "--lang", "--days")
OF_COMMAND = {
    "list": {"--documents", "--types", "--days"},
    "due": {"--from"},
    "passes": {"--yes", "--of", "--scope", "--on"},
}
VIETNAM = timezone(timedelta(hours=7))


class WrongUse(Exception):
    """The command line cannot be followed: what to change, in Vietnamese and in English."""

    def __init__(self, message: str, english: str) -> None:
        self.english = english
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line: `words` without options, `options` with their values ("" for a flag)."""

    command: str
    words: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict)

    @property
    def json(self) -> bool:
        return "--json" in self.options

    @property
    def lang(self) -> str:
        if "--lang" in self.options or self.json:
            return self.options.get("--lang", "vi")
        return "en" if os.environ.get("LANG", "").startswith("en") else "vi"


def main(argv: list[str]) -> int:
    """Runs the command with the words after `law`; returns the exit code."""
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    request = Request("", options={"--json": ""} if "--json" in argv else {})
    try:
        request = parse(argv)
        if "--help" in request.options or not request.command:
            wanted = "--help" in request.options
            print(USAGE[request.lang], file=sys.stdout if wanted else sys.stderr)
            return 0 if wanted else 2
        return COMMANDS[request.command](request)
    except (RuleNotKnown, CalendarTooShort) as error:
        return _refuse(request, error, 1)
    except (WrongUse, WrongVote, NotAClock, rules.NoSuchRule) as error:
        return _refuse(request, error, 2)
    except BrokenPipeError:  # the reader of our output (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _refuse(request: Request, error: Exception, code: int) -> int:
    message = english(error) if request.lang == "en" else str(error)
    if request.json:
        print(json.dumps({"error": message}, ensure_ascii=False))
    print(message, file=sys.stderr)
    return code


def english(error: Exception) -> str:
    """The errors of the law for readers of English; titles of rules stay Vietnamese."""
    match error:
        case WrongUse() | WrongVote():
            return error.english
        case rules.NoSuchRule():
            hint = f" Did you mean: {', '.join(error.near)}?" if error.near else ""
            return f"There is no rule {error.key!r}.{hint} See them all with: ./dinh law list"
        case RuleNotKnown():
            return (
                f"Not known: {error.rule.key!r} («{error.rule.title}») on {error.day}. Either the day is before the "
                "first value entered, or a new law has replaced it whose text has not been read. Look the law up."
            )
        case CalendarTooShort():
            years = ", ".join(map(str, sorted(error.years)))
            return f"The days off of {error.day.year} have not been entered (known: {years}); not guessed."
        case NotAClock():
            return f"Rule {error.rule.key!r} sets no day: {error.rule.on(error.day)}."
        case _:
            return str(error)


def parse(argv: list[str]) -> Request:
    """Raises WrongUse for an unknown command or option, an option without its value or of another command."""
    words: list[str] = []
    options: dict[str, str] = {}
    rest = iter(["--help" if word == "-h" else word for word in argv])
    for word in rest:
        name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        if name in VALUES:
            options[name] = value if equals else _value(name, rest)
        elif name in FLAGS and not equals:
            options[name] = ""
        elif name.startswith("--"):
            hint = ", ".join(near(name, [*FLAGS, *VALUES])) or ", ".join([*FLAGS, *VALUES])
            raise WrongUse(f"Không có tùy chọn {word}. Có: {hint}.", f"There is no option {word}. There are: {hint}.")
        else:
            words.append(word)
    if options.get("--lang", "vi") not in USAGE:
        lang = options.pop("--lang")
        raise WrongUse(f"--lang nhận vi hoặc en, không nhận {lang!r}.", f"--lang takes vi or en, not {lang!r}.")
    command = words[0] if words else ""
    if command and command not in COMMANDS:
        known = ", ".join(COMMANDS)
        raise WrongUse(f"Không có lệnh {command!r}. Có: {known}.", f"There is no command {command!r}: {known}.")
    strangers = set(options) - {"--json", "--lang", "--help"} - OF_COMMAND.get(command, set())
    if strangers and command:
        names = ", ".join(sorted(strangers))
        raise WrongUse(f"Lệnh {command} không có tùy chọn {names}.", f"Command {command} has no option {names}.")
    return Request(command, tuple(words[1:]), options)


def _value(name: str, rest: Any) -> str:
    value = next(rest, None)
    if value is None or value in FLAGS or value in VALUES:
        raise WrongUse(f"Tùy chọn {name} thiếu giá trị.", f"Option {name} lacks its value.")
    return str(value)


def _day(request: Request, name: str) -> date:
    text = request.options.get(name)
    if text is None:
        raise WrongUse(
            f"Thiếu {name} NGÀY, ví dụ {name} 2026-02-10.", f"{name} DAY is missing, for example {name} 2026-02-10."
        )
    printed = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text.strip(), re.ASCII)
    try:
        day = date(*map(int, printed.groups()[::-1])) if printed else date.fromisoformat(text.strip())
    except ValueError:
        raise WrongUse(
            f"{name} {text!r} không phải là một ngày có thật. Ghi 2026-02-10 hoặc 10/02/2026.",
            f"{name} {text!r} is no day of the calendar. Write 2026-02-10 or 10/02/2026.",
        ) from None
    if not 1945 <= day.year <= 2100:
        raise WrongUse(f"{name} {text}: năm phải từ 1945 đến 2100.", f"{name} {text}: the year must lie in 1945–2100.")
    return day


def _number(request: Request, name: str) -> int:
    text = request.options.get(name)
    if text is None:
        raise WrongUse(f"Thiếu {name} SỐ.", f"{name} NUMBER is missing.")
    digits = re.sub(r"(?<=\d)[. ](?=\d{3}(\D|$))", "", text.strip())  # «2.942» is how a report writes 2942
    if not re.fullmatch(r"-?\d{1,12}", digits, re.ASCII):
        raise WrongUse(f"{name} {text!r} không phải là số nguyên.", f"{name} {text!r} is not a whole number.")
    return int(digits)


def _one(request: Request, what: str, english_what: str) -> str:
    if len(request.words) != 1:
        command = request.command
        raise WrongUse(f"Lệnh {command} cần đúng một {what}.", f"Command {command} takes exactly one {english_what}.")
    return request.words[0]


def _print(request: Request, shape: Any, lines: list[str]) -> int:
    print(json.dumps(shape, ensure_ascii=False, indent=2) if request.json else "\n".join(lines))
    return 0


def _list(request: Request) -> int:
    chosen = [name for name in ("--documents", "--types", "--days") if name in request.options]
    if len(chosen) > 1 or (chosen and request.words):
        raise WrongUse("Chỉ chọn một danh sách.", "Choose one list only.")
    if chosen == ["--documents"]:
        known = documents.ALL
        return _print(request, [shapes.document_shape(k) for k in known], [x for k in known for x in document_lines(k)])
    if chosen == ["--types"]:
        rows = [shapes.type_shape(each) for each in papertypes.ALL]
        return _print(request, rows, table(rows, ("name", "abbreviation", "system", "group", "provenance")))
    if chosen == ["--days"]:
        return _list_days(request)
    picked = _picked(request.words)
    shape = [shapes.rule_shape(rule) for rule in picked]
    return _print(request, shape, [line for rule in picked for line in rule_lines(rule, request.lang)])


def _picked(words: tuple[str, ...]) -> list[Rule]:
    """All rules, or those of the named groups (`publish`) and keys (`publish.start`)."""
    picked: list[Rule] = [] if words else list(rules.ALL)
    for word in words:
        group = [rule for rule in rules.ALL if rule.key.partition(".")[0] == word.lower()]
        picked += group or [rules.get(word)]
    return list(dict.fromkeys(picked))


def _list_days(request: Request) -> int:
    text = request.options["--days"]
    if not re.fullmatch(r"\d{4}", text, re.ASCII):
        raise WrongUse(f"--days {text!r}: ghi một năm, ví dụ 2026.", f"--days {text!r}: give a year, such as 2026.")
    year = int(text)
    if year not in STATE_OFFICES.years:
        raise CalendarTooShort(date(max(year, 1), 1, 1), STATE_OFFICES.years)
    rows = shapes.day_shapes(STATE_OFFICES, year)
    return _print(request, rows, table(rows, ("day", "works", "name", "paper", "confirmed")))


def _due(request: Request) -> int:
    rule = rules.get(_one(request, "khóa quy tắc", "key of a rule"))
    answer = due(rule, _day(request, "--from"))
    return _print(request, shapes.due_shape(answer, rule.title), due_lines(answer, request.lang))


def _passes(request: Request) -> int:
    matter = _one(request, "việc (BQ1…BQ6)", "matter (BQ1…BQ6)")
    yes, of = _number(request, "--yes"), _number(request, "--of")
    day = _day(request, "--on") if "--on" in request.options else _this_day()
    scope: Any = request.options.get("--scope", "thon")
    answer = passes(matter, yes, of, day, scope)
    return _print(request, shapes.passes_shape(answer, day), passes_lines(answer, request.lang))


def _this_day() -> date:
    """The day in Vietnam, whose clocks never change."""
    return datetime.fromtimestamp(time.time(), VIETNAM).date()


COMMANDS: dict[str, Callable[[Request], int]] = {"list": _list, "due": _due, "passes": _passes}
