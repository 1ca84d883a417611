"""The demo ward under load: what its residents and officials need before, and what is there of theirs afterwards.

Each sending carries a mark (`số 4711`) that no other has, so that one kept twice shows whatever its keys say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

MARK = re.compile(r"nhà số (\d+) ")
VOTING = "TAI"


def words(mark: int) -> str:
    return f"Trước nhà số {mark} đường Bến Đá có ổ gà sâu, xe máy hay ngã khi trời mưa, mong phường cho người kiểm tra."


def prepare(households: int, matters: int) -> dict[str, Any]:
    """Run where Django stands: the demo year in a new database, and in it what `furnish` adds."""
    from django.core.management import call_command

    from dinh.house.demo import load_demo

    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    load_demo()
    return furnish(households, matters)


def furnish(households: int, matters: int) -> dict[str, Any]:
    """A voting with a slip for each of `households`, `matters` for officials to take and answer, an open consultation,
    a program with a key. Returns what the visitors must know."""
    from django_scopes import scope

    from dinh.ground.actor import Actor
    from dinh.ground.clock import today
    from dinh.ground.places.models import Commune
    from dinh.rights.consult.models import Consultation
    from dinh.rights.petitions import actions
    from dinh.rights.petitions.models import ApiClient, Service
    from dinh.rights.petitions.open311.clients import HINT, hashed, new_key

    commune, key = Commune.objects.get(here=True, host=None), new_key()
    with scope(commune=commune):
        ApiClient(
            commune=commune, name="Bench", contact="bench", key_hash=hashed(key), hint=key[:HINT], hourly=100_000,
            created_on=today(),
        ).save()  # fmt: skip
        by, refs = Actor(commune=commune), []
        for number in range(matters):
            sending = actions.Sending(key=f"before-{number}", kind="reflection", words=words(10_000_000 + number))
            made = actions.send(by=by, sending=sending).petition
            refs.append(made.ref if made else "")
        open_ones = Consultation.objects.filter(until__gte=today(), published_at__isnull=False, stopped_on=None)
        served = Service.objects.order_by("pk").first()
        return {
            "key": key, "service": served.code if served else "", "slips": _slips(commune, households), "matters": refs,
            "group": _group().code, "consultation": open_ones.values_list("ref", flat=True)[0],
        }  # fmt: skip


def _group() -> Any:
    from dinh.ground.places.models import ResidentialGroup

    return ResidentialGroup.objects.order_by("pk")[0]


def _slips(commune: Any, households: int) -> list[str]:
    from bench.material import voting

    from dinh.rights.decide import codes
    from dinh.rights.decide.models import Slip

    key = voting.voting(commune, _group(), VOTING, households, secret=True)
    return [codes.code_of(nonce) for nonce in Slip.objects.filter(round=key).values_list("nonce", flat=True)]


def count(told: dict[str, list[Any]]) -> dict[str, dict[str, Any]]:
    """Run where Django stands: of all that was acknowledged (`told`, by kind) what is missing and what is there twice,
    each counted anew in its own table; and whether the journal's chain holds."""
    from django_scopes import scope

    from dinh.ground.journal.models import Entry
    from dinh.ground.journal.queries import verify
    from dinh.ground.places.models import Commune
    from dinh.rights.consult.models import Opinion
    from dinh.rights.decide import codes
    from dinh.rights.decide.models import Cast, Round
    from dinh.rights.decide.queries import counted
    from dinh.rights.petitions.models import Letter, Step

    commune = Commune.objects.get(here=True, host=None)
    with scope(commune=commune):
        round = Round.objects.get(matter__ref=f"BQ-{VOTING}")
        casts = Cast.objects.filter(round=round).values_list("entry__slips__nonce", flat=True)
        cast = list(casts)
        made = Step.objects.filter(petition__ref__in={ref for _key, ref in told["act"]}, kind__in=("accept", "answer"))
        entries = Entry.objects.filter(what__in=("petitions.accept", "petitions.answer"))
        steps = Counter((kind, ref) for kind, ref in made.values_list("kind", "petition__ref"))
        journal = {
            (what.rpartition(".")[2], label.rpartition(" ")[2])
            for what, label in entries.values_list("what", "about_label")
        }
        missing = sum((kind, ref) not in journal for kind, ref in told["act"])
        return {
            "petition": _judged(told["petition"], _marks(Letter.objects.values_list("words", flat=True))),
            "opinion": _judged(told["opinion"], _marks(Opinion.objects.values_list("text", flat=True))),
            "ballot": {
                **_judged(told["ballot"], Counter(codes.code_of(nonce) for nonce in cast)),
                "answers_off": len(counted.electronic(round)) - len(cast),
            },
            "act": {**_judged([(kind, ref) for kind, ref in told["act"]], steps), "not_in_the_journal": missing},
            "journal": {"whole": not verify(commune)[1]},
        }


def _marks(texts: Iterable[str]) -> Counter[Any]:
    return Counter(int(found[1]) for text in texts if (found := MARK.search(text)))


def _judged(told: list[Any], there: Counter[Any]) -> dict[str, int]:
    return {
        "acknowledged": len(told), "there": sum(there.values()), "lost": sum(1 for each in told if not there[each]),
        "doubled": sum(times - 1 for times in there.values()),
    }  # fmt: skip
