"""Texts made to be slow to read: what a stranger or an official sends is read in a time that grows like its length.

Growth is measured against the same reader at a quarter of the length, so that a slow machine fails nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from dinh.account.scores.forms_rubric import _BAND
from dinh.ground.fold import fold
from dinh.rights.petitions.accusing import accuses
from dinh.rights.petitions.near.features import features
from dinh.scribe.decode import decode
from dinh.scribe.personal import find, mask_text
from dinh.scribe.reading import read

PIECES = ["a", "A", "1", "ơ", " ", "\t", "\n", " \n", "1.", "1/", "a,", "a ", "1 ", "(", "- ", "Điều 1 ", "a.b@", "…"]
LONG = 20_000  # characters: the longest letter that is taken
NOTHING = 0.1  # seconds: below it nothing can be told of growth


def paper(text: str) -> object:
    return read(decode(f"Kính gửi: UBND\nSố: 12/BC-UBND ngày{text}\nNghị quyết số 5{text}x hết".encode(), "a.txt"))


def band(text: str) -> object:
    return _BAND.fullmatch(text[: len(text) // 8])


def seconds(read: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


@pytest.mark.parametrize("of", [accuses, features, fold, find, mask_text, paper, band], ids=lambda of: of.__name__)
def test_what_is_sent_is_read_in_a_time_like_its_length(of):
    for piece in PIECES:
        quarter, whole = (piece * LONG)[: LONG // 4] + "!", (piece * LONG)[:LONG] + "!"
        taken = seconds(of, whole)
        if taken > NOTHING:  # four times as long for a line, sixteen for a square: ten lies between
            assert taken < 10 * max(seconds(of, quarter) for _turn in range(3)), repr(piece)
