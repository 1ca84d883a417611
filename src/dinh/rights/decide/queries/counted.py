"""What has been counted so far by two people, and where they still differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dinh.rights.decide import boxes
from dinh.rights.decide.counting import SPOILED, UNUSED, add_up
from dinh.rights.decide.models import Box, Cast, Reading, Round, Slip, Tally


@dataclass(frozen=True, slots=True)
class Part:
    """A part counted by hand. `agreed` when two people have the same numbers; `by` are those who counted it."""

    name: str
    agreed: Mapping[str, int] | None
    by: tuple[str, ...]
    last: tuple[Mapping[str, int], ...]


def parts(round: Round) -> list[Part]:
    """Each part that somebody counted, or has to: a meeting's clusters or the whole meeting, the bundles of a secret
    ballot or its whole box."""
    tallies: dict[str, dict[int, Tally]] = {}
    if round.form == Round.Form.MEETING:
        names = list(round.clusters.order_by("pk").values_list("name", flat=True))
        tallies.update({name: {} for name in names or [""]})
    elif round.secret and round.casts.filter(channel=Cast.Channel.SLIP).exists():
        names = list(round.bundles.order_by("pk").values_list("name", flat=True))
        tallies.update({name: {} for name in names or [""]})
    for each in Tally.objects.filter(round=round).order_by("pk"):
        tallies.setdefault(each.part, {})[each.by_id] = each
    return [_part(name, list(last.values())) for name, last in tallies.items()]


def _part(name: str, last: list[Tally]) -> Part:
    numbers = [each.numbers for each in last]
    same = next((one for at, one in enumerate(numbers) if one in numbers[at + 1 :]), None)
    return Part(name, same, tuple(each.label for each in last), tuple(numbers))


@dataclass(frozen=True, slots=True)
class Slips:
    """Returned slips of an open voting as two people read them. `votes` by option; `unread` have fewer than two
    readings, `differ` have no two that agree."""

    votes: Mapping[str, int]
    spoiled: int
    answers: tuple[tuple[int, tuple[str, ...]], ...]
    unread: tuple[Slip, ...] = field(default=())
    differ: tuple[Slip, ...] = field(default=())


def slips(round: Round) -> Slips:
    """Two queries, whatever the number of slips."""
    returned = Slip.objects.filter(round=round, ended="", returned_at__isnull=False).order_by("serial")
    last: dict[int, dict[int, Reading]] = {}
    for each in Reading.objects.filter(slip__round=round, slip__ended="").order_by("pk"):
        last.setdefault(each.slip_id, {})[each.by_id] = each
    votes: list[dict[str, int]] = []
    answers: list[tuple[int, tuple[str, ...]]] = []
    spoiled = 0
    unread: list[Slip] = []
    differ: list[Slip] = []
    for slip in returned:
        readings = list(last.get(slip.pk, {}).values())
        said = [(tuple(each.answer), each.spoiled) for each in readings]
        same = next((one for at, one in enumerate(said) if one in said[at + 1 :]), None)
        if same is None:
            (unread if len(readings) < 2 else differ).append(slip)
        elif same[1]:
            spoiled += 1
        else:
            votes.append(dict.fromkeys(same[0], 1))
            answers.append((slip.entry_id, same[0]))
    return Slips(add_up(votes), spoiled, tuple(answers), tuple(unread), tuple(differ))


def electronic(round: Round) -> boxes.Answers:
    """Answers given on the web to a voting that is over: those of a secret voting out of its boxes."""
    if round.secret:
        found = Box.objects.filter(round=round).order_by("number")
        return [
            answer for box in found
            for answer in boxes.opened(box.sealed, boxes.about(round.commune_id, round.pk, box.number))
        ]  # fmt: skip
    casts = Cast.objects.filter(round=round, channel=Cast.Channel.WEB).values_list("receipt", "answer")
    return [(receipt, list(answer)) for receipt, answer in casts]


def votes_of(answers: Iterable[Any]) -> dict[str, int]:
    return add_up(dict.fromkeys(answer, 1) for _mark, answer in answers)


def without_papers(numbers: Mapping[str, int]) -> tuple[dict[str, int], int, int]:
    """A hand tally as votes by option, papers that do not count, papers nobody marked."""
    votes = {key: number for key, number in numbers.items() if key not in (SPOILED, UNUSED)}
    return votes, numbers.get(SPOILED, 0), numbers.get(UNUSED, 0)
