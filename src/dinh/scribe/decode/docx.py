"""A .docx: which parts the package has, what forbids reading it, and its text from them (ISO 29500)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from dinh.scribe.decode import safexml
from dinh.scribe.decode.archive import Package
from dinh.scribe.decode.clean import finish
from dinh.scribe.decode.docx_body import Story
from dinh.scribe.decode.docx_numbers import Numbers
from dinh.scribe.decode.docx_styles import Styles
from dinh.scribe.decode.limits import MAX_PART
from dinh.scribe.decode.refusal import refuse
from dinh.scribe.decoded import Decoded, Unreadable

_FOREIGN = "Văn bản có nhúng một tệp khác (altChunk) mà Đình không mở; phần đó không có trong nội dung đọc được."


def decode_docx(data: bytes) -> Decoded:
    """Raises Unreadable: what the package is instead of a .docx, "macros", "encrypted", "bomb", "entities",
    "corrupt"…
    """
    package = Package(data)
    main = _main_part(package)
    related = _relations(package, main)

    def part(kind: str) -> Iterator[bytes] | None:
        name = related.get(kind)
        return package.pieces(name, MAX_PART) if name and name in package else None

    styles = Styles()
    if pieces := part("styles"):
        styles.read(pieces)
    numbers = Numbers(styles)
    if pieces := part("numbering"):
        numbers.read(pieces)
    story = Story(styles, numbers).read(package.pieces(main, MAX_PART))
    notes = {kind: _note_texts(part(kind + "s"), styles, numbers) for kind in ("footnote", "endnote")}
    lines = story.lines
    for order, (kind, key) in enumerate(story.notes, 1):
        lines.append(f"[{order}] " + "\n".join(notes[kind].get(key, [])).strip())
    return finish("\n".join(lines).strip("\n") + "\n", "docx", (_FOREIGN,) if story.foreign else ())


def _note_texts(pieces: Iterator[bytes] | None, styles: Styles, numbers: Numbers) -> dict[str, list[str]]:
    return Story(styles, numbers).read(pieces).by_note if pieces else {}


def _main_part(package: Package) -> str:
    """The document's own part. Raises Unreadable for every other kind of package."""
    lowered = {name.lower() for name in package.names}
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in lowered):
        raise refuse("macros")
    if "[content_types].xml" in lowered:
        target = _relations(package, "").get("officeDocument", "word/document.xml")
        folder = target.partition("/")[0].lower()
        if target in package and not folder.startswith(("xl", "ppt")):
            return target
        raise _other_package(lowered)
    if "mimetype" in lowered and "content.xml" in lowered:
        raise refuse("other_office", "tệp OpenDocument (.odt, .ods hoặc .odp)")
    raise refuse("archive", ".zip")


def _other_package(names: set[str]) -> Unreadable:
    if any(name.startswith("xl/") for name in names):
        return refuse("spreadsheet", "Excel, .xlsx")
    if any(name.startswith("ppt/") for name in names):
        return refuse("presentation", "PowerPoint, .pptx")
    return refuse("corrupt", "gói không có phần văn bản chính")


def _relations(package: Package, part: str) -> dict[str, str]:
    """Where the parts related to `part` ("" for the package) lie, by the last word of the relation's type."""
    folder, name = posixpath.split(part)
    where = posixpath.join(folder, "_rels", name + ".rels")
    found: dict[str, str] = {}
    if where not in package:
        return {
            kind: posixpath.join(folder, kind + ".xml") for kind in ("styles", "numbering", "footnotes", "endnotes")
        }

    def start(element: str, given: dict[str, str]) -> None:
        if safexml.local(element) == "Relationship" and given.get("TargetMode") != "External":
            target = given.get("Target", "")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.setdefault(given.get("Type", "").rpartition("/")[2], path)

    safexml.stream(package.pieces(where, MAX_PART), start, lambda _: None)
    return found
