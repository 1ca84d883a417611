"""Letters of an old book come in with their numbers and their outcome, and go out again.

They are over: no clock runs, nobody is told, nothing is public, no PIN opens them. How a matter went is told by its
steps; the day by which it should have been answered is kept only where both its days and the law of that day are known,
and only then does it count among those answered in time. Whether its sender was content no book says: it counts among
those received, not among those ended.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django.db.models import Max, Min, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, match_body
from dinh.ground.clock import now, today
from dinh.ground.fold import fold
from dinh.ground.fold import words as folded_words
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.past.kinds import Bringing
from dinh.ground.past.queries import run_of
from dinh.ground.refs import new_ref
from dinh.rights.petitions import permissions
from dinh.rights.petitions.actions.receiving import title_of
from dinh.rights.petitions.course import Course, Passed
from dinh.rights.petitions.models import Asking, Book, Kind, Letter, Petition, Sender, Step
from dinh.rights.petitions.past_judging import kind_of
from dinh.rights.petitions.queries.courses import days_of

Given = Mapping[str, Any]
State = Petition.State
# What the books write of an outcome, folded: how the matter ended. What is none of these was answered.
ENDED = (
    (("khong thu li", "tra lai don", "tu choi"), State.REFUSED, "refuse"),
    (("chuien den", "chuien co quan", "chuien don", "chuien toi", "huong dan"), State.FORWARDED, "forward"),
    (("luu don", "xep luu"), State.FILED, "file"),
    (("rut don", "rut khieu nai"), State.WITHDRAWN, "withdraw"),
)  # fmt: skip


def ending_of(answer: str) -> tuple[str, str]:
    """(state, kind of step) that the book's words on the outcome mean.

    >>> ending_of("Trả lại đơn do không đủ điều kiện")[1], ending_of("Chuyển đơn đến Công an phường")[1]
    ('refuse', 'forward')
    >>> ending_of("Đã nạo vét cống")[1], ending_of("Công dân rút đơn")[1]
    ('answer', 'withdraw')
    """
    said = " ".join(folded_words(answer))
    for names, state, step in ENDED:
        if any(name in said for name in names):
            return str(state), step
    return str(State.CLOSED), "answer"


@act
def bring_in_past(by: Actor, run: int, given: Given, known: Given, rows: Sequence[Bringing]) -> dict[int, int]:
    """Letters of the past, numbered as they were; one without a number gets the next of its year. Returns the letter of
    each row."""
    require(by, permissions.ENTER, by.commune)
    bodies = list(bodies_on(today()))
    book = str(given.get("former", "")).strip()
    letters = [_letter(by, run, given, book, row) for row in rows]
    _number(by, book, known, letters)
    letters = Letter.objects.bulk_create(letters)
    Sender.objects.bulk_create([
        Sender(commune=by.commune, letter=letter, name=row.values.get("name", ""),
               address=row.values.get("address", ""), phone=row.values.get("phone", ""),
               people=min(max(int(row.values.get("people") or 1), 1), 30_000))
        for letter, row in zip(letters, rows, strict=True)
    ])  # fmt: skip
    made = [_petition(by, run, given, letter, row, bodies) for letter, row in zip(letters, rows, strict=True)]
    petitions = Petition.objects.bulk_create([petition for petition, _steps in made])
    Asking.objects.bulk_create([
        Asking(commune=by.commune, letter=letter, petition=petition)
        for letter, petition in zip(letters, petitions, strict=True)
    ])  # fmt: skip
    steps = []
    for petition, (_same, mine) in zip(petitions, made, strict=True):
        for step in mine:
            step.petition = petition
            steps.append(step)
    Step.objects.bulk_create(steps)
    record(by, "petitions.bring_in_past", run_of(run), after={
        "letters": len(letters), "years": sorted({letter.year for letter in letters}), "book": book,
    })  # fmt: skip
    return {row.pk: letter.pk for row, letter in zip(rows, letters, strict=True)}


def _letter(by: Actor, run: int, given: Given, book: str, row: Bringing) -> Letter:
    received = row.values["received"]
    return Letter(
        commune=by.commune, ref=new_ref("DT"), key=f"past:{run}:{row.pk}", pin_hash="", year=received.year,
        number=int(row.values.get("number") or 0), channel=given["channel"], received_on=received,
        received_at=timezone.make_aware(datetime.combine(received, time())), words=str(row.values["words"]),
        anonymous=not row.values.get("name"), book=book, past_id=run,
    )  # fmt: skip


def _number(by: Actor, book: str, known: Given, letters: Sequence[Letter]) -> None:
    """Raise the year's book to the highest number that the whole file has of that year; number the others after it. The
    book of a former commune has no counter: it gives no more numbers."""
    tops = {int(year): int(top) for year, top in known.get("tops", {}).items()}
    for year in sorted({letter.year for letter in letters}):
        mine = [letter for letter in letters if letter.year == year]
        if book:
            kept = Letter.objects.filter(book=book, year=year).aggregate(last=Max("number"))["last"] or 0
            counter = None
        else:
            Book.objects.get_or_create(commune=by.commune, year=year)
            counter = Book.objects.select_for_update().get(year=year)
            kept = counter.last
        last = max([kept, tops.get(year, 0), *(letter.number for letter in mine)])
        for letter in mine:
            if not letter.number:
                last += 1
                letter.number = last
        if counter is not None:
            counter.last = last
            counter.save(update_fields=["last"])


def _petition(
    by: Actor, run: int, given: Given, letter: Letter, row: Bringing, bodies: list[Body]
) -> tuple[Petition, list[Step]]:  # fmt: skip
    values = row.values
    answer, outcome = str(values.get("answer", "")), values.get("outcome")
    state, step = ending_of(answer)
    petition = Petition(
        commune=by.commune, ref=new_ref("PA"), kind=kind_of(str(values.get("kind", "")), given["kind"]), state=state,
        received_on=letter.received_on, title=title_of(letter.words)[:200], past_id=run,
        body=match_body(str(values.get("body", "")), bodies) if values.get("body") else None,
        answered_on=outcome if step == "answer" else None,
    )  # fmt: skip
    petition.folded = fold(petition.title)
    steps = [_step(by, "received", letter.received_on, "")]
    if outcome:
        kind = "decide" if step == "answer" and petition.kind == Kind.COMPLAINT else step
        steps.append(_step(by, kind, outcome, answer, paper=str(values.get("paper", ""))[:60]))
    told = _("Đưa vào từ sổ cũ: %(where)s.") % {"where": row.where}
    if answer and not outcome:
        told = f"{told} {_('Sổ ghi kết quả: %(answer)s') % {'answer': answer}}"
    steps.append(_step(by, "past", today(), told, inside=True))
    passed = tuple(Passed(one.kind, one.on) for one in steps)
    for name, day in days_of(petition, Course(petition.kind, state, letter.received_on, passed)).items():
        setattr(petition, name, day)
    return petition, steps


def _step(by: Actor, kind: str, on: Any, words: str, **more: Any) -> Step:
    post = by.post
    who = f"{post.title}, {post.body.name}" if post else by.label
    return Step(commune=by.commune, kind=kind, on=on, at=now(), by=who[:300], words=words, **more)


@act
def take_back_past(by: Actor, run: int, keys: Sequence[int]) -> None:
    """These letters of a run and their matters were never there. Raises Refused when the book has given a number since,
    or another matter leans on one of them."""
    require(by, permissions.ENTER, by.commune)
    _lower_books(run)
    for begin in range(0, len(keys), 500):
        letters = Letter.objects.filter(past_id=run, pk__in=keys[begin : begin + 500])
        petitions = list(Asking.objects.filter(letter__in=letters).values_list("petition", flat=True))
        try:
            letters.delete()
            Petition.objects.filter(past_id=run, pk__in=petitions).delete()
        except ProtectedError as error:
            held = next(iter(error.protected_objects))
            raise Refused(
                _("Không hoàn tác được: %(thing)s đang dựa vào đơn của lần nhập.") % {"thing": held}
            ) from error
    record(by, "petitions.take_back_past", run_of(run), after={"letters": len(keys)})


def _lower_books(run: int) -> None:
    """A counter that the run raised goes back to the highest number that stays; one that stood higher stays."""
    mine = Letter.objects.filter(past_id=run, book="").order_by().values_list("year")
    for year, top, first in mine.annotate(Max("number"), Min("pk")):
        counter = Book.objects.select_for_update().get(year=year)
        others = Letter.objects.filter(year=year, book="").exclude(past_id=run)
        if (others.filter(pk__lt=first).aggregate(last=Max("number"))["last"] or 0) > top:
            continue
        if later := others.filter(number__gt=top).order_by("-number").first():
            said = _("Không hoàn tác được: sổ đã cấp số tiếp theo cho %(letter)s sau lần nhập này.")
            raise Refused(said % {"letter": later})
        counter.last = others.aggregate(last=Max("number"))["last"] or 0
        counter.save(update_fields=["last"])
