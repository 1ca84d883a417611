"""What the room keeps: boards, plans, visits, findings, recommendations, requests to verify; inspections of bodies,
supervision by the council and the Front, criticism of drafts, proposals of where to look next."""

from __future__ import annotations

from dinh.rights.oversee.models.asking import Verification
from dinh.rights.oversee.models.boards import Board, Kin, Meeting, Member, ProjectParty
from dinh.rights.oversee.models.criticism import Criticism, Hearing, Point
from dinh.rights.oversee.models.findings import Finding, FollowUp, Recommendation
from dinh.rights.oversee.models.inspections import (
    Criterion,
    Inspection,
    InspectionTask,
    Mark,
    Passing,
    Remark,
    Theme,
)
from dinh.rights.oversee.models.planner import Choice, Proposal
from dinh.rights.oversee.models.plans import Plan, PlanItem, Report
from dinh.rights.oversee.models.supervision import Question, Session, Supervised, Supervision
from dinh.rights.oversee.models.visits import CheckLine, Checklist, Photo, Reading, Visit
from dinh.rights.oversee.models.watch import BOARDS, By, Watch, one_watcher

__all__ = [
    "BOARDS", "Board", "By", "CheckLine", "Checklist", "Choice", "Criterion", "Criticism", "Finding", "FollowUp",
    "Hearing", "Inspection", "InspectionTask", "Kin", "Mark", "Meeting", "Member", "Passing", "Photo", "Plan",
    "PlanItem", "Point", "ProjectParty", "Proposal", "Question", "Reading", "Recommendation", "Remark", "Report",
    "Session", "Supervised", "Supervision", "Theme", "Verification", "Visit", "Watch", "one_watcher",
]  # fmt: skip
