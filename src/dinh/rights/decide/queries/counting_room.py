"""The counting room: which parts there are to count, what I counted, whether somebody else has; the numbers of others
only once two people have counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dinh.rights.decide.counting import SPOILED, UNUSED
from dinh.rights.decide.models import Bundle, Cast, Round, Tally
from dinh.rights.decide.queries.meeting import part_of, present_by_part


@dataclass(frozen=True, slots=True)
class Counted:
    """One person's last numbers of a part."""

    label: str
    numbers: Mapping[str, int]
    mine: bool


@dataclass(frozen=True, slots=True)
class Bench:
    """A part to count. `papers` is how many took part there (None: nobody knows yet); `open` when it may be counted;
    `counted` the last numbers of each person who has counted, mine alone until there are two; `agreed` when two are
    alike; `rows` each option with everybody's numbers and whether they differ."""

    name: str
    papers: int | None
    open: bool
    people: int
    counted: tuple[Counted, ...]
    agreed: bool
    rows: tuple[tuple[str, tuple[int, ...], bool], ...]

    @property
    def mine(self) -> Counted | None:
        return next((each for each in self.counted if each.mine), None)


def benches(round: Round, person: int) -> list[Bench]:
    """Every part to count by hand: a meeting's clusters or its whole; bundles of secret slips. None for open slips and
    answers given on the web, which are read and added up elsewhere."""
    last: dict[str, dict[int, Tally]] = {}
    for each in Tally.objects.filter(round=round).order_by("pk"):
        last.setdefault(each.part, {})[each.by_id] = each
    return [
        _bench(round, name, papers, is_open, last.get(name, {}), person)
        for name, papers, is_open in _parts(round, list(last))
    ]


def bench_of(round: Round, person: int, name: str) -> Bench | None:
    return next((each for each in benches(round, person) if each.name == name), None)


def labels(round: Round) -> dict[str, str]:
    """Every key of a tally in words, in the order people read them."""
    if not round.secret:
        return {**round.option_labels, UNUSED: "Không biểu quyết"}
    return {**round.option_labels, SPOILED: "Phiếu không hợp lệ", UNUSED: "Phiếu trắng, không nộp"}


def _parts(round: Round, tallied: list[str]) -> list[tuple[str, int | None, bool]]:
    closed = round.state == Round.State.CLOSED
    if round.form == Round.Form.MEETING:
        present = present_by_part(round)
        names = list(round.clusters.order_by("pk").values_list("name", flat=True)) or [""]
        return [(name, present.get(name, 0), closed or _voted(round, name)) for name in names]
    bundles: list[tuple[str, int | None, bool]] = [
        (each.name, each.papers, closed) for each in Bundle.objects.filter(round=round)
    ]
    known = {name for name, _papers, _open in bundles}
    bundles += [(name, None, closed) for name in tallied if name not in known]
    if bundles or not round.secret:
        return bundles
    slips = round.casts.filter(channel=Cast.Channel.SLIP).count()
    return [("", slips, closed)] if slips else []


def _voted(round: Round, name: str) -> bool:
    here = part_of(round, name)
    return bool(here and here.voted)


def _bench(round: Round, name: str, papers: int | None, is_open: bool, last: Mapping[int, Tally], person: int) -> Bench:
    both = len(last) > 1
    numbers = [each.numbers for each in last.values()]
    agreed = any(one in numbers[at + 1 :] for at, one in enumerate(numbers))
    seen = [Counted(each.label, each.numbers, pk == person) for pk, each in last.items() if both or pk == person]
    rows = tuple(
        (label, values, len(set(values)) > 1)
        for key, label in labels(round).items()
        if (values := tuple(each.numbers.get(key, 0) for each in seen))
    )
    return Bench(name, papers, is_open, len(last), tuple(seen), agreed, rows)
