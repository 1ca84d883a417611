"""What hangs on a board and what goes from phone to phone: the printed notice, the picture, the QR code.

    notice_pdf(poster: Poster, size: "A4" | "A3" = "A4") -> bytes      PDF, tagged, Vietnamese, one sheet or more
    card_png(card: Card) -> bytes                                      PNG, 1200 × 1500 pixels
    qr_svg(url: str) -> str                                            an <svg> for a page
    qr_png(url: str, scale: int = 8) -> bytes                          PNG, `scale` pixels a module
    spaced(code: str) -> str                                           "482913" → "482 913"

All are pure: the same words give the same bytes. Text is cleaned, never refused; an address too long for a QR code
(about 2 300 bytes) raises ValueError.
"""

from dinh.scribe.posters.card import Card, card_png
from dinh.scribe.posters.notice import Poster, PosterTable, notice_pdf
from dinh.scribe.posters.qr import qr_png, qr_svg
from dinh.scribe.posters.wording import spaced

__all__ = ["Card", "Poster", "PosterTable", "card_png", "notice_pdf", "qr_png", "qr_svg", "spaced"]
