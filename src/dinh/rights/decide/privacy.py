"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import MASK, Why, holds, plain

VOTER = Why("đại diện hộ có quyền biểu quyết", "lập danh sách, phát phiếu, kiểm phiếu", "voters",
            "chức danh được giao việc bàn và quyết định; trưởng thôn, tổ trưởng: thôn, tổ mình", "kept")  # fmt: skip
STANDING = Why("người ứng cử, người được bầu", "bầu trưởng thôn, tổ trưởng, thành viên ban", "decide",
               "ai cũng xem được", "kept")  # fmt: skip
HELPING = Why("người giúp cuộc họp, phát phiếu", "biết ai giữ phần việc nào", "decide",
              "chức danh được giao bàn và quyết định", "kept")  # fmt: skip
NAMED = Why("người được nhắc đến", "biên bản, quyết định của cộng đồng", "decide",
            "ai cũng xem được phần công khai", "kept")  # fmt: skip
BY = Why("người đếm, người ghi", "biết ai đã làm", "duty", "chức danh được giao bàn và quyết định", "kept")

holds("decide.RollEntry", VOTER, "household number:derived representative:name address", "votes")
holds("decide.Signature", VOTER, "household", "votes", of="household")
holds("decide.Placing", VOTER, "household", "votes", of="household")
holds("decide.Attendance", VOTER, "name", "votes")
holds("decide.Cast", VOTER, "answer:choice receipt:derived", "votes")
holds("decide.Slip", VOTER, "given_to:name receiver:label nonce:derived code:derived", "votes")
holds("decide.Box", VOTER, "sealed", "votes", secret=True)
holds("decide.Sheaf", VOTER, "pdf:sealed", "votes")
holds("decide.Candidate", STANDING, "name about:words put_up_by:words", "votes")
holds("decide.TeamMember", HELPING, "name position:words", "votes")
holds("decide.Elected", STANDING, "name holding:account shifted_by:words ended_by:words", "act")
holds("decide.Helper", HELPING, "name position:words household part:words", "votes")
holds("decide.Round", NAMED, "question:words options:data place:words", "votes")
holds("decide.Cluster", NAMED, "name:words place:words", "votes")
holds("decide.Reading", BY, "by:account", "act", of="by")
holds("decide.Reading", NAMED, "why:words words answer:choice", "votes")
holds("decide.Tally", BY, "by:account label", "act", of="by")
holds("decide.Printing", BY, "label", "act")
holds("decide.PublicRecord", NAMED, "text:words", "votes")
holds("decide.Matter", NAMED, "title:words content:words proposed_by:words agreed_with:words ended_why:words",
      "minutes")  # fmt: skip
holds("decide.MatterFile", NAMED, "title:words", "minutes")
holds("decide.Done", NAMED, "note:words", MASK)
holds("decide.Decision", NAMED, "words fields:data signers:data", "minutes")
holds("decide.Correction", NAMED, "why:words words fields:data signers:data", "minutes")
holds("decide.Verdict", NAMED, "reason:words", "minutes")
holds("decide.Progress", NAMED, "words", MASK)
holds("decide.Meeting", NAMED, "agenda:words contact:words", "minutes")
holds("decide.ProceduralVote", NAMED, "words", "minutes")
holds("decide.Convention", NAMED, "title:words", "minutes")
holds("decide.ConventionText", NAMED, "words note:words", "minutes")
holds("decide.ConventionNote", NAMED, "words", MASK)
holds("decide.YearlyMeeting", NAMED,
      "place:words secretary:name head_report:words front_report:words inspection_report:words "
      "opinions:words conclusion:words", "minutes")  # fmt: skip
holds("decide.YearPaper", NAMED, "words", "minutes")

plain("decide", """
Matter: ref proposed_on agreed_on tabled_on decided_on effect_on
Signature: signed_on withdrawn_on
Done: key on
Convention: begun_on posted_on decision in_force_on returned_on ended_on
ConventionText: on
ConventionNote: on number found_on
Elected: board decision begins last ended_on
BoardElection: project
Round: opens_at closes_at roll_digest numbers record_head salt
Cluster: meets_at voted_at
Attendance: at
Tally: part numbers at
Decision: digest signed_on
Sending: sent_on received_on
Verdict: body number on effect_on article
Progress: on
Meeting: plan_number plan_on
ProceduralVote: part at
Correction: previous digest signed_on
Printing: at
Sheaf: taken_at
Slip: printed_at given_on returned_at aside_at
Reading: at
Bundle: name
YearlyMeeting: meets_at plan_on notice_on steps report_on
YearPaper: number on
""")  # fmt: skip
