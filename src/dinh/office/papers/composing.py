"""From a draft to the paper as it will be printed, to its text, and to what a careful reader would say of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.clock import today
from dinh.law.layouts import LayoutNotKnown
from dinh.office.papers import official
from dinh.office.papers.models import Paper
from dinh.office.papers.numbering import abbreviation, writing_system
from dinh.scribe.decode import decode
from dinh.scribe.facts import Reading
from dinh.scribe.reading import read
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import OfficialPaper


def official_paper(paper: Paper) -> OfficialPaper:
    """The paper as data to print: blanks for number and day while it is a draft.

    Raises ValidationError for a draft that cannot be printed (no symbol, a table whose rows do not fit…).
    """
    draft: dict[str, Any] = paper.draft
    issued = paper.in_register
    try:
        return OfficialPaper(
            system=writing_system(paper.body.system),
            type_name=paper.type_name,
            type_abbr=abbreviation(paper.type_name, paper.body.system),
            number=paper.register_number if issued else None,
            organ_symbol=paper.body.symbol,
            superior=draft.get("superior") or _superior(paper),
            issuer=draft.get("issuer") or _issuer(paper),
            place=draft.get("place") or paper.place or paper.commune.name,
            day=paper.issued if issued else None,
            subject=paper.subject,
            blocks=official.blocks(draft),
            signature=official.signature(draft),
            recipients=tuple(draft.get("recipients", ())),
            archive=draft.get("archive", ""),
            addressees=tuple(draft.get("addressees", ())),
            enactor=draft.get("enactor", ""),
            grounds=tuple(draft.get("grounds", ())),
            enacts=draft.get("enacts", ""),
            urgency=draft.get("urgency", ""),
            draft=paper.is_draft,
            drafted=None if issued else today(),
            annexes=official.annexes(draft),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValidationError(_("Bản thảo chưa in được: %(why)s") % {"why": error}) from error


def _superior(paper: Paper) -> str | None:
    """The organ directly above, as printed over the issuer; a people's committee or council prints none."""
    parent = paper.body.parent
    return None if parent is None or paper.body.kind in {"committee", "council"} else parent.name


def _issuer(paper: Paper) -> str:
    """A committee's name breaks before the name of its place: ỦY BAN NHÂN DÂN / PHƯỜNG ĐÌNH MINH."""
    name: str = paper.body.name
    place = str(paper.commune)
    if paper.body.kind in {"committee", "council"} and name.endswith(f" {place}"):
        return f"{name.removesuffix(place).strip()}\n{place}"
    return name


def own_reading(paper: Paper) -> Reading:
    """What the reader finds in the very document that goes out. Raises ValidationError when it cannot be printed."""
    try:
        data = to_docx(official_paper(paper))
    except LayoutNotKnown as error:
        raise ValidationError({"issued": str(error)}) from error
    return read(decode(data, f"{paper.ref}.docx"))


def check_printable(paper: Paper) -> None:
    """Raises ValidationError unless a .docx can be made of the draft."""
    if not paper.subject.strip():
        raise ValidationError({"subject": _("Văn bản chưa có trích yếu. Hãy ghi một câu nói văn bản về việc gì.")})
    if unknown := set(paper.draft) - official.KEYS:
        raise ValidationError(_("Bản thảo có phần không rõ: %(keys)s.") % {"keys": ", ".join(sorted(unknown))})
    own_reading(paper)


def day_judged(paper: Paper) -> date:
    """The day by which a paper's citations are judged: its own, or today for a draft."""
    return paper.day or today()
