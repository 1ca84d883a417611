"""When a list of persons may come off the page: its term is over at every place, and nothing is owed any more."""

from __future__ import annotations

from datetime import date

from dinh.law.due import Due
from dinh.law.publicity import Channel
from dinh.rights.publish.models import Publication, Version
from dinh.rights.publish.queries.standing import standings


def list_term_over(publication: Publication, today: date) -> Due | None:
    """The longest term of posting, once it is over everywhere; None for what is no list of persons, or still owed.

    A list stays on the page until each of its postings has had its full term: taking it down where one place began late
    would leave those people less than the law gives them (khoản 2 Điều 13). Only what the web copy waits for counts:
    postings, not broadcasts or messages.
    """
    if not publication.personal:
        return None
    current = publication.versions.filter(state=Version.State.CURRENT)
    for standing in standings(current, today):
        hanging = [duty for duty in standing.duties if duty.channel is Channel.POSTING]
        terms = [duty.term for duty in hanging if duty.term is not None]
        if hanging and len(terms) == len(hanging) and all(term.due < today for term in terms):
            return max(terms, key=lambda term: term.due)
    return None
