from __future__ import annotations

from django.urls import path

from dinh.ground.privacy.views import desk, incidents, keeping

app_name = "privacy_desk"
urlpatterns = [
    path("", desk.index, name="index"),
    path("danh-muc", desk.inventory, name="inventory"),
    path("luot-doc", desk.reads, name="reads"),
    path("thoi-han", keeping.index, name="terms"),
    path("thoi-han/dot/<int:pk>", keeping.run, name="run"),
    path("thoi-han/dot/<int:pk>/bien-ban", keeping.paper, name="run_paper"),
    path("thoi-han/giu-lai/<int:pk>/thoi", keeping.lift, name="lift"),
    path("thoi-han/<slug:key>", keeping.kind, name="kind"),
    path("thoi-han/<slug:key>/dat", keeping.term, name="term"),
    path("thoi-han/<slug:key>/giu-lai", keeping.hold, name="hold"),
    path("su-co", incidents.index, name="incidents"),
    path("su-co/mo", incidents.new, name="new_incident"),
    path("su-co/<slug:ref>", incidents.item, name="incident"),
    path("su-co/<slug:ref>/in", incidents.printed, name="incident_print"),
    path("su-co/<slug:ref>/ghi-them", incidents.more, name="incident_more"),
    path("su-co/<slug:ref>/buoc", incidents.add_step, name="add_step"),
    path("su-co/<slug:ref>/buoc/<int:pk>/giao", incidents.give, name="give_step"),
    path("su-co/<slug:ref>/buoc/<int:pk>/xong", incidents.done, name="step_done"),
    path("su-co/<slug:ref>/da-bao", incidents.notify, name="notify"),
    path("su-co/<slug:ref>/bao-nguoi-dan", incidents.tell, name="tell_people"),
    path("su-co/<slug:ref>/dong", incidents.close, name="close_incident"),
    path("su-co/<slug:ref>/van-ban/<slug:slug>", incidents.paper, name="incident_paper"),
    path("nhan", desk.take, name="take"),
    path("yeu-cau/<slug:ref>", desk.item, name="item"),
    path("yeu-cau/<slug:ref>/quyet-dinh", desk.decide, name="decide"),
    path("yeu-cau/<slug:ref>/khong-thuc-hien", desk.refuse, name="refuse"),
    path("yeu-cau/<slug:ref>/chung-nhan", desk.certificate, name="certificate"),
    path("yeu-cau/<slug:ref>/tai", desk.copy, name="copy"),
]
