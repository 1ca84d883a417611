"""What the demo ward scores by, and what its bodies and groups said of themselves. All of it is made up."""

from __future__ import annotations

from typing import Any

from dinh.account.scores.rubrics.files import shipped

Item = dict[str, Any]
DECISION = "Quyết định 12/QĐ-UBND của Ủy ban nhân dân phường Đình Minh (mẫu)"
OLD_NOTE = "Năm ấy phường chưa dùng Đình, số lấy từ sổ của đơn vị."


def bodies_rubric(valid_from: str) -> Item:
    """The frame of Cần Thơ as the ward takes it over for its own bodies."""
    frame = shipped()["can-tho-2579"]
    return {
        **frame, "key": "don-vi-phuong", "target": "bodies", "valid_from": valid_from, "paper": DECISION,
        "title": "Chấm điểm dân vận, thực hiện dân chủ ở cơ sở của cơ quan, đơn vị phường",
        "notes": [*frame["notes"], "Phường mẫu dùng khung của Quyết định 2579/QĐ-UBND thành phố Cần Thơ cho các "
        "đơn vị của mình."],
    }  # fmt: skip


def groups_rubric(valid_from: str) -> Item:
    """The ward's own rubric for its residential groups."""
    return {
        "format": "dinh-rubric/1", "key": "to-dan-pho", "title": "Chấm điểm tổ dân phố thực hiện dân chủ ở cơ sở",
        "paper": "Quyết định 13/QĐ-UBND của Ủy ban nhân dân phường Đình Minh (mẫu)", "provenance": "own",
        "about": "Năm việc một tổ dân phố làm trong năm: họp, niêm yết, gia đình văn hóa, hòa giải, vệ sinh và "
        "an ninh.",
        "notes": ["Bộ tiêu chí này của phường mẫu, do Đình viết để minh họa."], "target": "groups",
        "valid_from": valid_from, "valid_to": None, "total": 100, "ceiling": 100,
        "rounding": {"places": 2, "mode": "half-up"}, "idle": "full", "small": {"below": 5, "forgive": 1},
        "ranking": "total", "schedule": {"self_until": "11-10", "appraise_until": "12-10"},
        "posting": {"days": 5, "unit": "calendar", "source": "Quyết định 13/QĐ-UBND (mẫu)"},
        "appeal": {"days": 5, "unit": "working", "source": "Quyết định 13/QĐ-UBND (mẫu)"},
        "criteria": [
            _leaf("1", "Họp tổ trong năm, có biên bản", 20, {"kind": "bands", "of": "count", "bands": [
                {"range": "[0, 1)", "points": 0}, {"range": "[1, 2)", "points": 12}, {"range": "[2, )", "points": 20}]},
                idle="no"),
            _leaf("2", "Nội dung công khai được niêm yết đúng hạn ở nhà văn hóa", 25, {"kind": "ratio"}),
            _leaf("3", "Hộ gia đình văn hóa", 20, {"kind": "bands", "of": "count", "indicator": "movements.families",
                "scope": "own", "bands": [{"range": "[0, 60)", "points": 10}, {"range": "[60, 90)", "points": 15},
                                          {"range": "[90, )", "points": 20}]}),
            _leaf("4", "Mâu thuẫn nhỏ được hòa giải thành", 15, {"kind": "ratio"}),
            _leaf("5", "Giữ vệ sinh, an ninh trật tự", 20, {"kind": "manual"}, evidence="required"),
        ],
        "bonus": {"points": 4, "criteria": [
            _leaf("T", "Mô hình hay được phường công nhận", 4, {"kind": "each", "per": 2})]},
        "grades": [
            {"key": "tot", "title": "Tốt", "range": "[90, )", "no_zero": True},
            {"key": "kha", "title": "Khá", "range": "[70, 90)"},
            {"key": "dat", "title": "Đạt", "range": "[50, 70)"},
            {"key": "chua", "title": "Chưa đạt", "range": "[0, 50)"},
        ],
        "vetoes": [{"key": "khong-hop", "title": "Cả năm không họp tổ", "grade": "chua"}],
    }  # fmt: skip


