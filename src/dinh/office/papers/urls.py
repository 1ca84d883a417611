from __future__ import annotations

from django.urls import path

from dinh.office.papers.views import citations, dossiers, drafts, intake, paper, reading, registers, sending

app_name = "papers"
urlpatterns = [
    path("", registers.home, name="home"),
    path("nhap", intake.intake, name="intake"),
    path("nhap/<str:ref>", intake.batch, name="batch"),
    path("cho-xac-nhan", reading.waiting_list, name="waiting"),
    path("so-den", registers.register_in, name="register_in"),
    path("so-den.xlsx", registers.register_in_sheet, name="register_in_sheet"),
    path("so-di", registers.register_out, name="register_out"),
    path("so-di.xlsx", registers.register_out_sheet, name="register_out_sheet"),
    path("soan", drafts.drafts, name="drafts"),
    path("soan/moi", drafts.new_draft, name="new_draft"),
    path("vien-dan", citations.citations, name="citations"),
    path("vien-dan/het-hieu-luc.xlsx", citations.dead_sheet, name="dead_sheet"),
    path("vien-dan/<path:number>", citations.cited, name="cited"),
    path("ho-so", dossiers.dossier_list, name="dossiers"),
    path("ho-so/moi", dossiers.new_dossier, name="new_dossier"),
    path("ho-so/<str:ref>", dossiers.dossier, name="dossier"),
    path("ho-so/<str:ref>/muc-luc.xlsx", dossiers.dossier_sheet, name="dossier_sheet"),
    path("ho-so/<str:ref>/thu-tu", dossiers.arrange, name="arrange"),
    path("ho-so/<str:ref>/ket-thuc", dossiers.close, name="close_dossier"),
    path("ho-so/<str:ref>/mo-lai", dossiers.reopen, name="reopen_dossier"),
    path("<str:ref>", paper.paper, name="paper"),
    path("<str:ref>/doc", reading.reading, name="reading"),
    path("<str:ref>/bo", reading.discard, name="discard"),
    path("<str:ref>/khoi-phuc", reading.restore, name="restore"),
    path("<str:ref>/sua", drafts.edit_draft, name="edit_draft"),
    path("<str:ref>/ban-hanh", drafts.issue, name="issue"),
    path("<str:ref>/tai/<str:kind>", paper.file, name="file"),
    path("<str:ref>/edxml", sending.pack, name="pack"),
    path("<str:ref>/cong-khai", paper.make_public, name="make_public"),
    path("<str:ref>/thoi-cong-khai", paper.withdraw, name="withdraw"),
]
