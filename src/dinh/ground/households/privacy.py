"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from django.db.models import F
from django.urls import reverse

from dinh.ground.lapsing import lapses
from dinh.ground.personal import BLANK, MASK, Why, holds, plain

REGISTER = Why("đại diện hộ, chủ hộ", "lập danh sách hộ để bàn, quyết định, lấy ý kiến", "voters",
               "chức danh được giao xem sổ hộ; trưởng thôn, tổ trưởng: thôn, tổ mình", "standing")  # fmt: skip
CONTACT = Why("hộ gia đình", "báo tin đến hộ, nếu hộ cho", "consent",
              "chức danh được giao xem sổ hộ; trưởng thôn, tổ trưởng: thôn, tổ mình", "standing")  # fmt: skip
OFFICIAL = Why("người nạp sổ", "biết ai đã nạp", "duty", "chức danh được giao sửa sổ hộ", "kept")

holds("households.Line", REGISTER, "household address representative:name head:name folded", "register")
holds("households.Household", CONTACT, "phone email", BLANK, of="lines")
holds("households.Absence", REGISTER, "household", "register", of="household")
holds("households.Household_came_from", REGISTER, "from_household:household to_household:household", "register")
holds("households.ImportRun", CONTACT, "rows:data file_name:words", MASK)
holds("households.ImportRun", OFFICIAL, "brought_by:label", "act")
holds("households.ImportStep", CONTACT, "household before:data", MASK)

lapses(
    "household-contacts", "households.Household", label="number", since=F("valid_to"),
    opens=lambda pk, _number: reverse("households:household", args=[pk]),
)  # fmt: skip

plain("households", """
Household: number order valid_from valid_to
Line: from_day to_day
Absence: from_day to_day
ImportRun: day counts brought_at settled_at
""")  # fmt: skip
