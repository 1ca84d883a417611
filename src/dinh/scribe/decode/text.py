"""Plain text."""

from __future__ import annotations

from dinh.scribe.decode import charset
from dinh.scribe.decode.clean import finish
from dinh.scribe.decode.limits import MAX_TEXT
from dinh.scribe.decode.refusal import refuse
from dinh.scribe.decoded import Decoded


def decode_text(data: bytes) -> Decoded:
    """A .txt in any encoding that its words confirm. Raises Unreadable: "encoding", "too_long", "empty"."""
    pieces: list[str] = []
    length = 0
    for piece in charset.iterate(data, charset.detect(data)):
        length += len(piece)
        if length > MAX_TEXT:
            raise refuse("too_long")
        pieces.append(piece)
    return finish("".join(pieces), "txt")
