"""Rows that came in go out again, through the rooms they came into: for acts that stop half way, and for undoing."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refused
from dinh.ground.past.kinds import KINDS
from dinh.ground.past.models import Line, Run

CHUNK = 500


def give_back(by: Actor, run: Run) -> int:
    """Undo every row that came in, the last first, through the rooms. Returns how many."""
    count = 0
    for at in reversed(range(len(run.sheets))):
        kind = KINDS.get(run.sheets[at]["kind"])
        rows = Line.objects.filter(run=run, sheet=at, became__isnull=False).order_by("-number")
        came = [key for key in rows.values_list("became", flat=True) if key is not None]
        if not came:
            continue
        if kind is None or kind.take_back is None or kind.acted_on is None:
            raise Refused(_("Loại sổ này không hoàn tác được ở đây."))
        for begin in range(0, len(came), CHUNK):
            _refuse_touched(kind.acted_on(came[begin : begin + CHUNK]))
        kind.take_back(by, run.pk, came)
        count += len(came)
    return count


def _refuse_touched(names: list[str]) -> None:
    if names:
        shown = ", ".join(names[:10])
        said = _("Không hoàn tác được vì đã có người làm tiếp trên: %(names)s%(more)s.")
        raise Refused(said % {"names": shown, "more": "…" if len(names) > 10 else ""})
