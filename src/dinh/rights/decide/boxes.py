"""Electronic ballot boxes of a secret voting, and the receipts of all votings.

A box holds at most BOX households. Its value is one sealed list of lines «mark answer», sorted by random marks:
rewritten whole with each vote, it keeps no order and no time. The mark goes to nobody, so no voter can prove an answer
with it; the receipt proves that the household's vote is in the count and knows no answer.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from bisect import insort
from collections.abc import Sequence

from django.conf import settings

from dinh.ground.refs import ALPHABET
from dinh.ground.sealing import seal, unseal

BOX = 200
Answers = list[tuple[str, list[str]]]
_LETTERS = 12  # of 32 each: 60 bits


def box_count(households: int) -> int:
    """How many boxes, so that none has more than BOX households and all have about as many."""
    return max(1, -(-households // BOX))


def box_of(household: int, boxes: int) -> int:
    """Which box takes a household's answer: spread evenly, the same whenever asked."""
    return int.from_bytes(hashlib.sha256(str(household).encode()).digest()[:4]) % boxes


def sealed(answers: Answers, about: str) -> bytes:
    return seal("\n".join(sorted(_line(mark, answer) for mark, answer in answers)).encode(), about)


def opened(box: bytes | memoryview, about: str) -> Answers:
    """Raises dinh.ground.sealing.Locked."""
    lines = unseal(box, about).decode().splitlines()
    return [(mark, keys.split(",")) for mark, _blank, keys in (line.partition(" ") for line in lines)]


def with_one_more(box: bytes | memoryview, about: str, answer: Sequence[str]) -> bytes:
    lines = unseal(box, about).decode().splitlines()
    insort(lines, _line(secrets.token_hex(12), answer))
    return seal("\n".join(lines).encode(), about)


def _line(mark: str, answer: Sequence[str]) -> str:
    return f"{mark} {','.join(sorted(answer))}"


def about(commune: int, round_pk: int, number: int) -> str:
    """What a box belongs to; the seal is bound to it."""
    return f"decide.box.{commune}.{round_pk}.{number}"


def spelled(key: str, purpose: str) -> str:
    """Twelve letters made from `key` and the house's secret: the same whenever asked, told by nothing stored.

    >>> len(spelled("abc", "receipt"))
    14
    """
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"dinh.decide.{purpose}.{key}".encode(), "sha256")
    letters = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:_LETTERS])
    return "-".join(letters[at : at + 4] for at in range(0, _LETTERS, 4))


def hashed(salt: str, receipt: str) -> str:
    """What the public record lists for a receipt: anyone who holds the receipt can make it again."""
    return hashlib.sha256(f"{salt}:{typed(receipt)}".encode()).hexdigest()


def typed(code: str) -> str:
    """A code as people type it, in capitals without hyphens and blanks. (0, O, 1 and I are in no code.)"""
    return "".join(code.split()).replace("-", "").replace("–", "").upper()
