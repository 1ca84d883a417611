"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import MASK, Why, holds, plain

NAMED = Why("người ký, người được nhắc đến trong văn bản", "sổ văn bản đi, đến; giao việc từ văn bản", "papers",
            "chức danh được giao xem văn bản; ai cũng xem được khi văn bản công khai", "kept")  # fmt: skip
CLERK = Why("người nạp văn bản", "biết ai đã nạp", "duty", "chức danh được giao xem văn bản", "kept")

holds("papers.Paper", NAMED, "folded subject:words signer:name recipients:data text:words reading:data draft:data "
      "issuer:words", "archive")  # fmt: skip
holds("papers.Paper", CLERK, "added_by:account", "act", of="added_by")
holds("papers.Clause", NAMED, "text:words cooperating:data due:data reason:words agency:words", "archive")
holds("papers.Dossier", NAMED, "title:words", "archive")
holds("papers.DossierItem", NAMED, "step:words", "archive")
holds("papers.Batch", CLERK, "user:account", "act", of="user")
holds("papers.BatchItem", CLERK, "name:words message:words", MASK)

plain("papers", """
Paper: ref type_name number canonical issued place signer_title arrived register_key registered_at added_at
Register: key
Citation: number canonical date type_name issuer role
Clause: label
Dossier: ref opened closed
Batch: ref arrived at
BatchItem: spooled
""")  # fmt: skip
