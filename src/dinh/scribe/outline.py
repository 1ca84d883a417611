"""The outline: headings with their levels, and the path of each paragraph (`III.2.a`, `Điều 3.1`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dinh.scribe.facts import Section
from dinh.scribe.layout.paragraphs import Paragraph

_HEADING_WORDS = 45


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph in its place: `path` from the outermost label to its own; `above` the labelled ones over it."""

    paragraph: Paragraph
    path: tuple[str, ...]
    above: tuple[Paragraph, ...]
    heading: bool

    @property
    def clause(self) -> str:
        return ".".join(self.path)


def is_heading(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """A label with a short title: capitals, a colon, no full stop, or deeper clauses below."""
    if paragraph.label.kind in ("none", "dash", "plus"):
        return False
    text = paragraph.text
    if not text or len(text.split()) > _HEADING_WORDS:
        return not text
    if text.isupper() or text.endswith(":"):
        return True
    if text.endswith((".", ";")) and len(text.split()) > 12:
        return False
    if following is None:
        return False
    deeper = following.label.level > paragraph.label.level
    return deeper and not text.endswith((".", ";"))


def outline(paragraphs: Sequence[Paragraph]) -> list[Node]:
    """Each paragraph with its path and the headings above it."""
    stack: list[Paragraph] = []
    nodes: list[Node] = []
    for k, paragraph in enumerate(paragraphs):
        following = paragraphs[k + 1] if k + 1 < len(paragraphs) else None
        if paragraph.label.kind != "none":
            while stack and stack[-1].label.level >= paragraph.label.level:
                stack.pop()
        heading = is_heading(paragraph, following)
        own = () if paragraph.label.kind in ("none", "dash", "plus") else (paragraph.label.text,)
        path = tuple(above.label.text for above in stack) + own
        nodes.append(Node(paragraph, _short(path), tuple(stack), heading))
        if own:
            stack.append(paragraph)
    return nodes


def _short(path: tuple[str, ...]) -> tuple[str, ...]:
    """An article carries its own number through the whole paper: chapters over it are not named; `1.2` holds `1`."""
    for k, step in enumerate(path):
        if step.startswith(("Điều", "ĐIỀU")):
            path = path[k:]
            break
    return tuple(step for k, step in enumerate(path) if k + 1 == len(path) or not path[k + 1].startswith(step + "."))


def sections(nodes: Sequence[Node]) -> tuple[Section, ...]:
    """The headings, each with its level counted from 1 for the outermost kind in use."""
    heads = [node.paragraph for node in nodes if node.heading]
    ranks = {level: rank for rank, level in enumerate(sorted({p.label.level for p in heads}), 1)}
    return tuple(Section(ranks[p.label.level], p.label.text, p.text.rstrip(" :"), p.start, p.end) for p in heads)
