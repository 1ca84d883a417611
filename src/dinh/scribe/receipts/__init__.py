"""A receipt on paper, for a household to keep: A6 or A5, one on a sheet, with a code that anybody can check.

    receipt_pdf(slip: Slip, size="A6") -> bytes

Pure: the same words give the same page. Text is cleaned, never refused; an address too long for a QR code raises
ValueError.
"""

from dinh.scribe.receipts.sheet import Slip, receipt_pdf

__all__ = ["Slip", "receipt_pdf"]
