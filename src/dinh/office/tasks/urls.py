from __future__ import annotations

from django.urls import path

from dinh.office.tasks.views import assign, lists, passing, task, turn

app_name = "tasks"
urlpatterns = [
    path("", lists.every, name="list"),
    path("cua-toi", lists.mine, name="mine"),
    path("theo-don-vi", lists.by_body, name="bodies"),
    path("theo-van-ban", lists.by_paper, name="papers"),
    path("theo-van-ban/<slug:ref>", lists.coverage, name="coverage"),
    path("theo-tuan", lists.by_week, name="weeks"),
    path("cho-nghiem-thu", lists.judging, name="judging"),
    path("giao", assign.by_hand, name="new"),
    path("giao/<slug:ref>", assign.from_paper, name="assign"),
    path("ban-giao", passing.records, name="hand_overs"),
    path("ban-giao/lap", passing.pass_on, name="hand_over"),
    path("ban-giao/<int:pk>", passing.show, name="handed_over"),
    path("ban-giao/<int:pk>.docx", passing.docx, name="handed_over_docx"),
    path("<slug:ref>", task.show, name="task"),
    path("<slug:ref>/thoi-giao", task.end, name="end"),
    path("<slug:ref>/giao-tro-lai", task.resume, name="resume"),
    path("<slug:ref>/ky/<int:pk>/<slug:step>", turn.step, name="step"),
]
