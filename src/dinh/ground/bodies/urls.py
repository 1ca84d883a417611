from __future__ import annotations

from django.urls import include, path

from dinh.ground.bodies import views, views_import, views_people, views_posts

bodies = [
    path("", views.bodies, name="list"),
    path("xuat.xlsx", views.export, name="export"),
    path("them/", views.add, name="add"),
    path("nhap/", views_import.bodies, name="import"),
    path("nhap-chuc-danh/", views_import.posts, name="import_posts"),
    path("<int:pk>/", views.body, name="body"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/ket-thuc/", views.end, name="end"),
    path("<int:pk>/mo-lai", views.reopen, name="reopen"),
    path("<int:pk>/nhiem-ky/", views.add_term, name="add_term"),
    path("<int:pk>/chuc-danh/", views_posts.add, name="add_post"),
    path("chuc-danh/<int:pk>/", views_posts.edit, name="edit_post"),
    path("chuc-danh/<int:pk>/giao/", views_posts.appoint, name="appoint"),
    path("giu/<int:pk>/thoi/", views_posts.end_holding, name="end_holding"),
    path("giu/<int:pk>/giu-lai", views_posts.keep_holding, name="keep_holding"),
    path("nguoi/", views_people.people, name="people"),
    path("nguoi/duong-dan/", views_people.link, name="link"),
    path("nguoi/<int:pk>/", views_people.edit, name="edit_account"),
    path("nguoi/<int:pk>/cap-lai/", views_people.renew, name="renew_access"),
    path("nguoi/<int:pk>/lien-thong/", views_people.outside_name, name="outside_name"),
    path("nguoi/<int:pk>/bo-lien-thong", views_people.drop_outside_name, name="drop_outside_name"),
    path("nguoi/<int:pk>/dang-xuat/", views_people.sign_out, name="sign_out"),
]
urlpatterns = [path("thon-to/", include("dinh.ground.places.urls")), path("", include((bodies, "bodies")))]
