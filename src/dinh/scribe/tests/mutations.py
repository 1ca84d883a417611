"""Ways in which a document is damaged, for the fuzz test and its big brother (DINH_FUZZ=100000)."""

from __future__ import annotations

import random
import unicodedata

NOISE = (
    "\x00\x07\x1b\u200b\ufeff\u202e🌾👩\u200d👩\u200d👧ẢĩıİßŁ\u0301\u0323"
    "|*_\\#`<>[]()&;:.,-–—/%0123456789 \t\n\r\f\v\u2028"
)
PIECES = (
    *("Số: ", "ngày ", "tháng ", "năm 2026", "Nơi nhận:\n- ", "TM. ", "KT. CHỦ TỊCH ", "Điều 1. ", "- ", "a) ", "1. "),
    *("I. ", "Căn cứ ", "12/KH-UBND", "26/26 đạt 100%", "trước ngày 10/6", "QUYẾT ĐỊNH", "Kính gửi: ", "| ", "<br>"),
    *(
        "có trách nhiệm ",
        "phối hợp với ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "](http://x) ",
        "/",
        "-",
        "((((",
        "của ",
    ),
    *("số số số ", "ủy ban "),
)


def mutate(text: str, luck: random.Random) -> str:
    """`text` damaged one to four times; at most about 200 000 characters long."""
    for _ in range(luck.randint(1, 4)):
        text = luck.choice(DAMAGES)(text, luck)[:200_000]
    return text


def _flip(text: str, luck: random.Random) -> str:
    letters = list(text)
    for _ in range(luck.randint(1, 40)):
        if letters:
            letters[luck.randrange(len(letters))] = luck.choice(NOISE)
    return "".join(letters)


def _bytes(text: str, luck: random.Random) -> str:
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(luck.randint(1, 30)):
        if data:
            data[luck.randrange(len(data))] = luck.randrange(256)
    return data.decode("utf-8", "replace")


def _span(text: str, luck: random.Random) -> tuple[int, int]:
    a, b = sorted((luck.randint(0, len(text)), luck.randint(0, len(text))))
    return a, b


def _cut(text: str, luck: random.Random) -> str:
    a, b = _span(text, luck)
    return text[a:b]


def _drop(text: str, luck: random.Random) -> str:
    a, b = _span(text, luck)
    return text[:a] + text[b:]


def _double(text: str, luck: random.Random) -> str:
    a, b = _span(text, luck)
    return text[:b] + text[a:b] + text[b:]


def _repeat(text: str, luck: random.Random) -> str:
    at = luck.randint(0, len(text))
    piece = luck.choice(PIECES) if luck.random() < 0.7 else luck.choice(NOISE)
    return text[:at] + piece * luck.choice((3, 50, 2000)) + text[at:]


def _insert(text: str, luck: random.Random) -> str:
    for _ in range(luck.randint(1, 10)):
        at = luck.randint(0, len(text))
        text = text[:at] + luck.choice(PIECES) + text[at:]
    return text


def _flatten(text: str, luck: random.Random) -> str:
    return text.replace("\n", luck.choice((" ", "", "    ", "\t", "\n\n")))


def _decompose(text: str, luck: random.Random) -> str:
    return unicodedata.normalize(luck.choice(("NFD", "NFKD", "NFKC")), text)


def _case(text: str, luck: random.Random) -> str:
    return luck.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _shuffle(text: str, luck: random.Random) -> str:
    lines = text.split("\n")
    luck.shuffle(lines)
    return "\n".join(lines)


DAMAGES = (_flip, _bytes, _cut, _drop, _double, _repeat, _insert, _flatten, _decompose, _case, _shuffle)
