"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import MASK, Why, holds, plain

SPEAKER = Why("người trình bày", "tuyên truyền pháp luật: ai nói, ở đâu", "duty", "ai cũng xem được", "kept")

holds("outreach.Session", SPEAKER, "presenter:name", "act")
holds("outreach.Session", SPEAKER, "topic:words place:words reason:words result:words", MASK)
holds("outreach.PlanLine", SPEAKER, "topic:words audience:words", MASK)
holds("outreach.Material", SPEAKER, "title:words reference:words", MASK)

plain("outreach", """
Session: ref cited day published_on moved_from cancelled_on held_on changed_at
Audience: kind
Quiz: opened_on closed_on
Question: text explanation article
Choice: text
""")  # fmt: skip
