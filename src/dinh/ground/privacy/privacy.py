"""What this room keeps of persons (`ground.personal`), and what the libraries below it keep for us."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.people.models import OpenSession
from dinh.ground.personal import BLANK, MASK, ROW, Why, holds, plain
from dinh.ground.privacy import queries
from dinh.ground.privacy.matching import Matcher

ASKER = Why("người xin xem, xin xóa dữ liệu của mình", "tìm đúng người, trả lời", "duty",
            "chức danh phụ trách bảo vệ dữ liệu cá nhân", "short")  # fmt: skip
READER = Why("người đã đọc dữ liệu nhạy cảm", "biết ai đã đọc gì", "duty",
             "chức danh phụ trách bảo vệ dữ liệu cá nhân; người có dữ liệu", "kept")  # fmt: skip
DECIDER = Why("người đặt thời hạn, giữ lại, lập hồ sơ sự cố", "biết ai đã quyết định", "duty",
              "chức danh phụ trách bảo vệ dữ liệu cá nhân", "kept")  # fmt: skip
NAMED = Why("người được nhắc đến khi giữ lại, xử lý sự cố", "biết vì sao", "duty",
            "chức danh phụ trách bảo vệ dữ liệu cá nhân", "kept")  # fmt: skip
VISITOR = Why("người đang mở trang", "nhớ ai đã đăng nhập, đang theo dõi mã nào", "duty", "không ai", "short")
JOB = Why("người được nhắc đến trong việc nền", "chạy việc nền", "duty", "không ai", "short")


def requests_of(matcher: Any) -> Iterator[int]:
    return queries.requests_of(matcher)


def copies_of(matcher: Any) -> Iterator[int]:
    return queries.copies_of(matcher)


def sessions_of(matcher: Matcher) -> Iterator[str]:
    """Those of this person's account, and those that hold a trait."""
    for session in OpenSession.objects.iterator(chunk_size=500):
        told = session.get_decoded()
        user = str(told.get("_auth_user_id", ""))
        if (user.isdigit() and matcher.is_user(int(user))) or matcher.inside(told):
            yield session.pk


def still_runs(job: Any) -> str:
    return "" if job.is_finished else _("Một việc nền về người này đang chờ chạy.")


holds("privacy.Request", ASKER, "identity:sealed", BLANK, find=requests_of, until=queries.under_way)
holds("privacy.Request", ASKER, "reason:words identified:words", MASK)
holds("privacy.Request", ASKER, "taken_by:label found:derived chosen:derived certificate:derived chain:derived", "act")
holds("privacy.Request", ASKER, "user:account", "act", of="user")
holds("privacy.Pack", ASKER, "box:sealed", ROW, find=copies_of)
holds("privacy.Reading", READER, "user:account", "act", of="user")
holds("privacy.Reading", READER, "why:words", MASK)
holds("privacy.Term", DECIDER, "set_by:label", "act")
holds("privacy.Term", NAMED, "reason:words", MASK)
holds("privacy.Hold", DECIDER, "held_by:label lifted_by:label", "act")
holds("privacy.Hold", NAMED, "reason:words about_label:words", MASK)
holds("privacy.Run", DECIDER, "certificate:derived chain:derived totals:derived", "act")
holds("privacy.Incident", DECIDER, "opened_by:label closed_by:label", "act")
holds("privacy.Incident", NAMED,
      "title:words story:words found_how:words data:words harm:words measures:words advice:words late_reason:words "
      "not_notified:words told_how:words lessons:words", MASK)  # fmt: skip
holds("privacy.Measure", DECIDER, "done_by:label", "act")
holds("privacy.Measure", NAMED, "text:words note:words", MASK)
holds("people.OpenSession", VISITOR, "user:account session_key:derived session_data:sealed", ROW, find=sessions_of)
holds("django_tasks_database.DBTaskResult", JOB, "args_kwargs:data return_value:data traceback:words", ROW,
      until=still_runs)  # fmt: skip

plain("privacy", """
Request: ref asked_on found_at ended_on digest
Pack: made_at until taken_at
Term: key from_day set_on
Hold: key about_id begun_on until lifted_on
Run: day begun_at ended_at digest
Incident: ref found_at rooms begins ends notified_at notice_number told_at closed_at
Measure: key due_at done_at
Reading: post_label about_kind about_id about_label at
""")  # fmt: skip
plain("people", "OpenSession: expire_date seen")
plain("sessions", "Session: session_key session_data expire_date")  # Django's own table: empty, ours is OpenSession
plain("django_tasks_database", """
DBTaskResult: enqueued_at started_at finished_at task_path worker_ids queue_name backend_name run_after \
exception_class_path
""")  # fmt: skip
plain("auth", """
Permission: name codename
Group: name
""")  # fmt: skip
plain("contenttypes", "ContentType: app_label model")
