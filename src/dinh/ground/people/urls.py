"""Accounts: sign-in, second factor, «Tài khoản». allauth's views under our own addresses, and no others."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path, re_path

from dinh.ground.http import gated, public
from dinh.ground.people import permissions, views, views_outside

own = gated(permissions.OWN_ACCOUNT)

people = [
    path("", views.account, name="account"),
    path("chuc-danh", views.act_from, name="act_from"),
    path("ket-thuc-mot-phien", views.end_one_session, name="end_one_session"),
    path("ket-thuc-phien", views.end_sessions, name="end_sessions"),
]
urlpatterns = [
    path("", include((people, "people"))),
    path("dang-nhap/", public(views_outside.login), name="account_login"),
    path("dang-nhap/lien-thong/", views_outside.begin, name="outside_begin"),
    path("dang-nhap/lien-thong/ve", views_outside.answer, name="outside_answer"),
    path("dang-xuat/", public(account.logout), name="account_logout"),
    path("mo-tai-khoan/", views.signup_closed, name="account_signup"),
    path("tai-khoan-dong/", public(account.account_inactive), name="account_inactive"),
    path("xac-nhan/", own(account.reauthenticate), name="account_reauthenticate"),
    path("mat-khau/", own(account.password_change), name="account_change_password"),
    path("quen-mat-khau/", public(account.password_reset), name="account_reset_password"),
    path("quen-mat-khau/da-gui/", public(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^dat-mat-khau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "dat-mat-khau/xong/", public(account.password_reset_from_key_done), name="account_reset_password_from_key_done"
    ),
    path("hai-lop/", own(mfa.index), name="mfa_index"),
    path("hai-lop/xac-thuc/", public(mfa.authenticate), name="mfa_authenticate"),
    path("hai-lop/xac-nhan/", own(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("hai-lop/bat/", own(totp.activate_totp), name="mfa_activate_totp"),
    path("hai-lop/tat/", own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("hai-lop/ma-du-phong/", own(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("hai-lop/ma-du-phong/lap/", own(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("hai-lop/khoa/", own(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("hai-lop/khoa/them/", own(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("hai-lop/khoa/xac-nhan/", own(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("hai-lop/khoa/<int:pk>/ten/", own(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("hai-lop/khoa/<int:pk>/bo/", own(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path("dang-nhap/khoa/", public(passkeys.login_webauthn), name="mfa_login_webauthn"),
]
