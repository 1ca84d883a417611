from __future__ import annotations

from django.urls import path

from dinh.rights.decide.views import matters, rounds

patterns = [
    path("", matters.home, name="home"),
    path("moi", matters.new, name="new"),
    path("viec/<str:ref>", matters.matter, name="matter"),
    path("viec/<str:ref>/sua", matters.edit, name="edit"),
    path("viec/<str:ref>/thong-nhat", matters.agree, name="agree"),
    path("viec/<str:ref>/ho-dong-y", matters.sign, name="sign"),
    path("viec/<str:ref>/dua-ra-ban", matters.put_on_table, name="table"),
    path("viec/<str:ref>/rut", matters.withdraw, name="withdraw"),
    path("viec/<str:ref>/tai-lieu", matters.attach, name="attach"),
    path("viec/<str:ref>/bieu-quyet", rounds.plan, name="plan"),
    path("lan/<int:pk>", rounds.round, name="round"),
    path("lan/<int:pk>/sua", rounds.edit, name="edit_round"),
    path("lan/<int:pk>/danh-sach", rounds.roll, name="roll"),
    path("lan/<int:pk>/buoc/<slug:key>", rounds.step, name="step"),
    path("lan/<int:pk>/mo", rounds.open_round, name="open"),
    path("lan/<int:pk>/dong", rounds.close_round, name="close"),
    path("lan/<int:pk>/huy", rounds.call_off, name="call_off"),
]
