from __future__ import annotations

from django.urls import path

from dinh.rights.outreach.views import desk, plan, results

app_name = "outreach_desk"
urlpatterns = [
    path("", desk.index, name="index"),
    path("moi", desk.new, name="new"),
    path("ke-hoach", plan.show, name="plan_now"),
    path("ke-hoach/<int:year>", plan.show, name="plan"),
    path("ke-hoach/<int:year>/them", plan.add, name="add_line"),
    path("muc/<int:pk>", plan.edit, name="edit_line"),
    path("muc/<int:pk>/bo", plan.remove, name="remove_line"),
    path("<slug:ref>", desk.show, name="session"),
    path("<slug:ref>/sua", desk.edit, name="edit"),
    path("<slug:ref>/cong-bo", desk.publish, name="publish"),
    path("<slug:ref>/doi-ngay", desk.move, name="move"),
    path("<slug:ref>/huy", desk.cancel, name="cancel"),
    path("<slug:ref>/ket-qua", results.result, name="result"),
    path("<slug:ref>/tai-lieu", results.add_material, name="add_material"),
    path("<slug:ref>/tai-lieu/<int:pk>/bo", results.remove_material, name="remove_material"),
    path("<slug:ref>/cau-hoi", results.quiz_edit, name="quiz_edit"),
    path("<slug:ref>/cau-hoi/mo-dong", results.quiz_switch, name="quiz_switch"),
    path("<slug:ref>/cau-hoi/phieu-giay", results.paper_counts, name="paper_counts"),
    path("<slug:ref>/cau-hoi/in", results.quiz_print, name="quiz_print"),
]
