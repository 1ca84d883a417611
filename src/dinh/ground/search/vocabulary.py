"""The words that may be suggested: those of records anyone may find, in any commune of the house.

What was taken back leaves its words here, and that tells nobody anything: a suggestion is shown only when searching for
it finds something the reader may open (`suggest`).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from dinh.ground.search.models import Document, Word
from dinh.ground.search.near import LONGEST, Known

_lock = threading.Lock()
_known: dict[str, int] = {}
LOOK_BACK = 500  # another process's words may be committed a little after later ones


def learn(documents: Iterable[Document]) -> None:
    """Take up the words of public records, once their act has been committed: an act must not wait for another that
    brings the same new word."""
    found = {
        word
        for document in documents
        if not document.power
        for word in {*document.folded_title.split(), *document.folded.split()}
        if word.isalpha() and len(word) <= LONGEST
    }
    if found:
        transaction.on_commit(lambda: Word.objects.learn(found), robust=True)


def known_words() -> Known:
    """All of them, kept in memory and completed by what was learnt since."""
    newest = Word.objects.aggregate(newest=Max("pk"))["newest"] or 0
    with _lock:
        upto = max(_known.values(), default=0)
        if newest < upto:
            _known.clear()
        if newest != upto:
            _known.update(Word.objects.filter(pk__gt=upto - LOOK_BACK).values_list("word", "pk"))
        return _known
