#!/usr/bin/env python3
"""Where to look next: a proposal from counted signs, with a part drawn by lot. Python's standard library alone.

    python3 lap-lich.py de-xuat.txt [DẤU]

The published file is text, one fact a line: `<seal> <kind> <what>`. Each seal is SHA-256 of the seal before it and the
line, so a line that was altered, added or taken out breaks the chain exactly there, and is named. DẤU is the last seal
as it stands on the page of the proposal: with it, a file that was made up whole is found out too.

How the places are given, in whole numbers only, so that everyone gets the same to the last digit:
1. who was not visited for `longest` months or more comes in first, all of them, even beyond the places there are;
2. of the places left, `part`/`whole` (rounded up) are kept for the lot;
3. the others go to the highest scores above 0, a score being the sum over the signs of weight × min(count, cap);
4. the lot: everyone still out has the same chance; first comes the smallest SHA-256 of seed and key.
Equal scores are told apart by the same lot. The seed is SHA-256 of commune, period and the text written down before.

Exit 0: the file holds and gives the proposal it states; 1: something is wrong, said on the screen; 2: wrong use.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

FIRST = "0" * 64
UNVISITED, SIGNS, LOT = "unvisited", "signs", "lot"


@dataclass(frozen=True, slots=True)
class Factor:
    """A sign that is counted; `weight` points each, at most `cap` of them."""

    key: str
    weight: int
    cap: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be looked at: how often each sign was counted, and whole months since anyone visited it."""

    key: str
    name: str
    unvisited: int
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """`places` to give; `part`/`whole` of what is left after the unvisited goes to the lot; `longest` in months."""

    places: int
    part: int
    whole: int
    longest: int
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """One proposed body: why (`unvisited`, `signs`, `lot`) and its score."""

    key: str
    why: str
    score: int


def seed_of(commune: str, period: str, text: str) -> str:
    return hashlib.sha256(f"{commune}\n{period}\n{text}".encode()).hexdigest()


def lot(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed}\n{key}".encode()).hexdigest()


def score(candidate: Candidate, factors: Iterable[Factor]) -> int:
    return sum(each.weight * min(candidate.counts.get(each.key, 0), each.cap) for each in factors)


