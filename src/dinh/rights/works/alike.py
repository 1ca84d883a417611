"""How a photo looks, in 256 bits: two photographs of one invoice differ in some of them, other pictures in many.

The difference hash: the picture seventeen grey pixels wide and sixteen high, a bit wherever a pixel is brighter than
its right neighbour. Turned pictures do not match; a person looks at every voucher anyway.
"""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

SIDE = 16  # bits in a row, and rows
NEAR = 24  # bits of 256 that may differ: our own bound; who is asked may always say that it is another paper
STEP = 4  # shades of 256 that count as brighter: less is the grain of the paper


def look_of(data: bytes) -> str:
    """64 hex digits; empty for what is not a picture, and for one so even that it looks like nothing."""
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as picture:
            picture.draft("L", (544, 512))
            small = picture.convert("L").resize((SIDE + 1, SIDE), Image.Resampling.BOX)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return ""
    pixels = small.tobytes()
    bits = 0
    for row in range(SIDE):
        for column in range(SIDE):
            at = row * (SIDE + 1) + column
            bits = bits << 1 | (pixels[at] > pixels[at + 1] + STEP)
    return f"{bits:064x}" if bits else ""


def near(one: str, other: str) -> bool:
    """Whether two looks are those of one paper, as far as a machine can tell.

    >>> near("f" * 64, "f" * 60 + "0000"), near("f" * 64, "0f" * 32)
    (True, False)
    """
    return bool(one and other) and (int(one, 16) ^ int(other, 16)).bit_count() <= NEAR
