"""What this room keeps of persons (`ground.personal`). What a row became is its own room's; here lie rows on their way
in, for a week at most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dinh.ground.past.models import Line, Source
from dinh.ground.personal import MASK, ROW, Why, holds, plain

BOOKED = Why("người có tên trong sổ cũ", "xem thử trước khi nhập sổ", "duty", "chức danh được giao nhập sổ cũ", "short")
BY = Why("người nạp sổ, lưu cách ghép cột", "biết ai đã làm", "duty", "chức danh được giao nhập sổ cũ", "kept")


def sources_of(matcher: Any) -> Iterator[int]:
    """The files in which a row names this person: such a file goes as a whole, and is brought again without them."""
    for source in Source.objects.select_related("run"):
        rows = Line.objects.filter(run=source.run).values_list("raw", "values").iterator(chunk_size=500)
        if any(matcher.inside([raw, values]) for raw, values in rows):
            yield source.pk


holds("past.Run", BY, "user:account brought_by:label", "act")
holds("past.Run", BOOKED, "file_name:words sheets:data known:data skipped:data trouble:words", MASK)
holds("past.Source", BOOKED, "data:file", ROW, find=sources_of)
holds("past.Line", BOOKED, "values:data raw:data said:data same:words", MASK)
holds("past.Saved", BY, "saved_by:label", "act")
plain("past", """
Run: counts brought_at taken_at undone_at moved_at
Saved: name kind heads columns saved_at
""")  # fmt: skip
