"""What the room keeps: matters, votings, meetings, paper slips, outcomes."""

from __future__ import annotations

from dinh.rights.decide.models.matter import Done, Matter, MatterFile, Signature
from dinh.rights.decide.models.meeting import Correction, Meeting, Placing, ProceduralVote
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
from dinh.rights.decide.models.slip import Bundle, Printing, Reading, Sheaf, Slip

__all__ = [
    "Attendance", "Box", "Bundle", "Cast", "Cluster", "Correction", "Decision", "Done", "Helper", "Matter", "MatterFile", "Meeting",
    "Placing", "Printing", "ProceduralVote", "Progress", "PublicRecord", "Reading", "RollEntry", "Round", "Sending", "Signature",
    "Slip", "Tally", "Verdict",
]  # fmt: skip
