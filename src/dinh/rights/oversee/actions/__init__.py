"""Every write of the room, by subject: visits, noting, findings, recommending, boards, members, planning, asking."""
