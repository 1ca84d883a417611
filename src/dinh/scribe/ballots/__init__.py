"""Slips of a household ballot, and letters with the code of an online voting: A6, four to an A4 sheet, with cut marks.

    slips_pdf(ballot: Ballot, stubs: Sequence[Stub]) -> bytes      PDF, one A4 page for each four stubs

Pure: the same words give the same pages. Text is cleaned, never refused; an address too long for a QR code raises
ValueError.
"""

from dinh.scribe.ballots.sheet import Ballot, Stub, slips_pdf

__all__ = ["Ballot", "Stub", "slips_pdf"]
