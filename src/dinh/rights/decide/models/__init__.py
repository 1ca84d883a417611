"""What the room keeps: matters, votings, meetings, paper slips, outcomes."""

from __future__ import annotations

from dinh.rights.decide.models.convention import Convention, ConventionNote, ConventionText
from dinh.rights.decide.models.election import BoardElection, Candidate, Elected, Removal, TeamMember
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
from dinh.rights.decide.models.yearly import YearlyMeeting, YearPaper

__all__ = [
    "Attendance", "BoardElection", "Box", "Bundle", "Candidate", "Cast", "Cluster", "Convention", "ConventionNote",
    "ConventionText", "Correction", "Decision", "Done", "Elected", "Helper", "Matter", "MatterFile", "Meeting",
    "Placing", "Printing", "ProceduralVote", "Progress", "PublicRecord", "Reading", "Removal", "RollEntry", "Round",
    "Sending", "Sheaf", "Signature", "Slip", "Tally", "TeamMember", "Verdict", "YearPaper", "YearlyMeeting",
]  # fmt: skip
