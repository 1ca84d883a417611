"""What the room keeps: matters, votings, paper slips, outcomes."""

from __future__ import annotations

from dinh.rights.decide.models.matter import Done, Matter, MatterFile, Signature
from dinh.rights.decide.models.outcome import Decision, Progress, Sending, Verdict
from dinh.rights.decide.models.round import (
    Attendance,
    Box,
    Cast,
    Cluster,
    Helper,
    PublicRecord,
    RollEntry,
    Round,
    Tally,
)
from dinh.rights.decide.models.slip import Reading, Slip

__all__ = [
    "Attendance", "Box", "Cast", "Cluster", "Decision", "Done", "Helper", "Matter", "MatterFile", "Progress",
    "PublicRecord", "Reading", "RollEntry", "Round", "Sending", "Signature", "Slip", "Tally", "Verdict",
]  # fmt: skip
