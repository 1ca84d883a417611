"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import Why, holds, plain

NAMED = Why("người được nhắc đến trong báo cáo", "báo cáo cấp trên", "duty", "chức danh được giao báo cáo", "kept")
BY = Why("người viết, người sửa", "biết ai đã viết", "duty", "chức danh được giao báo cáo", "kept")

holds("reports.Regime", NAMED, "request:words onward:words", "archive")
holds("reports.Draft", BY, "submitted_by:account", "act", of="submitted_by")
holds("reports.Draft", NAMED, "return_reason:words frozen:data", "archive")
holds("reports.Passage", BY, "by:account", "act", of="by")
holds("reports.Passage", NAMED, "text:words", "archive")
holds("reports.Rewrite", BY, "by:account", "act", of="by")
holds("reports.Rewrite", NAMED, "original:words text:words", "archive")
holds("reports.Correction", BY, "by:account", "act", of="by")
holds("reports.Correction", NAMED, "text:words", "archive")
holds("reports.Figure", BY, "by:account", "act", of="by")
holds("reports.Figure", NAMED, "source:words", "archive")
holds("reports.FigureRow", NAMED, "title:words note:words", "archive")

plain("reports", """
Regime: title outline days begins ended
Draft: ref period submitted_at counted_to
Passage: section at
Rewrite: section key at
Correction: key at
Figure: key at
FigureRow: day
""")  # fmt: skip