def _leaf(key: str, title: str, points: int, formula: Item, **more: str) -> Item:
    return {"key": key, "title": title, "points": points, "formula": formula, **more}


# By order of the bodies: how much of each share was done last year, how well the typed ones stand.
LAST_BODIES = (
    {"1.1": "4", "1.3": 5, "2.1.1": (31, 33), "2.1.2": (29, 33), "2.2.1": (11, 12), "2.2.2": 2, "2.3.1": (48, 50),
     "2.3.2": (6, 6), "2.4.1": (19, 20), "2.5.1": (4, 4), "2.5.2": "5", "T.1": 1, "P.2": 1},
    {"1.1": "4", "1.3": 6, "2.1.1": (31, 33), "2.1.2": (29, 33), "2.2.1": (5, 5), "2.2.2": 2, "2.3.1": (22, 22),
     "2.3.2": (3, 3), "2.4.1": (14, 14), "2.5.1": (2, 2), "2.5.2": "5", "T.1": 2, "P.2": 0},
    {"1.1": "4", "1.3": 4, "2.1.1": (31, 33), "2.1.2": (29, 33), "2.2.1": (3, 3), "2.2.2": 2, "2.3.1": None,
     "2.3.2": None, "2.4.1": (9, 10), "2.5.1": (1, 2), "2.5.2": "4.5", "T.1": 1, "P.2": 0},
    {"1.1": "3", "1.3": 2, "2.1.1": (31, 33), "2.1.2": (29, 33), "2.2.1": (1, 3), "2.2.2": 1, "2.3.1": None,
     "2.3.2": None, "2.4.1": (6, 9), "2.5.1": (2, 3), "2.5.2": "3.5", "T.1": 0, "P.2": 3},
    {"1.1": "3.5", "1.3": 3, "2.1.1": (31, 33), "2.1.2": (29, 33), "2.2.1": (2, 2), "2.2.2": 1, "2.3.1": None,
     "2.3.2": None, "2.4.1": (8, 11), "2.5.1": None, "2.5.2": "4", "T.1": 0, "P.2": 1},
)  # fmt: skip
# Of the groups: meetings, postings, mediations, order, models.
LAST_GROUPS = (
    (2, (12, 12), (3, 3), "19", 1), (2, (11, 12), (2, 3), "18", 0), (2, (12, 12), (3, 3), "19", 1),
    (1, (9, 12), None, "17.5", 0), (2, (10, 12), (1, 2), "16", 0), (2, (12, 12), (4, 5), "18.5", 0),
    (1, (7, 12), (1, 4), "14", 0), (2, (11, 12), None, "17", 1), (2, (12, 12), (2, 2), "17", 0),
    (2, (8, 12), (5, 6), "15.5", 0),
)  # fmt: skip
COMMENT = "Tổ 7 năm nay có treo bảng thu chi quỹ, tôi thấy ở nhà văn hóa, sao vẫn tính thiếu năm lần niêm yết?"
LAST_COMMENT = "Nhà văn hóa tổ 4 niêm yết muộn mấy lần là do mưa hỏng bảng, xin xem lại."
LAST_ANSWER = (
    "Đã xem sổ niêm yết của tổ 4: ba lần treo muộn do bảng hỏng, phường thay bảng ngày 20/11. Số lần đúng hạn "
    "vẫn là 9/12 "
    "vì nội dung không được treo ở nơi thay thế. Phường đã lắp bảng có mái che."
)
APPEAL = (
    "Nhà trường hoàn thành 10/11 nhiệm vụ đúng hạn; hai kế hoạch phối hợp nộp ngày 12/9 và 03/10 đúng hạn, bị ghi nhầm "
    "là trễ."
)
APPEAL_ANSWER = "Đối chiếu sổ văn bản đến: hai kế hoạch phối hợp đều nhận trước hạn. Sửa thành 10/11."
CUT = "Tự chấm 4, hồ sơ có kế hoạch nhưng ban hành sau ngày 31/3."
