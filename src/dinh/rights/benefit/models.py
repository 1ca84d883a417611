"""Benefit: programmes and the drives of relief, lists of who receives, one-stop files, surveys of satisfaction."""

from __future__ import annotations

from dinh.rights.benefit.models_lists import Answer, Beneficiary, BeneficiaryList, Case, Comment, GroupReview, Payment
from dinh.rights.benefit.models_programmes import Programme
from dinh.rights.benefit.models_relief import Drive, Entry, Good
from dinh.rights.benefit.models_service import ImportRun, ServiceCount, ServiceFile, ServiceRow
from dinh.rights.benefit.models_survey import Slot, Stratum, Survey, Tally

__all__ = [
    "Answer", "Beneficiary", "BeneficiaryList", "Case", "Comment", "Drive", "Entry", "Good", "GroupReview", "ImportRun",
    "Payment", "Programme", "ServiceCount", "ServiceFile", "ServiceRow", "Slot", "Stratum", "Survey", "Tally",
]  # fmt: skip
