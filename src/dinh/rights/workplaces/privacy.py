"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import MASK, Why, holds, plain

STAFF = Why("người lao động, người dự hội nghị", "dân chủ ở nơi làm việc", "duty",
            "chức danh được giao của nơi làm việc ấy", "kept")  # fmt: skip
WRITER = Why("người bỏ thư góp ý", "tổng hợp ý kiến; không ghi ai gửi", "consult",
             "không ai: thư niêm phong đến ngày mở", "kept")  # fmt: skip

holds("workplaces.Conference", STAFF, "place:words agenda:words chair:name secretary:name why_cancelled:words",
      "minutes")  # fmt: skip
holds("workplaces.Decision", STAFF, "text:words why_annulled:words", "minutes")
holds("workplaces.Board", STAFF, "proposal:words why_ended:words", "minutes")
holds("workplaces.BoardMember", STAFF, "name job:words", "act")
holds("workplaces.Matter", STAFF, "title:words how:words", "minutes")
holds("workplaces.Gathered", STAFF, "gist:words answer_words:words", MASK)
holds("workplaces.Dialogue", STAFF,
      "place:words employer_side:words workers_side:words matters:words why_undone:words", "minutes")  # fmt: skip
holds("workplaces.Agreement", STAFF, "words owner:words proof:words", "minutes")
holds("workplaces.Letter", WRITER, "sealed key:derived", "sealed", secret=True)
holds("workplaces.Summary", STAFF, "words why_undone:words", MASK)
holds("workplaces.Profile", STAFF, "note:words", MASK)
holds("workplaces.ItemWords", STAFF, "words checked:words", MASK)
holds("workplaces.Publication", STAFF, "title:words where:words why_undone:words", MASK)
holds("workplaces.Entry", STAFF, "words why_undone:words", MASK)
holds("workplaces.Founding", STAFF, "why_undone:words", MASK)

plain("workplaces", """
Conference: invited_on day held_on cancelled_on
Decision: annulled_on
Board: elected_on ended_on
BoardMember: left_on
Matter: asked_on until
Gathered: answered_on
Dialogue: day undone_on
Agreement: due done_on
Box: code opened_on closed_on
Letter: day opened_on
Summary: day undone_on
Profile: day
Publication: day undone_on
Entry: duty day undone_on
UnionTarget: source
Founding: day decision undone_on
""")  # fmt: skip
