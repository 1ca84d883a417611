from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("tai-khoan/", include("dinh.ground.people.urls")),
    path("tep/", include("dinh.ground.files.urls")),
    path("", include("dinh.ground.search.urls")),
    path("ban-lam-viec/van-ban/", include("dinh.office.papers.urls")),
    path("ban-lam-viec/nhiem-vu/", include("dinh.office.tasks.urls")),
    path("ban-lam-viec/ban-chi-dao/", include("dinh.office.committee.urls")),
    path("ban-lam-viec/cong-khai/", include("dinh.rights.publish.urls_desk")),
    path("ban-lam-viec/cung-cap-thong-tin/", include("dinh.rights.information.urls_desk")),
    path("ban-lam-viec/tuyen-truyen/", include("dinh.rights.outreach.urls_desk")),
    path("ban-lam-viec/do-den-dan/", include("dinh.rights.reach.urls_desk")),
    path("ban-lam-viec/don-thu/", include("dinh.rights.petitions.urls_desk")),
    path("ban-lam-viec/doi-thoai/", include("dinh.rights.dialogue.urls_desk")),
    path("ban-lam-viec/hoa-giai/", include("dinh.rights.mediation.urls_desk")),
    path("ban-lam-viec/ban-va-quyet-dinh/", include("dinh.rights.decide.urls_desk")),
    path("ban-lam-viec/lay-y-kien/", include("dinh.rights.consult.urls_desk")),
    path("ban-lam-viec/kiem-tra-giam-sat/", include("dinh.rights.oversee.urls_desk")),
    path("ban-lam-viec/cong-trinh/", include("dinh.rights.works.urls_desk")),
    path("ban-lam-viec/phong-trao/", include("dinh.rights.movements.urls_desk")),
    path("ban-lam-viec/thu-huong/", include("dinh.rights.benefit.urls_desk")),
    path("ban-lam-viec/noi-lam-viec/", include("dinh.rights.workplaces.urls_desk")),
    path("noi-lam-viec/", include("dinh.rights.workplaces.urls")),
    path("ban-lam-viec/ho-gia-dinh/", include("dinh.ground.households.urls")),
    path("ban-lam-viec/tin-bao/", include("dinh.ground.alerts.urls_desk")),
    path("ban-lam-viec/bao-cao/", include("dinh.account.reports.urls")),
    path("ban-lam-viec/tinh/", include("dinh.account.province.urls")),
    path("ban-lam-viec/cham-diem/", include("dinh.account.scores.urls_desk")),
    path("ban-lam-viec/don-vi/", include("dinh.ground.bodies.urls")),
    path("ban-lam-viec/phan-mem/", include("dinh.house.api.urls_desk")),
    path("ban-lam-viec/nhat-ky/", include("dinh.ground.journal.urls")),
    path("theo-doi/", include("dinh.ground.alerts.urls")),
    path("xin-thong-tin/", include("dinh.rights.information.urls")),
    path("tuyen-truyen/", include("dinh.rights.outreach.urls")),
    path("den-voi-dan/", include("dinh.rights.reach.urls")),
    path("phan-anh/", include("dinh.rights.petitions.urls")),
    path("doi-thoai/", include("dinh.rights.dialogue.urls")),
    path("hoa-giai/", include("dinh.rights.mediation.urls")),
    path("ban-va-quyet-dinh/", include("dinh.rights.decide.urls")),
    path("lay-y-kien/", include("dinh.rights.consult.urls")),
    path("kiem-tra-giam-sat/", include("dinh.rights.oversee.urls")),
    path("cong-trinh/", include("dinh.rights.works.urls")),
    path("phong-trao/", include("dinh.rights.movements.urls")),
    path("chinh-sach/", include("dinh.rights.benefit.urls")),
    path("cham-diem/", include("dinh.account.scores.urls")),
    path("open311/v2/", include("dinh.rights.petitions.open311.urls")),
    path("", include("dinh.house.api.urls")),
    path("", include("dinh.rights.publish.urls")),
    path("", include("dinh.house.yard.urls")),
]

handler400 = "dinh.house.yard.views_errors.bad_request"
handler403 = "dinh.house.yard.views_errors.forbidden"
handler404 = "dinh.house.yard.views_errors.not_found"
handler500 = "dinh.house.yard.views_errors.server_error"
