"""The papers of `test_whole_papers`: fictional bodies of tỉnh Lam Giang, in the layouts that copies leave behind."""

from __future__ import annotations

from dinh.scribe.tests.papers_bent import BENT
from dinh.scribe.tests.papers_odd import ODD
from dinh.scribe.tests.papers_party import PARTY
from dinh.scribe.tests.papers_state import STATE

PAPERS = (*STATE, *PARTY, *BENT, *ODD)
