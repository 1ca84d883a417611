"""Any file → its text, safely. `decode(data, name)` is the first stage of every reading."""

from __future__ import annotations

from dataclasses import replace

from dinh.scribe.decode.docx import decode_docx
from dinh.scribe.decode.edxml import decode_edxml
from dinh.scribe.decode.html import decode_html
from dinh.scribe.decode.limits import MAX_INPUT
from dinh.scribe.decode.pdf import decode_pdf
from dinh.scribe.decode.refusal import refuse
from dinh.scribe.decode.sniff import kind_of, misnamed
from dinh.scribe.decode.text import decode_text
from dinh.scribe.decoded import Decoded, Unreadable

__all__ = ["Decoded", "Unreadable", "decode"]


def decode(data: bytes, name: str) -> Decoded:
    """The text of a .txt, .docx, .pdf (with text), .html or .edxml, told apart by content; `name` only adds a
    warning.

    Raises Unreadable with a stable `code` (`refusal.REASONS`) and a Vietnamese sentence that names no file. Nothing
    else is raised, whatever the bytes are. Costs: see `limits`.
    """
    return _decode(data, name, nested=False)


def _decode(data: bytes, name: str, *, nested: bool) -> Decoded:
    if len(data) > MAX_INPUT:
        raise refuse("too_large")
    try:
        kind = kind_of(data)
        decoded = _read(kind, data, nested=nested)
    except Unreadable:
        raise
    except Exception as error:  # a parser's own slip on damaged bytes: the file is to blame, the others must go on
        raise refuse("corrupt", "cấu trúc tệp sai") from error
    sentence = misnamed(name, kind)
    return replace(decoded, warnings=(sentence, *decoded.warnings)) if sentence else decoded


def _read(kind: str, data: bytes, *, nested: bool) -> Decoded:
    if kind == "edxml":
        if nested:
            raise refuse("nested")
        return decode_edxml(data, lambda inner, name: _decode(inner, name, nested=True))
    readers = {"docx": decode_docx, "pdf": decode_pdf, "html": decode_html, "txt": decode_text}
    return readers[kind](data)
