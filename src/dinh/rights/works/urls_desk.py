from __future__ import annotations

from django.urls import path

from dinh.rights.works.views import acting, desk, importing, money

app_name = "works_desk"
urlpatterns = [
    path("", desk.index, name="index"),
    path("moi", desk.found, name="found"),
    path("<str:ref>/", desk.fund, name="fund"),
    path("<str:ref>/sua", desk.edit, name="edit"),
    path("<str:ref>/du-toan", desk.estimate, name="estimate"),
    path("<str:ref>/tien-do", desk.course, name="course"),
    path("<str:ref>/anh/<int:pk>/go", desk.remove_photo, name="remove_photo"),
    path("<str:ref>/nam/<int:year>", desk.statement, name="statement"),
    path("<str:ref>/ho", money.dues, name="dues"),
    path("<str:ref>/ho/nhap-bang", importing.contributions, name="import"),
    path("<str:ref>/ho/<int:pk>", money.due, name="due"),
    path("<str:ref>/ho/<int:pk>/<slug:slug>", acting.on_due, name="due_act"),
    path("<str:ref>/bien-lai", money.receipts, name="receipts"),
    path("<str:ref>/bien-lai/<int:pk>", money.receipt, name="receipt"),
    path("<str:ref>/bien-lai/<int:pk>/<slug:slug>", acting.on_receipt, name="receipt_act"),
    path("<str:ref>/chi", money.vouchers, name="vouchers"),
    path("<str:ref>/chi/moi", money.draft, name="draft"),
    path("<str:ref>/chi/<int:pk>", money.voucher, name="voucher"),
    path("<str:ref>/chi/<int:pk>/<slug:slug>", acting.on_voucher, name="voucher_act"),
    path("<str:ref>/so", money.entries, name="entries"),
    path("<str:ref>/so/<int:seq>", money.entry, name="entry"),
    path("<str:ref>/loi/<int:pk>/<slug:slug>", acting.on_fault, name="fault_act"),
    path("<str:ref>/viec/<slug:slug>", acting.on_fund, name="fund_act"),
]
