from __future__ import annotations

from django.urls import path

from dinh.rights.petitions.desk import denunciations, entering, front, lists, matter, office, reviewing, saying, sorting
from dinh.rights.petitions.open311 import desk as clients

app_name = "petitions_desk"
urlpatterns = [
    path("", lists.inbox, name="list"),
    path("so-lieu", lists.summary, name="summary"),
    path("nhap", entering.enter, name="enter"),
    path("so", office.the_book, name="book"),
    path("doan-the", front.listing, name="passed_on"),
    path("doan-the/nhap", front.pass_on, name="pass_on"),
    path("doan-the/tong-hop", front.monthly, name="digest"),
    path("doan-the/tong-hop/vu-viec", front.digest_rows, name="digest_rows"),
    path("doan-the/<int:pk>", front.item, name="passed_on_item"),
    path("doan-the/<int:pk>/bao-lai", front.carry_back, name="carry_back"),
    path("linh-vuc", office.listing, name="services"),
    path("linh-vuc/goi-y", office.set_up, name="set_up"),
    path("linh-vuc/them", office.service, name="new_service"),
    path("linh-vuc/<int:pk>", office.service, name="service"),
    path("tra-loi-mau/them", office.ready, name="new_ready"),
    path("tra-loi-mau/<int:pk>", office.ready, name="ready"),
    path("ung-dung", clients.listing, name="clients"),
    path("ung-dung/them", clients.new, name="new_client"),
    path("ung-dung/<int:pk>", clients.letters, name="client_letters"),
    path("ung-dung/<int:pk>/thu-hoi", clients.end, name="end_client"),
    path("kiem-tra-lai", reviewing.listing, name="reviews"),
    path("kiem-tra-lai/rut", reviewing.draw, name="draw"),
    path("kiem-tra-lai/<str:ref>", reviewing.review, name="review"),
    path("don/<int:pk>/tam-giu", sorting.hold, name="hold"),
    path("don/<int:pk>/xoa", saying.erase, name="erase"),
    path("to-cao", denunciations.listing, name="denunciations"),
    path("to-cao/nhap", entering.enter_sealed, name="enter_sealed"),
    path("to-cao/<str:ref>", denunciations.item, name="denunciation"),
    path("to-cao/<str:ref>/mo", denunciations.opening, name="opening"),
    path("to-cao/<str:ref>/trich", denunciations.extract, name="extract"),
    path("to-cao/<str:ref>/tep/<int:pk>", denunciations.sealed_file, name="sealed_file"),
    path("to-cao/<str:ref>/van-ban/<slug:slug>", denunciations.letter, name="sealed_letter"),
    path("to-cao/<str:ref>/<str:key>", denunciations.move, name="sealed_move"),
    path("<str:ref>", matter.item, name="item"),
    path("<str:ref>/phan-loai", sorting.sort, name="sort"),
    path("<str:ref>/tach", sorting.split, name="split"),
    path("<str:ref>/gop", sorting.join, name="join"),
    path("<str:ref>/niem-phong", sorting.seal, name="seal"),
    path("<str:ref>/cong-khai", sorting.show, name="show"),
    path("<str:ref>/im-lang", saying.silence, name="silence"),
    path("<str:ref>/y-kien/<int:pk>", saying.say, name="say"),
    path("<str:ref>/bo-sung/<int:pk>", saying.complete, name="complete"),
    path("<str:ref>/van-ban/<slug:slug>", matter.letter, name="letter"),
    path("<str:ref>/buoc/<str:key>", matter.move, name="move"),
]
