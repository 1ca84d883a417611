"""The clocks after a count: sending the decision, recognising it. Each is a `Due` with its steps and article."""

from __future__ import annotations

from datetime import date

from dinh.law.due import Due, due
from dinh.law.matters import FRONT, Effect
from dinh.rights.decide.models import Matter, Round, Sending
from dinh.rights.decide.queries import votings


def send_term(round: Round) -> Due:
    """The last day to send the decision to the UBND and the Front (khoản 3 Điều 20)."""
    return due("decide.send", votings.day_of(round))


def recognise_rule(matter: Matter) -> str:
    """Decrees repeat the law's five working days for elections and conventions, each from its own start."""
    if matter.code == "BQ3":
        return "convention.recognise"
    return "elect.recognise" if matter.code == "BQ4" and matter.deed == Matter.Deed.ELECT else "decide.recognise"


def recognise_term(matter: Matter, received: date) -> Due:
    """The last day to recognise or to refuse in writing (khoản 2 Điều 21)."""
    return due(recognise_rule(matter), received)


def recogniser_of(matter: Matter) -> str:
    """Where the decision must arrive for recognition: a `Sending.To`."""
    return Sending.To.FRONT if matter.kind.recogniser == FRONT else Sending.To.COMMITTEE


def effect_of(matter: Matter) -> Effect:
    """When the law has a passed decision on this matter begin to bind."""
    if matter.scope == Matter.Scope.COMMUNE and matter.kind.commune_effect:
        return matter.kind.commune_effect
    return matter.kind.effect
