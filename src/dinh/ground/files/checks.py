"""What a file is, by its content and never by its name."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps, UnidentifiedImageError

from dinh.ground.files import jpeg
from dinh.ground.files.audio import is_heic, recognise
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
SENT_PAPERS = {PAPERS["pdf"], PAPERS["docx"], PAPERS["txt"]}
AUDIO_LIMIT, SENT_PAPER_LIMIT = 20 * MB, 10 * MB
ORIENTATION = 0x0112  # the Exif tag: 1 is upright
LONGEST = 2560  # pixels of the longer side of a photo from a visitor: enough to read a sign by, light on old phones
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


_SENDABLE = gettext_lazy("Không nhận loại tệp của “%(name)s”. Hãy gửi ảnh JPG, PNG, bản ghi âm, hoặc tệp PDF, Word.")


@dataclass(frozen=True, slots=True)
class Checked:
    """Bytes that may be stored: `kind` is image, audio, paper or sheet."""

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
    _not_a_picture(data, name)
    if data[:4] == b"PK\x03\x04" and _is_sheet(data):
        _limit(data, name, SHEET_LIMIT)
        return Checked(data, "sheet", XLSX)
    _limit(data, name, PAPER_LIMIT)
    if read_as:
        return Checked(data, "paper", PAPERS[read_as])
    return _paper(data, name)


def check_sent(data: bytes, name: str) -> Checked:
    """The same for what someone without an account sends: photos made smaller, voice notes, papers of few kinds."""
    if not data:
        raise ValidationError(_("Tệp “%(name)s” trống (0 byte). Hãy chọn lại tệp.") % {"name": name})
    if image := _image(data, name, LONGEST):
        return image
    _not_a_picture(data, name)
    if sound := recognise(data):
        _limit(data, name, AUDIO_LIMIT)
        return Checked(sound[1], "audio", sound[0])
    if data[:4] not in (b"%PDF", b"PK\x03\x04") and b"\0" in data[:1000]:
        raise ValidationError(_SENDABLE % {"name": name})
    _limit(data, name, SENT_PAPER_LIMIT)
    paper = _paper(data, name)
    if paper.media_type not in SENT_PAPERS:
        raise ValidationError(_SENDABLE % {"name": name})
    return paper


def _not_a_picture(data: bytes, name: str) -> None:
    """Raises ValidationError for pictures that are not taken, with the way out."""
    if b"<svg" in data[:1000].lower():  # a picture that is a program
        raise ValidationError(_("Ảnh “%(name)s” là SVG, không nhận. Hãy gửi ảnh JPG hoặc PNG.") % {"name": name})
    if is_heic(data):
        raise ValidationError(
            _(
                "Ảnh “%(name)s” là định dạng HEIC, chưa mở được. iPhone: vào Cài đặt, Camera, Định dạng, chọn “Tương "
                "thích nhất” rồi chụp lại. Samsung: vào Cài đặt máy ảnh, tắt “Ảnh hiệu suất cao”. Hoặc chụp màn hình "
                "tấm ảnh ấy rồi gửi ảnh chụp màn hình."
            )
            % {"name": name}
        )


def _paper(data: bytes, name: str) -> Checked:
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


def _image(data: bytes, name: str, longest: int = 0) -> Checked | None:
    """`longest`: pixels the longer side is brought down to, 0 for as it is."""
    try:
        with Image.open(io.BytesIO(data), formats=list(IMAGES)) as picture:
            _limit(data, name, IMAGE_LIMIT)
            if picture.width * picture.height > PIXELS:
                raise ValidationError(_("Ảnh “%(name)s” quá lớn. Hãy chụp lại ở cỡ thường.") % {"name": name})
            kind = "JPEG" if picture.format == "MPO" else str(picture.format)  # MPO: some phones add a second picture
            if kind == "JPEG" and (same := _as_it_is(picture, data, longest)):
                return Checked(same, "image", IMAGES[kind])
            if longest:
                picture.draft("RGB", (longest, longest))  # a large JPEG is read at half or a quarter of its size
            ImageOps.exif_transpose(picture, in_place=True)
            if longest:
                picture.thumbnail((longest, longest))
            clean = picture.convert("RGB") if kind == "JPEG" and picture.mode != "RGB" else picture
            clean.info = {name: value for name, value in clean.info.items() if name == "icc_profile"}  # no comment
            out = io.BytesIO()
            clean.save(out, format=kind, quality=88)
    except (UnidentifiedImageError, Image.DecompressionBombError):
        return None
    except (OSError, ValueError, SyntaxError) as error:
        raise ValidationError(_("Ảnh “%(name)s” bị hỏng. Hãy gửi lại ảnh gốc.") % {"name": name}) from error
    return Checked(out.getvalue(), "image", IMAGES[kind])


def _as_it_is(picture: Image.Image, data: bytes, longest: int) -> bytes | None:
    """An upright photo that need not be made smaller keeps its very picture. It is read through all the same, at an
    eighth of its size: a broken one raises OSError. None where it must be written anew."""
    if picture.mode != "RGB" or picture.getexif().get(ORIENTATION, 1) != 1 or max(picture.size) > (longest or PIXELS):
        return None
    same = jpeg.bare(data)
    if same is not None:
        picture.draft("RGB", (picture.width // 8, picture.height // 8))
        picture.load()
    return same
