"""Everything the room keeps: dialogues with their minutes, reception days with their book, promises."""

from __future__ import annotations

from dinh.rights.dialogue.models.dialogues import Dialogue, MinuteLine, PlanLine, Question, Quota
from dinh.rights.dialogue.models.past import PastPromise
from dinh.rights.dialogue.models.promises import HandOver, Promise, PromiseStep, Proof
from dinh.rights.dialogue.models.receptions import ReceptionBook, ReceptionDay, Visit

__all__ = [
    "Dialogue", "HandOver", "MinuteLine", "PastPromise", "PlanLine", "Promise", "PromiseStep", "Proof", "Question",
    "Quota", "ReceptionBook", "ReceptionDay", "Visit",
]  # fmt: skip
