"""How often one address, or a whole commune, may send. What comes above the usual is received and held, not refused:
many people share one connection. Only what no village could send by hand is turned away, with its words kept on the
page.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.http import Request
from dinh.ground.throttle import HOUR, Limit, address

LETTERS = Limit("petitions.letters", 20, HOUR)  # from one address, before more are held
FLOOD = Limit("petitions.flood", 120, HOUR)  # from one address: refused
COMMUNE = Limit("petitions.commune", 300, HOUR)  # to one commune, before more are held
FILES = Limit("petitions.files", 200, HOUR)  # from one address
WRONG_PINS = Limit("petitions.pin", 5, 900)  # for one reference
WRONG_TRIES = Limit("petitions.tries", 30, HOUR)  # from one address


def why_held(request: Request, *, trapped: bool) -> str:
    """Why a letter is received but waits for a look; empty when nothing is unusual. `trapped`: a field that people do
    not see was filled in."""
    if trapped:
        return _("Có dấu hiệu do máy tự gửi.")
    if LETTERS.spent(address(request)):
        return _("Trong một giờ có nhiều đơn gửi từ cùng một địa chỉ mạng.")
    if COMMUNE.spent(str(request.commune.pk)):
        return _("Trong một giờ có rất nhiều đơn gửi đến cùng lúc.")
    return ""


def count_letter(request: Request) -> None:
    for limit in (LETTERS, FLOOD):
        limit.count(address(request))
    COMMUNE.count(str(request.commune.pk))
