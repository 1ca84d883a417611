"""What a file may cost us. Every number has its reason; tests ask for a file on each side of it.

The whole process must stay under 300 MB while it reads a 50 MB file, so nothing is unpacked whole and nothing is kept
twice.
"""

from __future__ import annotations

MEGABYTE = 1024 * 1024

MAX_INPUT = 50 * MEGABYTE
"""Bytes of one file: what the gateways of the national document bus accept."""

MAX_TEXT = 2_000_000
"""Characters of one document, about a thousand printed pages; a commune's longest paper has a few hundred."""

MAX_MEMBERS = 5_000
"""Entries of one package. Word writes 10 to 30, and one more for each picture."""

MAX_DECLARED = 400 * MEGABYTE
"""Sum of the unpacked sizes a package declares. Eight times the largest input: pictures hardly pack at all."""

MAX_PART = 40 * MEGABYTE
"""Bytes that one XML part may really unpack to: a document of a thousand pages with tables takes about thirty."""

MAX_RATIO = 200
"""Unpacked to packed bytes of one part. Word's XML packs 10 to 60 times, a bomb about 1 000 times."""

RATIO_FLOOR = 4 * MEGABYTE
"""Below this size the ratio is not asked: a short part full of repetition is harmless."""

MAX_TOKEN = 2 * MEGABYTE
"""Bytes of one XML tag: older expat parses an unfinished tag again with every piece it is given."""

MAX_PAGES = 1_000
"""Pages of one PDF."""

PDF_MEMORY = 200 * MEGABYTE
"""Data memory of the process that reads PDFs, the file itself included."""

PDF_START_SECONDS = 20.0
"""To start that process; a busy small machine needs a second or two."""

PDF_OPEN_SECONDS = 1.5
"""To open a PDF, with `PDF_OPEN_SECONDS_PER_MB` for its size: a damaged index is rebuilt by reading all of it."""

PDF_OPEN_SECONDS_PER_MB = 0.2

PDF_PAGE_SECONDS = 1.5
"""For one page; an ordinary page takes some milliseconds."""

CHUNK = 128 * 1024
"""Bytes handed to a parser at a time."""
