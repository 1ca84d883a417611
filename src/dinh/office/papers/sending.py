"""An issued paper as an `.edxml` envelope (QCVN 102:2016/BTTTT): what it holds, from whom it comes, to whom it goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from dinh.ground.bodies.models import Body
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.files import docx, pdf
from dinh.scribe.edxml_write import Enclosure, Envelope, Organ, write_edxml

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def packed(paper: Paper, sender: Organ, to: Sequence[Organ], due: date | None, sent: datetime) -> bytes:
    """The envelope of a registered paper out with its PDF and .docx. Raises ValueError as `write_edxml` does."""
    number, _, notation = paper.number.partition("/")
    name = paper.number.replace("/", "-").replace(" ", "") or paper.ref
    authority = paper.draft.get("signature", {}).get("authority", [])
    content = pdf(paper)
    return write_edxml(
        Envelope(
            document_id=paper.ref, sender=sender, to=tuple(to), number=number, notation=notation, place=paper.place,
            issued=paper.issued or sent.date(), type_name=paper.type_name, subject=paper.subject, signer=paper.signer,
            signer_title=paper.signer_title, sent=sent, competence=_competence(authority), due=due,
            recipients=tuple(paper.recipients),
            enclosures=(Enclosure(f"{name}.pdf", content, PDF), Enclosure(f"{name}.docx", docx(paper), DOCX)),
        )
    )  # fmt: skip


def known_receivers(paper: Paper, bodies: Sequence[Body]) -> tuple[list[Organ], list[str]]:
    """The recipients of a paper that are bodies with a code, and the names of the others, to be completed by hand."""
    found, others = [], []
    for name in paper.recipients:
        folded = name.strip().rstrip(";.,").casefold()
        body = next((b for b in bodies if folded in {each.casefold() for each in b.all_names}), None)
        if body and body.organ_code:
            found.append(Organ(body.organ_code, body.name))
        else:
            others.append(name)
    return found, others


def _competence(authority: Sequence[str]) -> str:
    """«TM.» of «TM. ỦY BAN NHÂN DÂN», «T/M» likewise; empty where the signer signs in his own right."""
    first = authority[0].split(" ", 1)[0] if authority else ""
    return first if first in ("TM.", "T/M", "KT.", "TL.", "TUQ.", "Q.") else ""
