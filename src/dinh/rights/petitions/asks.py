"""What a service asks besides the story itself: a question a line, as an official types it.

    Đèn hỏng thế nào? *: tắt hẳn | chập chờn | cột nghiêng
    Số ghi trên cột đèn

`*` after a question: an answer is needed. A colon and choices between `|`: one of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

MOST, LONGEST, CHOICES = 6, 150, 20  # questions of a service; characters of a question or a choice; choices


@dataclass(frozen=True, slots=True)
class Ask:
    """`code` is made of the question's own words; `choices` (code, words), none where anything may be written."""

    code: str
    words: str
    needed: bool = False
    choices: tuple[tuple[str, str], ...] = ()

    def said(self, answer: str) -> str | None:
        """An answer in words: a choice by its code or by its words; None for what is no choice."""
        answer = " ".join(answer.split())
        if not self.choices:
            return answer
        return next((words for code, words in self.choices if answer in (code, words)), None)


def parse(lines: str) -> list[Ask]:
    return [_ask(line) for line in lines.splitlines() if line.strip()]


def _ask(line: str) -> Ask:
    head, _colon, tail = line.rpartition(":") if "|" in line else (line, "", "")
    head = " ".join(head.split())
    words = head.removesuffix("*").strip()
    choices = tuple((_code(each), " ".join(each.split())) for each in tail.split("|") if each.strip())
    return Ask(_code(words), words, head.endswith("*"), choices)


def _code(words: str) -> str:
    """`hong-the-nao`: letters without marks; only đ has no bare letter inside."""
    return slugify(words.replace("đ", "d").replace("Đ", "D"))[:40].strip("-")


def checked(lines: str) -> str:
    """The lines as they are kept. Raises ValidationError on `asks` naming the line that is wrong."""
    kept = [" ".join(line.split()) for line in lines.splitlines() if line.strip()]
    if len(kept) > MOST:
        raise ValidationError({"asks": _("Nhiều nhất %(most)d câu hỏi thêm.") % {"most": MOST}})
    codes: set[str] = set()
    for line in kept:
        ask = _ask(line)
        many = {code for code, _words in ask.choices}
        if not ask.code or ask.code in codes or len(ask.words) > LONGEST:
            raise ValidationError({"asks": _("Câu hỏi trống, trùng hoặc dài quá: “%(line)s”.") % {"line": line[:80]}})
        if "|" in line and not (1 < len(ask.choices) == len(many) <= CHOICES and "" not in many):
            words = _("Câu “%(line)s”: sau dấu hai chấm ghi từ hai lựa chọn khác nhau, ngăn bằng dấu |.")
            raise ValidationError({"asks": words % {"line": line[:80]}})
        codes.add(ask.code)
    return "\n".join(kept)
