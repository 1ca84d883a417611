"""XML as a stream of events, with nothing an attacker could use: no DTD, no entities, no network, no tree in memory.

Expat is fed piece by piece; a declaration `<!DOCTYPE` ends the reading before any entity exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from dinh.scribe.decode.limits import MAX_TOKEN
from dinh.scribe.decode.refusal import refuse

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def stream(pieces: Iterable[bytes], start: Start, end: End, text: Text | None = None) -> None:
    """Calls back for each element and text. Names are `namespace name`, or the bare name without a namespace.

    Raises Unreadable: "entities" for a DTD, "corrupt" for anything that is not well-formed XML.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    if text:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _no_dtd
    fed = 0
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > MAX_TOKEN:
                raise refuse("corrupt", "XML có thẻ dài bất thường")
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise refuse("corrupt", f"XML sai ở dòng {error.lineno}") from error
    except (LookupError, ValueError) as error:
        raise refuse("corrupt", "XML khai báo bảng mã lạ") from error


def local(name: str) -> str:
    """The element's name without its namespace."""
    return name.rpartition(" ")[2]


def _no_dtd(*_: object) -> None:
    raise refuse("entities")
