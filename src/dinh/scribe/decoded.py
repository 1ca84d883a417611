"""The first stage's result: plain text out of any file, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` is NFC with `\\n` line ends; `kind` is txt, docx, pdf, html or edxml; `header` holds what an `.edxml`
    envelope
    states of itself; `warnings` are Vietnamese sentences for the person who sent the file."""

    text: str
    kind: str
    header: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


class Unreadable(Exception):
    """A file that cannot be read. `code` is stable; the message names the cause and the way out, in Vietnamese."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
