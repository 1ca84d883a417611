"""Words of this room that several of its doors say."""

from __future__ import annotations

from dinh.rights.consult.models import FORMS, WITH_THOSE_AFFECTED, Consultation


def dialogue_cite() -> str:
    """Where the law wants a dialogue with those who must carry a decision out."""
    return str(FORMS[WITH_THOSE_AFFECTED].cite)


def form_titles(consultation: Consultation) -> list[tuple[str, str]]:
    """(letter, title) of the forms chosen, in the order of khoản 1 Điều 26."""
    return [(code, one.title) for code, one in FORMS.items() if code in consultation.forms]
