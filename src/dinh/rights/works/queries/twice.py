"""Whether a voucher was entered before: by the very photo, by the look of a photo, by its invoice."""

from __future__ import annotations

from collections.abc import Sequence

from dinh.ground.fold import words
from dinh.rights.works.alike import near
from dinh.rights.works.models import Voucher, VoucherPhoto

LIVE = Voucher.LIVE


def by_content(contents: Sequence[str]) -> Voucher | None:
    """A voucher of any fund that stands on one of these very pictures."""
    rows = VoucherPhoto.objects.filter(sha256__in=contents, voucher__state__in=LIVE)
    found = rows.select_related("voucher__fund").first()
    return found.voucher if found else None


def by_look(looks: Sequence[str]) -> Voucher | None:
    """A voucher of any fund with a picture that looks like one of these."""
    if not looks:
        return None
    known = VoucherPhoto.objects.filter(voucher__state__in=LIVE).exclude(look="").values_list("look", "voucher_id")
    for look, voucher in known.iterator():
        if any(near(look, each) for each in looks):
            found: Voucher = Voucher.objects.get(pk=voucher)
            return found
    return None


def by_invoice(voucher: Voucher) -> Voucher | None:
    """A voucher of any fund with the same seller, number and amount of an invoice."""
    if not voucher.invoice:
        return None
    rows = Voucher.objects.filter(invoice__iexact=voucher.invoice, amount=voucher.amount, state__in=LIVE)
    seller = words(voucher.seller)
    return next((each for each in rows if words(each.seller) == seller), None)
