"""The answers to what a service asks: `attribute[code]=…`, or `attribute[code][]=…` as some clients send it."""

from __future__ import annotations

import re

from django.http import QueryDict
from django.utils.translation import gettext as _

from dinh.rights.petitions.asks import Ask, parse
from dinh.rights.petitions.models import Service
from dinh.rights.petitions.open311.speech import clean

LONGEST = 500  # characters of an answer
_ATTRIBUTE = re.compile(r"attribute\[([^\[\]]{1,60})\](\[\])?")


def asks_of(service: Service) -> list[Ask]:
    return parse(service.questions.lines) if hasattr(service, "questions") else []


def answers_to(service: Service, data: QueryDict, wrong: list[str]) -> list[str]:
    """`question: answer` for each answered question of the service; what is wrong goes onto `wrong`."""
    asks, given = asks_of(service), _given(data)
    for code in given.keys() - {ask.code for ask in asks}:
        wrong.append(_("attribute[%(code)s]: lĩnh vực này không hỏi điều ấy.") % {"code": clean(code)})
    return [told for ask in asks if (told := _told(ask, given.get(ask.code, []), wrong))]


def _given(data: QueryDict) -> dict[str, list[str]]:
    """What was filled in, by code."""
    given: dict[str, list[str]] = {}
    for name, values in data.lists():
        if found := _ATTRIBUTE.fullmatch(name):
            filled = [value for value in (" ".join(clean(each).split()) for each in values) if value]
            given.setdefault(found[1], []).extend(filled)
    return given


def _told(ask: Ask, answers: list[str], wrong: list[str]) -> str:
    if not answers:
        if ask.needed:
            wrong.append(_("attribute[%(code)s]: phải trả lời “%(words)s”.") % {"code": ask.code, "words": ask.words})
        return ""
    said = ask.said(answers[0])
    if said is None or len(answers) > 1:
        choices = ", ".join(code for code, _words in ask.choices) or _("chữ bất kỳ")
        words = _("attribute[%(code)s]: một câu trả lời, trong: %(choices)s.")
        wrong.append(words % {"code": ask.code, "choices": choices})
        return ""
    if len(said) > LONGEST:
        words = _("attribute[%(code)s]: nhiều nhất %(most)d ký tự.")
        wrong.append(words % {"code": ask.code, "most": LONGEST})
        return ""
    return f"{ask.words} {said}" if ask.words.endswith("?") else f"{ask.words}: {said}"
