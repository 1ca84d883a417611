"""How a sending ended, said the same way by every channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# sent: handed over. later: try again. gone: this address will never work again. refused: this message will never go,
# the address is fine. unclear: handed over perhaps; nobody knows.
Ended = Literal["sent", "later", "gone", "refused", "unclear"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`reason` is a short word for people and counts; `wait` seconds the other side asked for."""

    ended: Ended
    reason: str = ""
    provider_id: str = ""
    wait: int | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What goes out, in every form a channel may need. `link` and `stop` are full addresses; `stop` ends it in one tap.

    `ident` names the message for the other side, so that it can tell a repetition. `text` is the whole, for e-mail;
    `brief` one sentence without a link, for small screens. `code` is set for codes.
    """

    ident: str
    sender: str
    subject: str
    text: str
    brief: str
    link: str
    stop: str = ""
    code: str = ""
