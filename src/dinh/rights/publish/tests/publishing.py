"""What the tests of this room publish: papers of our own words, photos of a board, and the clerk's usual content."""

from __future__ import annotations

import io
from datetime import date
from typing import Any
from uuid import uuid4

from docx import Document
from PIL import Image

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.sheets import sheet
from dinh.rights.publish import actions
from dinh.rights.publish.actions import Content, Photo
from dinh.rights.publish.models import Posting, Version

TITLE = "Công khai tình hình thực hiện ngân sách quý I năm 2026"


def content(**changes: Any) -> Content:
    values: dict[str, Any] = {
        "item": "CK02", "title": TITLE, "issuer": Body.objects.get(symbol="UBND"), "decided": date(2026, 2, 12),
        "summary": "Phường thu 4,1 tỷ đồng, chi 3,9 tỷ đồng.", "paper_number": "31/TB-UBND",
    }  # fmt: skip
    return Content(**(values | changes))


def drafted(by: Actor, **changes: Any) -> Version:
    return actions.start(by=by, content=content(**changes))


def published(by: Actor, **changes: Any) -> Version:
    version = drafted(by, **changes)
    return actions.publish(by=by, version=version, edition=version.edition, looked=True)


def group(code: str) -> ResidentialGroup:
    found: ResidentialGroup = ResidentialGroup.objects.get(code=code)
    return found


def photo(name: str = "bang-tin.jpg", colour: str = "#7a4b2a") -> Photo:
    """As a phone takes it: it says which phone that was."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Phone of Ba"
    Image.new("RGB", (64, 48), colour).save(out, "JPEG", exif=exif)
    return Photo(out.getvalue(), name)


def posted(by: Actor, version: Version, code: str | None, day: date) -> Posting:
    at = group(code) if code else None
    return actions.post(by=by, version=version, group=at, posted_on=day, photo=photo(), key=uuid4())


def docx(*lines: str) -> bytes:
    paper = Document()
    for line in lines:
        paper.add_paragraph(line)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def notice_docx(number: str = "31/TB-UBND", day: str = "ngày 12 tháng 02 năm 2026") -> bytes:
    return docx(
        "ỦY BAN NHÂN DÂN", "PHƯỜNG ĐÌNH MINH", f"Số: {number}", f"Đình Minh, {day}", "THÔNG BÁO",
        "Về việc công khai tình hình thực hiện ngân sách quý I năm 2026", "Thu ngân sách đạt 4.103.000.000 đồng.",
        "Nơi nhận:", "- Các tổ dân phố;", "- Lưu: VT.", "CHỦ TỊCH", "Hoàng Thanh Bình",
    )  # fmt: skip


def xlsx(header: list[str], *rows: list[str]) -> bytes:
    return sheet("Danh sách", header, rows)


LIST = xlsx(
    ["Họ và tên", "Tổ dân phố", "Số điện thoại", "Số căn cước", "Số tiền (đồng)"],
    ["Cao Thị Mận", "Tổ 2", "0905 000 111", "049178000123", "5.000.000"],
    ["Hồ Văn Tý", "Tổ 6", "0905 000 222", "049065000456", "5.000.000"],
)
