from __future__ import annotations

from django.urls import path

from dinh.office.committee.views import committee, meetings, programme

app_name = "committee"
urlpatterns = [
    path("", committee.home, name="home"),
    path("lap", committee.found, name="found"),
    path("thoi-hoat-dong", committee.end, name="end"),
    path("co-quan-phu-trach", committee.owner, name="owner"),
    path("don-vi-toi-phu-trach", committee.my_units, name="my_units"),
    path("thanh-vien/them", committee.add_member, name="add_member"),
    path("thanh-vien/<int:pk>", committee.edit_member, name="edit_member"),
    path("thanh-vien/<int:pk>/thoi", committee.end_member, name="end_member"),
    path("chuong-trinh", programme.this_year, name="programme_now"),
    path("chuong-trinh/<int:year>", programme.show, name="programme"),
    path("chuong-trinh/<int:year>/them", programme.add, name="add_item"),
    path("muc/<int:pk>", programme.edit, name="edit_item"),
    path("muc/<int:pk>/xong", programme.done, name="done"),
    path("muc/<int:pk>/chua-xong", programme.not_done, name="not_done"),
    path("muc/<int:pk>/giao", programme.give, name="give_item"),
    path("muc/<int:pk>/bo", programme.remove, name="remove_item"),
    path("hop", meetings.index, name="meetings"),
    path("hop/moi", meetings.plan, name="plan_meeting"),
    path("hop/<slug:ref>", meetings.show, name="meeting"),
    path("hop/<slug:ref>/sua", meetings.edit, name="edit_meeting"),
    path("hop/<slug:ref>/diem-danh", meetings.roll, name="roll"),
    path("hop/<slug:ref>/ket-luan", meetings.conclude, name="conclude"),
    path("hop/<slug:ref>/du-thao", meetings.draft, name="draft"),
    path("hop/<slug:ref>/huy", meetings.cancel, name="cancel"),
    path("hop/<slug:ref>/in", meetings.printed, name="print"),
]
