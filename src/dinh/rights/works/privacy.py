"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import MASK, Why, holds, plain

PAYER = Why("hộ đóng góp", "thu, công khai khoản đóng góp của dân", "decide",
            "chức danh được giao công trình, thủ quỹ; trưởng thôn, tổ trưởng", "kept")  # fmt: skip
PAID = Why("người nhận tiền, người bán", "chứng từ chi", "decide",
           "chức danh được giao công trình; ai cũng xem được phần công khai", "kept")  # fmt: skip
KEEPER = Why("người lập, duyệt, chi", "biết ai đã làm", "duty", "chức danh được giao công trình", "kept")
NAMED = Why("người được nhắc đến", "theo dõi công trình của dân", "decide", "ai cũng xem được phần công khai", "kept")

holds("works.Due", PAYER, "household representative:name address folded number:derived", "ledger")
holds("works.Relief", PAYER, "why:words decided_by:words", "ledger")
holds("works.Receipt", PAYER, "payer:name note:words taken_by:label", "ledger")
holds("works.Cancellation", PAYER, "why:words by_label:label", "ledger")
holds("works.Entry", PAYER, "words by_label:label", "ledger")
holds("works.Voucher", PAID, "payee:name words seller:name twice_why:words state_why:words", "ledger")
holds("works.Voucher", KEEPER,
      "writer:account writer_label:label approver:account approver_label:label cashier:account "
      "cashier_label:label", "act")  # fmt: skip
holds("works.Fund", NAMED, "name:words purpose:words", "ledger")
holds("works.Work", NAMED, "place:words handed_to:words upkeep:words", MASK)
holds("works.Estimate", NAMED, "why:words", "ledger")
holds("works.Line", NAMED, "title:words", "ledger")
holds("works.Source", NAMED, "name:words", "ledger")
holds("works.Party", NAMED, "name person:name", "minutes")
holds("works.Photo", NAMED, "caption:words", MASK)
holds("works.Acceptance", NAMED, "people:words words", "minutes")
holds("works.Fault", NAMED, "words mended:words", MASK)

plain("works", """
Fund: ref opened_on closed_on
Work: starts_on ends_on handed_on
Decided: matter ground on
Estimate: on
Photo: on
Acceptance: on
Fault: by_day mended_on
Statement: made_on publication
Entry: on at number
Voucher: on invoice approved_at paid_on
VoucherPhoto: sha256 look
Relief: on
Receipt: on unit code
Cancellation: on
""")  # fmt: skip
