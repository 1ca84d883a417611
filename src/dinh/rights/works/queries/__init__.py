"""Every read of the room that is more than one row. What the boards' room asks lies in `boards` and is offered here."""

from __future__ import annotations

from dinh.rights.works.queries.boards import Partner, WorkLine, open_works, parties, work_by_ref

__all__ = ["Partner", "WorkLine", "open_works", "parties", "work_by_ref"]
