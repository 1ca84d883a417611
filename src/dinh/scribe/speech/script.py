"""What the announcer reads: one to three minutes, the facts that matter twice, where to read the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dinh.scribe.speech.numbers import one_by_one
from dinh.scribe.speech.saying import say
from dinh.scribe.writing.words import one_line

WORDS_A_MINUTE = 150
"""Syllables a minute. Our own choice, no rule of law: newsreaders speak faster, but loudspeakers in the street echo and
old people listen from inside their houses. A commune that has timed its announcer passes its own `wpm`."""

SHORTEST, LONGEST = 60, 180  # seconds
PAUSE = 1.0  # seconds between parts
MOST_REPEATS = 3


@dataclass(frozen=True, slots=True)
class Notice:
    """Written as for the eye. `commune` «phường Đình Minh»; `issuer` who decided; `number` «Quyết định số 118/QĐ-UBND
    ngày 05/10/2026»; `summary` paragraphs, the most important first; `where` where it hangs («trụ sở Ủy ban nhân dân
    phường và nhà văn hóa các tổ dân phố»); `until` «hết ngày 06/11/2026»; `address` to type, `code` to say; `phone` and
    `asks` for questions."""

    commune: str
    title: str
    issuer: str = ""
    number: str = ""
    summary: tuple[str, ...] = ()
    where: str = ""
    until: str = ""
    address: str = ""
    code: str = ""
    phone: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """`text` is the whole, a part a paragraph; `parts` (name, text); `seconds` at the given rate, pauses included;
    `unknown` abbreviations to explain to the announcer; `shortened` True when part of the summary was left out."""

    text: str
    seconds: int
    words: int
    unknown: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    shortened: bool


def script(notice: Notice, *, wpm: int = WORDS_A_MINUTE) -> Script:
    """The announcement, in words only. Raises ValueError when `wpm` is not between 60 and 300."""
    if not 60 <= wpm <= 300:
        raise ValueError(f"Tốc độ đọc {wpm} tiếng mỗi phút không hợp lý: hãy chọn từ 60 đến 300.")
    sentences = [each for paragraph in notice.summary for each in _sentences(paragraph)]
    kept = len(sentences)
    made = _made(notice, sentences, whole=True)
    while kept and _seconds(made, wpm) > LONGEST:
        kept -= 1
        made = _made(notice, sentences[:kept], whole=False)
    repeats = 1
    while _seconds(made, wpm) < SHORTEST and repeats < MOST_REPEATS:
        repeats += 1
        made = _made(notice, sentences, whole=True, repeats=repeats)
    said = [(name, say(text)) for name, text in made]
    parts = tuple((name, each.text) for name, each in said if each.text)
    text = "\n\n".join(words for _name, words in parts)
    unknown = tuple(dict.fromkeys(word for _name, each in said for word in each.unknown))
    return Script(text, _seconds(made, wpm), _count(text), unknown, parts, kept < len(sentences))


def _made(notice: Notice, sentences: list[str], *, whole: bool, repeats: int = 1) -> list[tuple[str, str]]:
    title = _ended(notice.title)
    station = one_line(f"Đài truyền thanh {notice.commune}")
    head = f"{station} xin thông báo: {title}"
    source = ", ".join(filter(None, map(one_line, (notice.issuer, notice.number))))
    body = " ".join([*([f"Theo {source}."] if source else []), *sentences])
    rest = "" if whole else "Phần còn lại của nội dung, xin mời bà con đọc ở bản niêm yết hoặc trên mạng."
    parts = [
        ("mở đầu", f"Kính thưa bà con Nhân dân. {head}"),
        ("nội dung", body),
        ("còn nữa", rest),
        ("xem ở đâu", _where(notice)),
        ("hỏi ai", _asking(notice)),
    ]
    again = " ".join(filter(None, [f"Xin nhắc lại: {title}", sentences[0] if sentences else "", _where(notice)]))
    parts += [("nhắc lại", again)] * repeats
    parts.append(("kết thúc", f"{station} xin cảm ơn bà con đã lắng nghe."))
    return [(name, text) for name, text in parts if text]


def _where(notice: Notice) -> str:
    said = []
    if notice.where or notice.until:
        place = f" tại {one_line(notice.where)}" if notice.where else ""
        until = f", {one_line(notice.until)}" if notice.until else ""
        said.append(_ended(f"Toàn văn được niêm yết{place}{until}"))
    if notice.address:
        said.append(_ended(f"Bà con có thể đọc trên mạng tại địa chỉ {one_line(notice.address)}"))
    if notice.code:
        said.append(f"Mã của thông báo là {one_by_one(notice.code)}.")
    return " ".join(said)


def _asking(notice: Notice) -> str:
    call = f"Bà con cần hỏi thêm, xin gọi số {one_line(notice.phone)}." if notice.phone else ""
    return " ".join(filter(None, [call, _ended(notice.asks)]))


def _sentences(paragraph: str) -> list[str]:
    """Cut after an end of sentence before a capital: «1.250 đồng» and «TP. Hà Nội» stay whole enough to be read."""
    parts = re.split(r"(?<=[.!?;])\s+(?=[^\Wa-zà-ỹ\d_])", one_line(paragraph))
    return [_ended(part) for part in parts if part.strip()]


def _ended(text: str) -> str:
    tight = one_line(text).rstrip(" .,;:")
    return f"{tight}{'' if tight.endswith(('!', '?')) else '.'}" if tight else ""


def _count(text: str) -> int:
    return len(re.findall(r"\w+", text))


def _seconds(made: list[tuple[str, str]], wpm: int) -> int:
    words = sum(_count(say(text).text) for _name, text in made)
    return round(words * 60 / wpm + PAUSE * (len(made) - 1))
