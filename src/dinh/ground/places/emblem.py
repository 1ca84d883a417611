"""A commune's emblem as its pages need it: a small square, whatever the picture that was sent. Nothing here touches
the database."""

from __future__ import annotations

import io

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from dinh.ground.files.checks import check

SIDE = 128  # pixels: sharp at 48 on a phone's screen, light on a weak network
ICON_SIDE = 192  # pixels: what phones ask for on their first screen
LEAST = 48  # pixels of the longer side: less would be blurred
LONGEST = 3  # times as long as wide: a banner in a square could not be read


def squares(data: bytes, name: str) -> tuple[bytes, bytes]:
    """The emblem on nothing and its icon on white, both PNG, from a PNG, JPEG or WebP told by its content.

    Raises ValidationError naming the file, the cause and the way out.
    """
    checked = check(data, name)
    if checked.kind != "image":
        raise ValidationError(_("“%(name)s” không phải là ảnh. Hãy chọn ảnh PNG, JPG hoặc WebP.") % {"name": name})
    with Image.open(io.BytesIO(checked.data)) as sent:
        picture = sent.convert("RGBA")
    if max(picture.size) < LEAST:
        raise ValidationError(
            _("Ảnh “%(name)s” nhỏ quá (%(width)d × %(height)d điểm ảnh). Hãy chọn ảnh mỗi chiều từ 128 điểm ảnh.")
            % {"name": name, "width": picture.width, "height": picture.height}
        )
    if max(picture.size) > LONGEST * min(picture.size):
        raise ValidationError(
            _("Ảnh “%(name)s” dài quá, thu vào ô vuông sẽ không đọc được. Hãy cắt lấy phần biểu trưng, gần vuông.")
            % {"name": name}
        )
    return _square(picture, SIDE, 0, (0, 0, 0, 0)), _square(picture, ICON_SIDE, 12, (255, 255, 255, 255))


def _square(picture: Image.Image, side: int, margin: int, ground: tuple[int, int, int, int]) -> bytes:
    """The whole picture in the middle of a square, at least `margin` pixels from its edges."""
    room = side - 2 * margin
    share = room / max(picture.size)
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    fitted = picture.resize(size, Image.Resampling.LANCZOS)
    square = Image.new("RGBA", (side, side), ground)
    square.alpha_composite(fitted, ((side - size[0]) // 2, (side - size[1]) // 2))
    out = io.BytesIO()
    (square.convert("RGB") if ground[3] else square).save(out, "PNG")
    return check(out.getvalue(), "bieu-trung.png").data  # as it will be kept: the same picture has the same bytes
