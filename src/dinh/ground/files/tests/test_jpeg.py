"""A photo keeps its picture bit for bit and loses everything beside it; what is not plain is written anew."""

from __future__ import annotations

import io
import random

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageChops

from dinh.ground.files import jpeg
from dinh.ground.files.checks import check, check_sent


def picture(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> Image.Image:
    return Image.frombytes(mode, size, random.Random(4).randbytes(size[0] * size[1] * len(mode)))


def saved(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


SHAPES = {
    "baseline": {}, "progressive": {"progressive": True}, "restarts": {"restart_marker_blocks": 2},
    "no subsampling": {"subsampling": 0}, "colours as RGB": {"keep_rgb": True},
    "fine": {"quality": 98}, "profile": {"icc_profile": b"colours" * 9},
}  # fmt: skip


@pytest.mark.parametrize("options", SHAPES.values(), ids=SHAPES)
def test_the_picture_is_the_same_to_the_bit(options):
    exif = Image.Exif()
    exif[0x010F] = "Phone of Lan"
    sent = saved(picture(), exif=exif, comment=b"Phone of Lan", **options) + b"<script>after the end</script>"
    kept = jpeg.bare(sent)
    assert kept is not None
    assert b"Lan" not in kept
    assert b"script" not in kept
    assert ImageChops.difference(opened(sent), opened(kept)).getbbox() is None
    assert opened(kept).info.get("icc_profile") == options.get("icc_profile")
    assert check_sent(sent, "a.jpg").data == check(sent, "a.jpg").data == kept


def test_a_second_picture_in_the_same_file_goes():
    sent = saved(picture(), "MPO", save_all=True, append_images=[picture(size=(32, 24))])
    assert opened(sent).format == "MPO"
    kept = check_sent(sent, "a.jpg")
    assert (kept.media_type, opened(kept.data).format, opened(kept.data).size) == ("image/jpeg", "JPEG", (64, 48))


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_other_colours_are_written_anew(mode):
    assert opened(check_sent(saved(picture(mode)), "a.jpg").data).mode == "RGB"


def test_a_photo_lying_on_its_side_is_set_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert opened(check_sent(saved(picture(), exif=exif), "a.jpg").data).size == (48, 64)


def test_a_large_photo_is_made_smaller():
    assert max(opened(check_sent(saved(picture(size=(3000, 20))), "a.jpg").data).size) == 2560


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.98])
def test_a_cut_photo_is_refused(cut):
    whole = saved(picture(size=(640, 480)), exif=Image.Exif())
    with pytest.raises(ValidationError):
        check_sent(whole[: int(len(whole) * cut)], "a.jpg")


def test_no_damage_makes_it_fail():
    luck, whole = random.Random(7), saved(picture(), comment=b"Phone of Lan")
    for _ in range(3_000):
        data = bytearray(whole)
        for _ in range(luck.randint(1, 4)):
            data[luck.randrange(len(data))] = luck.randrange(256)
        kept = jpeg.bare(bytes(data[: luck.randint(2, len(data))]))
        assert kept is None or (kept[:2], kept[-2:]) == (b"\xff\xd8", b"\xff\xd9")
