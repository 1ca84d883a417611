"""The sheet for the board: what is asked, until when, where to say it; QR code and reference lead to the page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.rights.consult.models import Consultation
from dinh.rights.consult.words import form_titles
from dinh.scribe.posters import Poster, notice_pdf

MOST = 900  # characters of what it is about on the board; the page says all


def notice(consultation: Consultation, base: str) -> bytes:
    """PDF, A4. `base` is where this reader found us, `https://dinhminh.example`."""
    url = f"{base}{consultation.path}"
    until = f"{consultation.until:%d/%m/%Y}"
    ways = "; ".join(title[0].lower() + title[1:] for _code, title in form_titles(consultation))
    about = consultation.about if len(consultation.about) <= MOST else f"{consultation.about[:MOST].rstrip()}…"
    opened = consultation.published_on
    poster = Poster(
        commune=consultation.commune.title,
        title=consultation.title,
        url=url,
        address=url.split("://", 1)[-1],
        issuer=consultation.body.name,
        item=_("Mời bà con góp ý"),
        number=_("Mã %(ref)s") % {"ref": consultation.ref},
        summary=(
            *filter(None, about.splitlines()),
            _("Góp ý đến hết ngày %(day)s.") % {"day": until},
            _("Có thể góp ý bằng: %(ways)s.") % {"ways": ways},
            *_dialogue(consultation),
        ),
        posted=_("Công khai từ ngày %(day)s") % {"day": f"{opened:%d/%m/%Y}"} if opened else "",
        asks=_("Trả lời, giải trình: %(who)s") % {"who": consultation.answerer},
    )
    return notice_pdf(poster)


def _dialogue(consultation: Consultation) -> list[str]:
    if not consultation.dialogue_on:
        return []
    words = _("Đối thoại: ngày %(day)s, %(place)s.")
    return [words % {"day": f"{consultation.dialogue_on:%d/%m/%Y}", "place": consultation.dialogue_place}]
