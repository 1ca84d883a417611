"""Typing slips: only those that are all but certain."""

from __future__ import annotations

import pytest

from dinh.scribe.findings.typos import MOST
from dinh.scribe.tests.findings_papers import found, paper, words


@pytest.mark.parametrize(
    ("sentence", "slip", "right"),
    [
        ("- Thường tực Đảng ủy phường;", "Thường tực", "Thường trực"),
        ("Văn hóa avf xã hội phát triển.", "avf", "và"),
        ("Kế hoạch để để triển khai.", "để để", "để"),
        ("Người dân quan tâm. . Kịp thời giải quyết.", ". .", "."),
        ("Đồng chí Trần ĐứcMạnh phụ trách.", "ĐứcMạnh", "Đức Mạnh"),
        ("Phát huy quyền làm chủ của dân,chủ động giám sát.", "dân,chủ", "dân, chủ"),
        ("Giữ vững an ninh cơ sở.Tiếp tục tuần tra.", "sở.Tiếp", "sở. Tiếp"),
        ("Hội đồng bầu cử và, Ủy ban bầu cử.", "và,", "và"),
        ("Người dân chất hành chủ trương.", "chất hành", "chấp hành"),
        ("Đồng chí Phó chỉ tịch Ủy ban.", "chỉ tịch", "chủ tịch"),
        ("Công tác được trú\ntrọng thực hiện.", "trú\ntrọng", "chú trọng"),
        ("CÔNG TÁC TUYÊN TUYỀN", "TUYÊN TUYỀN", "TUYÊN TRUYỀN"),
        ("Đội ngũ cánbộ trẻ.", "cánbộ", "cán bộ"),
        ("Mời cưt tri dự họp.", "cưt", None),
        ("Việc thưc thi công vụ.", "thưc", None),
    ],
)
def test_a_certain_slip_is_pointed_at(sentence, slip, right):
    (found_slip,) = found(paper(sentence), "typo.likely")
    assert found_slip.suggestion == right
    assert words(paper(sentence), "typo.likely") == [slip]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nhân dân dân chủ bàn bạc; Văn phòng phòng, chống thiên tai.",
        "Văn bản mang tính chất hành chính của cơ quan.",
        "Người người, nhà nhà thi đua; luôn luôn đổi mới.",
        "Lý do do thời tiết; hiện tại tại phường có 12 tổ.",
        "Gửi thư tới dinhminh@lamgiang.gov.vn hoặc https://dinhminh.lamgiang.gov.vn/Tin,bai.",
        "Ứng dụng VNeID, Facebook, YouTube và iOffice; Bộ LĐTBXH, PTTgCP, CTTN&BĐG.",
        "Uỷ ban, hoà giải, thuỷ lợi, quý, giặt giũ, nghiêng ngả, khuỷu tay, quyển sách.",
        "Hồ sơ gồm: đơn, giấy tờ, ...; các tài liệu khác…",
        "Đạt 84,05%; 1.219,11 triệu đồng; số 12/KH-UBND; 8h30.",
        "Vật liệu: ximăng, ôtô tải, vắcxin; buôn Ê-đê, Đắk Lắk, Krông Pa.",
        "Chủ tịch và, trong trường hợp cần thiết, phó chủ tịch ký.",
        "Nghệ nhân Y Moan, Hơ Bia; TP.HCM, ThS.BS, Lưu: VT.KT9.",
        "Không khí hội họp sôi nổi, nền nếp; chỉ tịch thu tang vật khi có quyết định.",
        "Vườn quýt, quả quýt; muối iốt; công thức FCj,t và Ckđ,t.",
        "Mục lục ........................ 3",
    ],
)
def test_right_words_are_left_alone(sentence):
    assert words(paper(sentence), "typo.likely") == []


def test_a_page_that_was_scanned_badly_gives_only_the_first_findings():
    assert len(found(paper("thưc " * 200), "typo.likely")) == MOST
