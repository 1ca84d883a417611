"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import MASK, Why, holds, plain

NAMED = Why("người được nhắc đến", "mẫu văn bản, quy chế của đơn vị", "duty", "người giữ chức danh", "kept")

holds("library.OwnVersion", NAMED, "body:words changed:words why_withdrawn:words", MASK)
holds("library.Adoption", NAMED, "differs:words why_ended:words why_undone:words", MASK)
holds("library.Requirement", NAMED, "why_ended:words", MASK)
holds("library.Kept", NAMED, "line:words where:words why_undone:words", MASK)

plain("library", """
OwnVersion: key made_on withdrawn_on
Adoption: key day number ended_on undone_on
Requirement: key ground begins due ended_on
Kept: key day undone_on
""")  # fmt: skip
