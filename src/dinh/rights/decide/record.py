"""The public record of a counted voting: what anyone needs to count it again with `recount`, and nothing of anyone.

In an open voting each receipt stands beside nothing but itself, and each answer is a ballot line, as in a secret one:
the community knows who raised a hand, the web need not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dinh.rights.decide.counting import SPOILED, UNUSED, Count
from dinh.rights.decide.recount import FIRST, seal


@dataclass(frozen=True, slots=True)
class Facts:
    """The head of a record. `options` maps keys to the words people chose from."""

    commune: str
    group: str
    matter: str
    reference: str
    form: str
    secret: bool
    question: str
    options: Mapping[str, str]
    seats: int
    opened: str
    closed: str
    roll: str
    salt: str


def write(
    facts: Facts,
    count: Count,
    *,
    receipts: Iterable[str],
    ballots: Iterable[tuple[str, list[str]]],
    tallies: Mapping[str, int],
) -> tuple[str, str]:
    """The record's text and its last seal. `ballots` are (mark, option keys); `tallies` what was counted by hand."""
    lines: list[str] = [
        f"commune {facts.commune}", f"group {facts.group}", f"matter {facts.matter}", f"reference {facts.reference}",
        f"form {facts.form}", f"secret {'yes' if facts.secret else 'no'}", f"question {_flat(facts.question)}",
        *(f"option.{key} {_flat(label)}" for key, label in facts.options.items()),
        f"seats {facts.seats}", f"opened {facts.opened}", f"closed {facts.closed}", f"roll {facts.roll}",
        f"salt {facts.salt}", f"households {count.total}", f"present {count.present}",
    ]  # fmt: skip
    lines += [f"receipt {each}" for each in sorted(receipts)]
    lines += [f"ballot {mark} {','.join(answer)}" for mark, answer in sorted(ballots)]
    lines += [f"tally {key} {number}" for key, number in sorted(tallies.items()) if number]
    lines += [f"total {key} {count.votes.get(key, 0)}" for key in facts.options]
    lines += [f"total {SPOILED} {count.spoiled}", f"total {UNUSED} {count.unused}"]
    sealed, previous = [], FIRST
    for line in lines:
        previous = seal(previous, line)
        sealed.append(f"{previous} {line}")
    return "\n".join(sealed) + "\n", previous


def mark(salt: str, receipt: str) -> str:
    """An open vote's ballot mark: made from its receipt's hash, so that it is the same whenever asked, and sorted as if
    at random."""
    return hashlib.sha256(f"{salt}:ballot:{receipt}".encode()).hexdigest()[:24]


def _flat(text: str) -> str:
    return " ".join(text.split())
