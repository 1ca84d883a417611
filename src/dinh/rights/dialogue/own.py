"""What of this room people find again as their own (`ground.owned`): registrations to be received, questions sent
before a session. Who denounces stands nowhere here; who registered for a complaint is asked for the receipt's code."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.alerts.sealing import digest
from dinh.ground.http import Request
from dinh.ground.owned import Address, Kind, Matter, own_kind, recalled_since, sent_with
from dinh.ground.room import Tone
from dinh.rights.dialogue import actions
from dinh.rights.dialogue.models import Question, Visit

VISITS, QUESTIONS = "visits", "questions"


def visits_of(address: Address, ref: str) -> Iterator[Matter]:
    rows = Visit.objects.exclude(kind=Visit.DENUNCIATION)
    rows = rows.filter(ref=ref) if ref else rows.filter(at__date__gte=recalled_since())
    for visit in Visit.objects.filter(pk__in=sent_with(address, rows)).select_related("reception__receiver"):
        reception = visit.reception
        when = f"{reception.starts:%H:%M} {reception.day:%d/%m/%Y}"
        comes = visit.state == Visit.State.REGISTERED
        yield Matter(
            ref=visit.ref, receipt=visit.ref, title=f"{reception.receiver.title}, {when}",
            state=visit.get_state_display(), tone="info" if comes else "ok", day=visit.at.date(),
            url=reverse("dialogue:own_visit", args=[visit.ref]), slip=comes, detail=reception.place,
            sensitive=visit.kind == "complaint",
        )  # fmt: skip


def renew_visit(request: Request, ref: str, key: str) -> HttpResponse:
    """A new slip for a registration that this browser may see."""
    from dinh.rights.dialogue.views.registering import registered_page  # the pages ask this module who may open them

    visit = Visit.objects.select_related("reception__receiver").get(ref=ref)
    made = actions.renew_slip(by=request.actor, visit=visit, key=key)
    return registered_page(request, made.visit, made.pin, renewed=True)


def name_of(question: Question) -> str:
    """Names a question in addresses of pages: its own code opens it for whoever has it, and stays out of logs."""
    return digest("own.question", question.pk)[:20]


def questions_of(address: Address, ref: str) -> Iterator[Matter]:
    rows = Question.objects.all() if ref else Question.objects.filter(at__date__gte=recalled_since())
    for question in Question.objects.filter(pk__in=sent_with(address, rows)).select_related("dialogue"):
        name = name_of(question)
        if ref and ref not in (name, question.ref):
            continue
        words = " ".join(question.words.split())
        tones: dict[str, Tone] = {"held": "info", "accepted": "ok", "declined": "late"}
        yield Matter(
            ref=name, receipt=question.ref, title=words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0] + "…",
            state=question.get_state_display(), tone=tones[question.state], day=question.at.date(),
            url=reverse("dialogue:own_question", args=[name]),
            detail=_("gửi cho buổi %(topic)s") % {"topic": question.dialogue.topic},
        )  # fmt: skip


def question_named(address: Address, name: str) -> Question | None:
    rows = Question.objects.filter(pk__in=sent_with(address, Question.objects.all())).select_related("dialogue")
    return next((each for each in rows if name_of(each) == name), None)


own_kind(Kind(VISITS, gettext_lazy("Đăng ký gặp lãnh đạo, tiếp công dân"), 30, visits_of, renew=renew_visit))
own_kind(Kind(QUESTIONS, gettext_lazy("Câu hỏi gửi trước buổi đối thoại"), 40, questions_of))
