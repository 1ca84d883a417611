"""What the room keeps: boards, plans, visits, findings, recommendations, requests to verify."""

from __future__ import annotations

from dinh.rights.oversee.models.asking import Verification
from dinh.rights.oversee.models.boards import Board, Kin, Meeting, Member, ProjectParty
from dinh.rights.oversee.models.findings import Finding, FollowUp, Recommendation
from dinh.rights.oversee.models.plans import Plan, PlanItem, Report
from dinh.rights.oversee.models.visits import CheckLine, Checklist, Photo, Reading, Visit
from dinh.rights.oversee.models.watch import BOARDS, By, Watch, one_watcher

__all__ = [
    "BOARDS", "Board", "By", "CheckLine", "Checklist", "Finding", "FollowUp", "Kin", "Meeting", "Member", "Photo",
    "Plan", "PlanItem", "ProjectParty", "Reading", "Recommendation", "Report", "Verification", "Visit", "Watch",
    "one_watcher",
]  # fmt: skip
