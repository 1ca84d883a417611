"""A voting with many households, and clients that vote in it side by side, each with a connection of its own."""

from __future__ import annotations

import os
import random
import secrets
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

WARM = 3  # votes of each client before the clock starts


def prepare(votings: Sequence[tuple[str, int, bool]]) -> dict[str, int]:
    """Run where Django stands: a commune with one open online voting for each (name, households, secret). Returns the
    votings' keys by name."""
    from django.core.management import call_command
    from django_scopes import scope

    from dinh.ground.places.models import Commune, Province, ResidentialGroup

    call_command("migrate", verbosity=0, skip_checks=True)
    province = Province.objects.create(name="Lam Giang", code="90")
    commune = Commune.objects.create(province=province, name="Đình Minh", kind="phuong", code="C0")
    with scope(commune=commune):
        group = ResidentialGroup(commune=commune, code="to-1", name="1", valid_from=date(2025, 7, 1))
        group.save()
        return {name: voting(commune, group, name, count, secret) for name, count, secret in votings}


def voting(commune: Any, group: Any, name: str, count: int, secret: bool) -> int:
    """An open online voting in which so many households have a slip; returns its key."""
    from dinh.ground.clock import now
    from dinh.ground.households.models import Household
    from dinh.rights.decide import boxes, codes
    from dinh.rights.decide.models import Box, Matter, RollEntry, Round, Slip

    day = date(2026, 5, 4)
    matter = Matter(
        commune=commune, ref=f"BQ-{name}"[:12], code="BQ6", group=group, title=name, content=name, proposer="head",
        proposed_by="Bench", proposed_on=day, tabled_on=day, state=Matter.State.TABLED,
    )  # fmt: skip
    matter.save()
    round = Round(
        commune=commune, matter=matter, group=group, form="online", web=True, secret=secret, question=name,
        options=[{"key": "yes", "label": "Đồng ý"}, {"key": "no", "label": "Không đồng ý"}], state=Round.State.OPEN,
        opens_at=now() - timedelta(hours=1), closes_at=now() + timedelta(hours=5), total=count,
        salt=secrets.token_hex(16),
    )  # fmt: skip
    round.save()
    households = Household.objects.bulk_create(
        Household(commune=commune, number=f"{name}{n}", order=f"{n:06d}", valid_from=day) for n in range(count)
    )  # fmt: skip
    RollEntry.objects.bulk_create(
        RollEntry(
            commune=commune, round=round, matter=matter, stage=1, household=each, number=each.number,
            representative="Hộ", address="",
        )
        for each in households
    )  # fmt: skip
    slips = []
    for serial, entry in enumerate(RollEntry.objects.filter(round=round).order_by("pk"), start=1):
        nonce = codes.new_nonce()
        code = codes.keyed(codes.code_of(nonce))
        slips.append(Slip(commune=commune, round=round, entry=entry, serial=serial, nonce=nonce, code=code))
    Slip.objects.bulk_create(slips, batch_size=500)
    if secret:
        for number in range(boxes.box_count(count)):
            sealed = boxes.sealed([], boxes.about(commune.pk, round.pk, number))
            Box(commune=commune, round=round, number=number, sealed=sealed).save()
    return int(round.pk)


def cast(round: int, ids: Sequence[int], told: Callable[[int, float], None]) -> None:
    """Vote for these entries one after another; a vote the database broke off is sent again until it is answered."""
    from django.db import InterfaceError, OperationalError, connection
    from django_scopes import scope

    from dinh.ground.actor import Actor
    from dinh.ground.places.models import Commune
    from dinh.rights.decide import actions
    from dinh.rights.decide.models import Slip

    visitor = Actor(commune=Commune.objects.get())
    with scope(commune=visitor.commune):
        slips = {slip.entry_id: slip for slip in Slip.objects.filter(round=round)}
        for pk in ids:
            began = time.perf_counter()
            while True:
                try:
                    with suppress(actions.AlreadyVoted):
                        actions.vote_with_code(by=visitor, slip=slips[pk], answer=["yes"] if pk % 3 else ["no"])
                    break
                except (OperationalError, InterfaceError) as error:
                    if "locked" in str(error):
                        raise
                    connection.close()
                    time.sleep(0.05)
            told(pk, time.perf_counter() - began)


def bare(_round: int, ids: Sequence[int], told: Callable[[int, float], None]) -> None:
    """The baseline: one row and its entry in the hash-chained journal, nothing else."""
    from django.db import connection

    from dinh.ground.act import act
    from dinh.ground.actor import Actor
    from dinh.ground.journal.actions import record
    from dinh.ground.places.models import Commune

    commune = Commune.objects.get()
    visitor = Actor(commune=commune)

    @act
    def insert(number: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_bare (number) VALUES (%s)", [number])
        record(visitor, "bench.bare", commune, after={"number": number})

    for pk in ids:
        began = time.perf_counter()
        insert(pk)
        told(pk, time.perf_counter() - began)


def side_by_side(
    work: Callable[..., None], round: int, ids: Sequence[int], clients: int, folder: Path
) -> tuple[list[int], Path]:
    """Start so many clients that share the entries, each a process with a connection of its own: threads would wait for
    one another's interpreter, not for the votes. The clock starts when all have done WARM votes. Gives the processes'
    pids and the file where each answered vote leaves a line `entry seconds` before the next is sent."""
    from django.db import connections

    connections.close_all()
    told, shuffled = folder / "told", random.Random(1).sample(list(ids), len(ids))
    told.write_bytes(b"")
    (ready, say_ready), (go, say_go) = os.pipe(), os.pipe()
    pids = []
    for number in range(clients):
        pid = os.fork()
        if pid:
            pids.append(pid)
            continue
        os.close(say_go)
        _client(work, round, shuffled[number::clients], told, say_ready, go)
    os.close(say_ready)
    for _pid in pids:
        os.read(ready, 1)
    os.close(say_go)
    return pids, told


def _client(work: Callable[..., None], round: int, ids: Sequence[int], told: Path, say_ready: int, go: int) -> None:
    """A process's whole life."""
    from django_scopes import scopes_disabled

    line = os.open(told, os.O_WRONLY | os.O_APPEND)
    try:
        with scopes_disabled():
            work(round, ids[:WARM], lambda _pk, _seconds: None)
            os.write(say_ready, b".")
            os.read(go, 1)  # the other end is closed when all are ready
            work(round, ids[WARM:], lambda pk, seconds: os.write(line, f"{pk} {seconds:.6f}\n".encode()))
    except Exception as error:  # noqa: BLE001  a process of its own: it says what went wrong and ends
        sys.stderr.write(f"{error!r}\n")
        os._exit(1)
    os._exit(0)


def wait(pids: Sequence[int]) -> int:
    """How many of them failed."""
    return sum(1 for pid in pids if os.waitpid(pid, 0)[1] != 0)
