#!/usr/bin/env python3
"""Count a voting of the people again, off-line, from its public record. Python's standard library alone.

    python3 kiem-dem.py bien-ban.txt [DẤU]

The record is text, one fact a line: `<seal> <kind> <what>`. Each seal is SHA-256 of the seal before it and the line, so
a line that was altered, added or taken out breaks the chain exactly there, and is named. DẤU is the last seal as it is
printed on the signed minutes and on the web page: with it, a record that was made up whole is found out too.

Exit 0: the record holds and the totals are those it states; 1: something is wrong, said on the screen; 2: wrong use.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter

FIRST = "0" * 64


def seal(previous: str, line: str) -> str:
    return hashlib.sha256(f"{previous}\n{line}".encode()).hexdigest()


def number_of(text: str) -> int:
    """-1 for what is no number: it then fits nothing."""
    return int(text) if text.isdecimal() else -1


def check(text: str, head: str = "") -> tuple[list[str], dict[str, int]]:
    """Everything wrong with a record (empty when nothing is), and the votes counted anew by option."""
    wrong: list[str] = []
    facts: dict[str, str] = {}
    stated: dict[str, int] = {}
    votes: Counter[str] = Counter()
    receipts: Counter[str] = Counter()
    ballots = spoiled = unused = 0
    previous = FIRST
    for number, row in enumerate(text.splitlines(), start=1):
        given, _, line = row.partition(" ")
        if given != seal(previous, line) and not wrong:
            wrong.append(f"Dòng {number} đã bị sửa, thêm hoặc bớt ngay trước đó: {line}")
        previous = given
        kind, _, rest = line.partition(" ")
        if kind == "receipt":
            receipts[rest] += 1
        elif kind == "ballot":
            ballots += 1
            votes.update(rest.partition(" ")[2].split(","))
        elif kind == "tally":
            option, _, count = rest.rpartition(" ")
            if option == "spoiled":
                spoiled += number_of(count)
            elif option == "unused":
                unused += number_of(count)
            else:
                votes[option] += number_of(count)
        elif kind == "total":
            option, _, count = rest.rpartition(" ")
            stated[option] = number_of(count)
        else:
            facts[kind] = rest
    if head and previous != head.strip().lower():
        wrong.append("Dấu cuối của tệp khác với dấu in trên biên bản: đây không phải biên bản đã công bố.")
    wrong += _sums(facts, stated, votes, receipts)
    taken = sum(receipts.values())
    papers = sum(stated.values())
    if not wrong and facts.get("seats") == "1" and taken != papers:
        wrong.append(f"Có {taken} hộ tham gia nhưng chỉ có {papers} phiếu trong kết quả.")
    if not wrong and (spoiled, unused) != (stated.get("spoiled", 0), stated.get("unused", 0)):
        wrong.append("Số phiếu không hợp lệ hoặc phiếu trắng không khớp.")
    return wrong, dict(votes)


def _sums(facts: dict[str, str], stated: dict[str, int], votes: Counter[str], receipts: Counter[str]) -> list[str]:
    wrong = [f"Mã kiểm đếm {each} có {count} lần." for each, count in receipts.items() if count > 1]
    taken = sum(receipts.values())
    present, households = number_of(facts.get("present", "")), number_of(facts.get("households", ""))
    if taken != present:
        wrong.append(f"Ghi {present} hộ tham gia nhưng liệt kê {taken} mã kiểm đếm.")
    if present > households:
        wrong.append(f"{present} hộ tham gia, nhiều hơn {households} hộ của danh sách.")
    for option in sorted({*stated, *votes} - {"spoiled", "unused"}):
        if stated.get(option, 0) != votes[option]:
            wrong.append(f"Phương án {option}: ghi {stated.get(option, 0)}, đếm lại được {votes[option]}.")
    return wrong


def main(arguments: list[str]) -> int:
    say = sys.stdout.write
    if not 1 <= len(arguments) <= 2:
        say(__doc__ or "")
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        wrong, votes = check(file.read(), *arguments[1:])
    for option, count in sorted(votes.items()):
        say(f"{option}: {count}\n")
    for each in wrong:
        say(f"SAI: {each}\n")
    say("Biên bản không khớp.\n" if wrong else "Đếm lại khớp với kết quả đã công bố.\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
