"""What a file is, by its content and never by its name."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from dinh.scribe.decode import decode
from dinh.scribe.decoded import Unreadable

MB = 1024 * 1024
IMAGE_LIMIT, PAPER_LIMIT, SHEET_LIMIT = 20 * MB, 50 * MB, 20 * MB
PIXELS = 60_000_000  # a phone's largest photo; more is a decompression bomb
IMAGES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
PAPERS = {
    "txt": "text/plain", "pdf": "application/pdf", "html": "text/html", "edxml": "application/xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Checked:
    """Bytes that may be stored: `kind` is image, paper or sheet."""

    data: bytes
    kind: str
    media_type: str


def check(data: bytes, name: str, read_as: str = "") -> Checked:
    """Recognise and clean one upload. `read_as` is the kind of a paper that the reader has read from these very bytes,
    which need not be read again.

    Raises ValidationError naming the file, the cause and the way out. Images are written anew without their metadata
    (place, camera, owner); papers must be readable by the reader; everything else is refused.
    """
    if not data:
        raise ValidationError(_("Tệp “%(name)s” trống (0 byte). Hãy chọn lại tệp.") % {"name": name})
    if image := _image(data, name):
        return image
    if b"<svg" in data[:1000].lower():  # a picture that is a program
        raise ValidationError(_("Ảnh “%(name)s” là SVG, không nhận. Hãy gửi ảnh JPG hoặc PNG.") % {"name": name})
    if data[:4] == b"PK\x03\x04" and _is_sheet(data):
        _limit(data, name, SHEET_LIMIT)
        return Checked(data, "sheet", XLSX)
    _limit(data, name, PAPER_LIMIT)
    if read_as:
        return Checked(data, "paper", PAPERS[read_as])
    try:
        decoded = decode(data, name)
    except Unreadable as error:
        if error.code == "scanned":
            return Checked(data, "paper", "application/pdf")
        raise ValidationError(f"“{name}”: {error}") from error
    return Checked(data, "paper", PAPERS[decoded.kind])


def _limit(data: bytes, name: str, limit: int) -> None:
    if len(data) > limit:
        raise ValidationError(
            _("Tệp “%(name)s” nặng %(size)d MB, vượt mức %(limit)d MB. Hãy giảm dung lượng hoặc chia nhỏ tệp.")
            % {"name": name, "size": len(data) // MB, "limit": limit // MB}
        )


def _is_sheet(data: bytes) -> bool:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except zipfile.BadZipFile:
        return False
    return "xl/workbook.xml" in names and not any(name.endswith("vbaProject.bin") for name in names)


def _image(data: bytes, name: str) -> Checked | None:
    try:
        with Image.open(io.BytesIO(data), formats=list(IMAGES)) as picture:
            _limit(data, name, IMAGE_LIMIT)
            if picture.width * picture.height > PIXELS:
                raise ValidationError(_("Ảnh “%(name)s” quá lớn. Hãy chụp lại ở cỡ thường.") % {"name": name})
            kind = str(picture.format)
            upright = ImageOps.exif_transpose(picture)
            clean = upright.convert("RGB") if kind == "JPEG" else upright
            out = io.BytesIO()
            clean.save(out, format=kind, quality=88)
    except (UnidentifiedImageError, Image.DecompressionBombError):
        return None
    except (OSError, ValueError, SyntaxError) as error:
        raise ValidationError(_("Ảnh “%(name)s” bị hỏng. Hãy gửi lại ảnh gốc.") % {"name": name}) from error
    return Checked(out.getvalue(), "image", IMAGES[kind])
