"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import MASK, Why, holds, plain

MEMBER = Why("thành viên Ban Chỉ đạo", "phân công, điểm danh", "duty", "chức danh được giao việc của Ban Chỉ đạo",
             "kept")  # fmt: skip
SAID = Why("người dự họp", "ghi biên bản", "duty", "chức danh được giao việc của Ban Chỉ đạo", "kept")

holds("committee.Member", MEMBER, "name", "act")
holds("committee.Attendance", SAID, "note:words", MASK)
holds("committee.Meeting", SAID, "subject:words guests:words assessment:words cancelled:words", "minutes")
holds("committee.AgendaItem", SAID, "text:words presenter:name", "minutes")
holds("committee.Opinion", SAID, "speaker:name text:words", "minutes")
holds("committee.ConclusionLine", SAID, "text:words agency:words", "minutes")
holds("committee.ProgrammeItem", SAID, "text:words done_note:words", MASK)

plain("committee", """
Committee: name ground begins ends
Member: begins ends
ProgrammeItem: due done_on
Meeting: ref starts_at place
ConclusionLine: due
Ownership: ground
""")  # fmt: skip
