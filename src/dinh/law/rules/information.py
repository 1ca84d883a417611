"""Yêu cầu cung cấp thông tin: Luật Tiếp cận thông tin 2016, thay từ 01/09/2026 bằng luật mới chưa được đọc."""

from __future__ import annotations

from dinh.law.cite import Cite
from dinh.law.dated import Rule, Unread
from dinh.law.rules._write import rule, since
from dinh.law.rules.sources import (
    INFORMATION,
    INFORMATION_DAY,
    NEW_INFORMATION,
    NEW_INFORMATION_DAY,
    QUOTED,
    S5,
)
from dinh.law.values import Value, calendar, working

REQUESTS = Cite(INFORMATION, "29–32")
ASKED = "kể từ ngày nhận được yêu cầu hợp lệ"
UNREAD = Unread("Luật Tiếp cận thông tin (sửa đổi) đã thay Luật 104/2016/QH13 mà nội dung luật mới chưa được đọc.")


def _until_replaced(key: str, title: str, value: Value, cite: Cite = REQUESTS, counted: str = ASKED) -> Rule:
    old = since(INFORMATION_DAY, value, cite, S5)
    return rule(key, title, old, since(NEW_INFORMATION_DAY, UNREAD, Cite(NEW_INFORMATION), QUOTED), counted=counted)


PUBLISH = _until_replaced(
    "information.publish",
    "công khai thông tin sau khi tạo ra",
    working(5),
    Cite(INFORMATION, 18, 4),
    "kể từ ngày tạo ra thông tin",
)
OFFICE_COMPLEX = _until_replaced(
    "information.office_complex", "cung cấp tại trụ sở thông tin phức tạp (đơn giản: ngay)", working(10)
)
OFFICE_EXTENSION = _until_replaced(
    "information.office_extension", "gia hạn cung cấp tại trụ sở", working(10), counted="kể từ ngày hết hạn lần đầu"
)
ELECTRONIC_SIMPLE = _until_replaced(
    "information.electronic_simple", "cung cấp qua mạng điện tử thông tin đơn giản", working(3)
)
ELECTRONIC_NOTIFY = _until_replaced(
    "information.electronic_notify",
    "báo cho người yêu cầu qua mạng biết thời hạn cung cấp thông tin phức tạp",
    working(3),
)
ELECTRONIC_COMPLEX = _until_replaced(
    "information.electronic_complex", "cung cấp qua mạng điện tử thông tin phức tạp", working(15)
)
ELECTRONIC_EXTENSION = _until_replaced(
    "information.electronic_extension",
    "gia hạn cung cấp qua mạng điện tử",
    calendar(15),
    counted="kể từ ngày hết hạn lần đầu",
)
POST_SIMPLE = _until_replaced("information.post_simple", "cung cấp qua bưu chính, fax thông tin đơn giản", working(5))
POST_NOTIFY = _until_replaced(
    "information.post_notify",
    "báo cho người yêu cầu qua bưu chính, fax biết thời hạn cung cấp thông tin phức tạp",
    working(3),
)
POST_COMPLEX = _until_replaced(
    "information.post_complex", "cung cấp qua bưu chính, fax thông tin phức tạp", working(15)
)
POST_EXTENSION = _until_replaced(
    "information.post_extension",
    "gia hạn cung cấp qua bưu chính, fax",
    calendar(15),
    counted="kể từ ngày hết hạn lần đầu",
)
CORRECT = _until_replaced(
    "information.correct",
    "đính chính thông tin đã cung cấp không chính xác",
    working(5),
    counted="kể từ ngày phát hiện hoặc nhận được yêu cầu",
)
VERIFY = _until_replaced(
    "information.verify",
    "xác minh khi người yêu cầu cho rằng thông tin không chính xác",
    calendar(15),
    counted="kể từ ngày nhận được yêu cầu",
)

RULES = (
    *(PUBLISH, OFFICE_COMPLEX, OFFICE_EXTENSION),
    *(ELECTRONIC_SIMPLE, ELECTRONIC_NOTIFY, ELECTRONIC_COMPLEX, ELECTRONIC_EXTENSION),
    *(POST_SIMPLE, POST_NOTIFY, POST_COMPLEX, POST_EXTENSION, CORRECT, VERIFY),
)
