"""Addresses of slips: the desk's, and the household's own under /ban-va-quyet-dinh/phieu."""

from __future__ import annotations

from django.urls import URLPattern, path

from dinh.rights.decide.views import slips, slips_back, slips_web

patterns: list[URLPattern] = [
    path("lan/<int:pk>/phieu", slips.board, name="slips"),
    path("lan/<int:pk>/phieu/to", slips.team, name="slips_team"),
    path("lan/<int:pk>/phieu/chung-kien", slips.witnesses, name="slips_witnesses"),
    path("lan/<int:pk>/phieu/lap", slips.issue, name="slips_issue"),
    path("lan/<int:pk>/phieu/in", slips.printing, name="slips_print"),
    path("phieu/tap/<int:pk>", slips.sheaf, name="slips_sheaf"),
    path("lan/<int:pk>/phieu/phan-cong", slips.share, name="slips_share"),
    path("lan/<int:pk>/phieu/giao", slips.giving, name="slips_giving"),
    path("lan/<int:pk>/phieu/danh-sach-giao", slips.giving_list, name="slips_list"),
    path("lan/<int:pk>/phieu/nhan", slips_back.receive, name="slips_receive"),
    path("phieu/<int:pk>", slips_back.one, name="slip"),
    path("phieu/<int:pk>/nhan", slips_back.receive_one, name="slip_receive"),
    path("phieu/<int:pk>/<slug:slug>", slips_back.act, name="slip_act"),
    path("lan/<int:pk>/phieu/chua-nop", slips_back.waiting, name="slips_waiting"),
    path("lan/<int:pk>/phieu/doc", slips_back.read, name="slips_read"),
    path("lan/<int:pk>/phieu/bo", slips_back.bundles, name="slips_bundles"),
    path("lan/<int:pk>/phieu/bien-ban.docx", slips_back.minutes, name="slips_minutes"),
    path("lan/<int:pk>/phieu/ket-qua.png", slips_back.picture, name="slips_picture"),
]
public_patterns: list[URLPattern] = [
    path("phieu", slips_web.enter, name="vote"),
    path("phieu/gui", slips_web.send, name="slip_send"),
    path("phieu/kiem-tra", slips_web.check, name="slip_check"),
    path("phieu/<str:code>", slips_web.link, name="slip_link"),
]
