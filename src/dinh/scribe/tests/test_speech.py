"""What the announcer reads: numbers, days, money, papers and abbreviations in words, nothing left to guess."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.scribe.speech import Notice, number, one_by_one, say, script, spoken

Y2026 = "hai nghìn không trăm hai mươi sáu"
GOLDEN = """
0 | không
5 hộ | năm hộ
05 hộ | năm hộ
10 | mười
11 | mười một
14 | mười bốn
15 | mười lăm
20 | hai mươi
21 | hai mươi mốt
24 | hai mươi bốn
25 | hai mươi lăm
101 | một trăm linh một
110 | một trăm mười
115 | một trăm mười lăm
1.000 | một nghìn
1.005 | một nghìn không trăm linh năm
1.234.567 | một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy
2.000.000.000 | hai tỷ
1.000.000.000.000 | một nghìn tỷ
26,3% | hai mươi sáu phẩy ba phần trăm
1,25 tỷ đồng | một phẩy hai mươi lăm tỷ đồng
0,05 | không phẩy không năm
3,141 | ba phẩy một bốn một
26/26 hộ | hai mươi sáu trên hai mươi sáu hộ
3/5 tổ | ba trên năm tổ
10-15% | mười đến mười lăm phần trăm
2021-2026 | hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi sáu
500.000đ | năm trăm nghìn đồng
500.000 đồng/người/tháng | năm trăm nghìn đồng một người một tháng
12.000 đồng/m2 | mười hai nghìn đồng một mét vuông
1.500 m2 | một nghìn năm trăm mét vuông
3,5 ha | ba phẩy năm héc-ta
20km | hai mươi ki-lô-mét
40 km/h | bốn mươi ki-lô-mét một giờ
5 kg | năm ki-lô-gam
37°C | ba mươi bảy độ xê
ngày 05/8/2026 | ngày mùng năm tháng tám năm Y2026
15/4/2026 | ngày mười lăm tháng tư năm Y2026
ngày 31-12-2026 | ngày ba mươi mốt tháng mười hai năm Y2026
2026-08-05 | ngày mùng năm tháng tám năm Y2026
ngày 05 tháng 8 năm 2026 | ngày mùng năm tháng tám năm Y2026
trước 10/6 | trước ngày mùng mười tháng sáu
từ 01–05/9/2026 | từ ngày mùng một đến ngày mùng năm tháng chín năm Y2026
từ 28/8-02/9/2026 | từ ngày hai mươi tám tháng tám đến ngày mùng hai tháng chín năm Y2026
ngày 20 | ngày hai mươi
trong 5 ngày | trong năm ngày
tháng 4 | tháng tư
tháng 8/2026 | tháng tám năm Y2026
6 tháng đầu năm 2026 | sáu tháng đầu năm Y2026
quý III | quý ba
Quý I-II | Quý một đến hai
Chương II | Chương hai
khóa XIV | khóa mười bốn
7h30 | bảy giờ ba mươi phút
07h00 | bảy giờ
14:00 | mười bốn giờ
8h–11h30 | tám giờ đến mười một giờ ba mươi phút
7 giờ 30 phút | bảy giờ ba mươi phút
gọi 113 | gọi một một ba
0912345678 | không chín một hai, ba bốn năm, sáu bảy tám
0210 3 888 999 | không hai một không, ba, tám tám tám, chín chín chín
1900 1234 | một chín không không, một hai ba bốn
mã số 482 913 | mã số bốn tám hai, chín một ba
Số 31-CV/ĐU | Số ba mươi mốt, công văn, Đảng ủy
18/KH-UBND | số mười tám, kế hoạch, Ủy ban nhân dân
Kế hoạch số 18/KH-UBND | Kế hoạch số mười tám, Ủy ban nhân dân
Nghị định 59/2023/NĐ-CP | Nghị định số năm mươi chín, năm hai nghìn không trăm hai mươi ba, Chính phủ
Luật 10/2022/QH15 | Luật số mười, năm hai nghìn không trăm hai mươi hai, Quốc hội khóa mười lăm
UBND phường | Ủy ban nhân dân phường
TDP 3 | tổ dân phố ba
HĐND, MTTQ | Hội đồng nhân dân, Mặt trận Tổ quốc
thẻ BHYT | thẻ bảo hiểm y tế
BCĐ và TTHC | Ban Chỉ đạo và thủ tục hành chính
GPS | giê pê ét sì
v/v tiêm phòng | về việc tiêm phòng
đ/c Bí thư | đồng chí Bí thư
và/hoặc | và hoặc
- Họp tổ (nhà văn hóa) | Họp tổ, nhà văn hóa
1. Nội dung | một, Nội dung
2.1. Mức thu | hai chấm một, Mức thu
a) Mức thu | điểm a, Mức thu
mục 2.5 | mục hai chấm năm
tổ 3,5,9 | tổ ba, năm, chín
https://dinhminh.example/k/482913. | dinhminh chấm example gạch chéo ca gạch chéo bốn tám hai, chín một ba.
½ số hộ | một phần hai số hộ
“Ngày hội” & văn nghệ | Ngày hội và văn nghệ
THÔNG BÁO LỊCH TIÊM CHỦNG | THÔNG BÁO LỊCH TIÊM CHỦNG
"""
CASES = [tuple(part.strip() for part in line.split(" | ")) for line in GOLDEN.strip().split("\n")]


@pytest.mark.parametrize(("written", "aloud"), CASES, ids=[case[0] for case in CASES])
def test_it_is_said_so(written, aloud):
    assert spoken(written) == aloud.replace("Y2026", Y2026)


_NAMES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
ONES = {word: value for value, word in enumerate(_NAMES)}
ONES |= {"mốt": 1, "lăm": 5, "tư": 4}
SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def understood(words: str) -> int:
    """An ear of its own: sums what it hears, knowing nothing of how the words were made."""
    billions = words.split(" tỷ")
    if len(billions) > 1:
        return understood(" tỷ".join(billions[:-1])) * 10**9 + (understood(billions[-1]) if billions[-1].strip() else 0)
    total = group = pending = 0
    for word in words.split():
        if word in ONES:
            group, pending = group + pending, ONES[word]
        elif word == "mười":
            group, pending = group + pending + 10, 0
        elif word == "mươi":
            group, pending = group + pending * 10, 0
        elif word == "trăm":
            group, pending = group + pending * 100, 0
        elif word in SCALES:
            total, group, pending = total + (group + pending) * SCALES[word], 0, 0
        else:
            assert word == "linh", word
    return total + group + pending


@given(st.one_of(st.integers(0, 10**6), st.integers(0, 10**12), st.integers(0, 10**15)))
def test_a_number_said_is_the_number_heard(value):
    assert understood(number(value)) == value
    grouped = f"{value:,}".replace(",", ".")
    assert understood(spoken(grouped)) == value


def test_every_number_to_two_thousand_is_heard_right():
    assert all(understood(number(value)) == value for value in range(2001))


WRITTEN = (
    *("05/8/2026", "7h30", "26,3%", "1.234,5", "18/KH-UBND", "3/4", "m2", "km/h", "٣", "²", "½", "％", "a/b", "XIV"),
    *("0912 345 678", "%", "/", "http://x.vn/1", "①", "-5"),
)
PIECES = st.sampled_from(WRITTEN)
ANY = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=8).map("".join)
)


@given(ANY)
def test_no_digit_and_no_sign_is_left_whatever_was_written(text):
    said = spoken(text)
    assert not any(each.isdigit() for each in said)
    assert "%" not in said
    assert "/" not in said


@given(ANY)
def test_what_was_said_is_said_the_same_again(text):
    assert not re.search(r"\s,|,,| {2}", spoken(text))


def test_letters_nobody_knows_are_spelled_and_named():
    assert say("lắp GPS và ABX ở UBND").unknown == ("GPS", "ABX")
    assert say("CÔNG KHAI THU CHI NGÂN SÁCH").unknown == ()


def test_digits_in_threes():
    assert one_by_one("1234567") == "một hai ba bốn, năm sáu bảy"
    assert one_by_one("12") == "một hai"


NOTICE = Notice(
    commune="phường Đình Minh",
    title="Công khai dự toán ngân sách quý III năm 2026",
    issuer="UBND phường Đình Minh",
    number="Quyết định số 118/QĐ-UBND ngày 05/10/2026",
    summary=("Thu 4,21 tỷ đồng, bằng 26,3% dự toán. Chi 3,87 tỷ đồng.",),
    where="trụ sở UBND phường và nhà văn hóa 10 tổ dân phố",
    until="đến hết ngày 06/11/2026",
    address="dinhminh.example/k/482913",
    code="482913",
    phone="0210 3 888 999",
)


def test_a_script_greets_tells_and_tells_again():
    made = script(NOTICE)
    assert [name for name, _text in made.parts] == ["mở đầu", "nội dung", "xem ở đâu", "hỏi ai", "nhắc lại", "kết thúc"]
    assert made.text.startswith("Kính thưa bà con Nhân dân. Đài truyền thanh phường Đình Minh xin thông báo: Công khai")
    assert made.text.count("bốn tám hai, chín một ba") >= 3
    assert "mùng sáu tháng mười một" in made.text
    assert made.unknown == ()
    assert not made.shortened
    assert 60 <= made.seconds <= 180


def test_a_long_summary_keeps_its_beginning_and_says_where_the_rest_is():
    made = script(replace(NOTICE, summary=tuple(f"Tổ dân phố số {n} làm 1.250 mét đường bê tông." for n in range(60))))
    assert made.shortened
    assert made.seconds <= 180
    assert "Tổ dân phố số không làm" in made.text
    assert "Phần còn lại" in made.text


def test_a_short_notice_repeats_its_facts_for_those_who_missed_them():
    short = Notice(commune="phường Đình Minh", title="Phun thuốc muỗi sáng thứ bảy 08/8")
    made = script(short)
    assert [name for name, _text in made.parts].count("nhắc lại") == 3
    assert "ngày mùng tám tháng tám" in made.text


def test_a_slower_announcer_takes_longer():
    assert script(NOTICE, wpm=120).seconds > script(NOTICE, wpm=200).seconds
    with pytest.raises(ValueError, match="từ 60 đến 300"):
        script(NOTICE, wpm=10)


@given(
    st.builds(
        Notice,
        *[st.text(max_size=80)] * 4,
        st.lists(st.text(max_size=120), max_size=4).map(tuple),
        *[st.text(max_size=40)] * 6,
    )
)
def test_any_notice_becomes_words(notice):
    text = script(notice).text
    assert not any(each.isdigit() or each in "%/" for each in text)