def propose(candidates: Sequence[Candidate], rules: Rules, seed: str) -> list[Pick]:
    """Whom to look at, in the order of the rules above; nobody twice, whatever the order of `candidates`."""
    scores = {each.key: score(each, rules.factors) for each in candidates}
    draws = {each.key: lot(seed, each.key) for each in candidates}
    best = sorted(scores, key=lambda key: (-scores[key], draws[key]))
    months = {each.key: each.unvisited for each in candidates}
    forced = sorted((key for key in best if months[key] >= rules.longest), key=lambda key: -months[key])
    left = max(rules.places - len(forced), 0)
    drawn = -(-left * rules.part // rules.whole)
    taken = set(forced)
    signed = [key for key in best if key not in taken and scores[key] > 0][: left - drawn]
    taken.update(signed)
    lucky = sorted((key for key in scores if key not in taken), key=draws.__getitem__)[: left - len(signed)]
    named = [*((key, UNVISITED) for key in forced), *((key, SIGNS) for key in signed), *((key, LOT) for key in lucky)]
    return [Pick(key, why, scores[key]) for key, why in named]


def seal(previous: str, line: str) -> str:
    return hashlib.sha256(f"{previous}\n{line}".encode()).hexdigest()


def write(
    about: Mapping[str, str], rules: Rules, candidates: Iterable[Candidate], picks: Iterable[Pick]
) -> tuple[str, str]:  # fmt: skip
    """The file to publish and its last seal. `about` holds `commune`, `period`, `text`, and what else one asks."""
    lines = [f"{key} {_flat(value)}" for key, value in about.items()]
    lines += [f"places {rules.places}", f"share {rules.part}/{rules.whole}", f"longest {rules.longest}"]
    lines += [f"factor {each.key} {each.weight} {each.cap}" for each in rules.factors]
    for one in sorted(candidates, key=lambda one: one.key):
        counts = " ".join(f"{each.key}={one.counts.get(each.key, 0)}" for each in rules.factors)
        lines.append(f"body {one.key} months={one.unvisited} {counts} | {_flat(one.name)}")
    lines += [f"pick {each.key} {each.why} {each.score}" for each in picks]
    sealed, previous = [], FIRST
    for line in lines:
        previous = seal(previous, line)
        sealed.append(f"{previous} {line}")
    return "\n".join(sealed) + "\n", previous


def check(text: str, head: str = "") -> tuple[list[str], list[tuple[Pick, str]]]:
    """Everything wrong with a file (empty when nothing is), and the proposal computed anew with the bodies' names."""
    wrong, lines = _opened(text, head)
    facts = {kind: rest for kind, rest in lines if kind not in ("factor", "body", "pick")}
    try:
        part, _, whole = facts["share"].partition("/")
        factors = tuple(_factor(rest) for kind, rest in lines if kind == "factor")
        rules = Rules(int(facts["places"]), int(part), int(whole), int(facts["longest"]), factors)
        candidates = [_candidate(rest) for kind, rest in lines if kind == "body"]
        stated = [Pick(key, why, int(points)) for key, why, points in (r.split() for k, r in lines if k == "pick")]
        seed = seed_of(facts["commune"], facts["period"], facts["text"])
        if rules.whole < 1 or not 0 <= rules.part <= rules.whole:
            raise ValueError(facts["share"])
    except (KeyError, ValueError) as error:
        return [*wrong, f"Tệp thiếu hoặc sai dòng: {error}"], []
    keys = [each.key for each in candidates]
    wrong += [f"Đơn vị {key} có hai dòng." for key in sorted({key for key in keys if keys.count(key) > 1})]
    anew = propose(candidates, rules, seed)
    wrong += _differences(stated, anew)
    names = {each.key: each.name for each in candidates}
    return wrong, [(pick, names[pick.key]) for pick in anew]


def _opened(text: str, head: str) -> tuple[list[str], list[tuple[str, str]]]:
    wrong: list[str] = []
    lines = []
    previous = FIRST
    for number, row in enumerate(text.splitlines(), start=1):
        given, _, line = row.partition(" ")
        if given != seal(previous, line) and not wrong:
            wrong.append(f"Dòng {number} đã bị sửa, thêm hoặc bớt ngay trước đó: {line}")
        previous = given
        kind, _, rest = line.partition(" ")
        lines.append((kind, rest))
    if head and previous != head.strip().lower():
        wrong.append("Dấu cuối của tệp khác với dấu ghi ở trang đề xuất: đây không phải tệp đã công bố.")
    return wrong, lines


def _differences(stated: list[Pick], anew: list[Pick]) -> list[str]:
    wrong = []
    for place in range(max(len(stated), len(anew))):
        said = stated[place] if place < len(stated) else None
        ours = anew[place] if place < len(anew) else None
        if said != ours:
            wrong.append(f"Chỗ thứ {place + 1}: ghi {_told(said)}, tính lại được {_told(ours)}.")
    return wrong


def _told(pick: Pick | None) -> str:
    return f"{pick.key} ({pick.why}, {pick.score} điểm)" if pick else "không có"


def _factor(rest: str) -> Factor:
    key, weight, cap = rest.split()
    return Factor(key, int(weight), int(cap))


def _candidate(rest: str) -> Candidate:
    given, _, name = rest.partition(" | ")
    key, *pairs = given.split()
    counts = {sign: int(count) for sign, _, count in (pair.partition("=") for pair in pairs)}
    return Candidate(key, name, counts.pop("months"), counts)


def _flat(text: str) -> str:
    return " ".join(text.split())


def main(arguments: list[str]) -> int:
    say = sys.stdout.write
    if not 1 <= len(arguments) <= 2:
        say(__doc__ or "")
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        wrong, picks = check(file.read(), *arguments[1:])
    for place, (pick, name) in enumerate(picks, start=1):
        say(f"{place}. {name}: {pick.why}, {pick.score}\n")
    for each in wrong:
        say(f"SAI: {each}\n")
    say("Tệp không khớp.\n" if wrong else "Tính lại khớp với đề xuất đã công bố.\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
