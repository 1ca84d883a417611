"""Outlines (đề cương) as data. The words of the headings are ours, their order the field's: the six parts that party
committees ask for, the five that a ward's yearly report has, the six of a workplace."""

from __future__ import annotations

from dinh.account.reports.parts import Entered, Kind, Outline, Section, Shares, Units, Written
from dinh.account.reports.sentences import (
    AT_FIRMS,
    AT_OFFICES,
    AUDIENCE,
    BENEFITS,
    BOARDS,
    CONSULTATIONS,
    DECISIONS,
    DIALOGUES,
    INFORMATION,
    MEDIATIONS,
    MODELS,
    OUTREACH,
    PAPERS_ISSUED,
    PETITIONS,
    PUBLICATIONS,
    PUBLISHED_EVERYWHERE,
    REACH,
    TASKS_ASSIGNED,
    TASKS_DONE,
    TASKS_LATE,
    TASKS_ON_TIME,
    TITLES,
    WORKS,
)  # fmt: skip

PARTY_CHECKS = Entered(
    "party_checks", "Cuộc kiểm tra, giám sát tổ chức đảng, đảng viên về thực hiện dân chủ", "cuộc",
    zero="Trong kỳ chưa kiểm tra, giám sát tổ chức đảng, đảng viên về thực hiện dân chủ.",
    many="Đã tiến hành {n} cuộc kiểm tra, giám sát tổ chức đảng, đảng viên về thực hiện dân chủ.",
)  # fmt: skip
SPORTS_FAMILIES = Entered(
    "sports_families", "Gia đình thể thao trên tổng số hộ", "hộ",
    zero="Trong kỳ chưa bình xét Gia đình thể thao.", many="Gia đình thể thao: {n}/{whole} hộ, đạt {share}.", share=True,
)  # fmt: skip
MAIN_SHARES = Shares(
    "Các tỷ lệ chính trong kỳ",
    (
        ("publish.complete", "Công khai\nđủ nơi, đủ hạn"), ("petitions.on_time", "Đơn thư\nđúng hạn"),
        ("petitions.confirmed", "Đơn thư được\nxác nhận xong"), ("dialogue.kept_in_time", "Lời hứa\nđúng hạn"),
        ("mediation.settled_of_tried", "Hòa giải\nthành"), ("tasks.done_on_time", "Nhiệm vụ\nđúng hạn"),
    ),
)  # fmt: skip
COMMUNE: tuple[Kind, ...] = ("commune",)
INSIDE: tuple[Kind, ...] = ("agency", "unit")
FIRM: tuple[Kind, ...] = ("enterprise",)
RESULTS = Written("Những việc làm được, có số liệu ở các phần trên.")
WANTING = Written("Việc chưa làm được, ở đâu, vì sao thấy vậy.")
NEXT = Written("Việc, cơ quan làm, hạn.")
ASKED = Written("Kiến nghị với ai, việc gì; nếu không có, ghi “Không”.")

PARTY_LINE = Outline(
    key="party-six-parts",
    title="Đề cương sáu phần (tuyến Đảng)",
    subject="Kết quả thực hiện dân chủ ở cơ sở",
    sections=(
        Section("1", 1, "Khái quát tình hình địa phương, cơ quan, đơn vị", (Written("Đặc điểm, tình hình tác động trực tiếp đến việc thực hiện dân chủ."),)),
        Section("2", 1, "Công tác lãnh đạo, chỉ đạo, triển khai"),
        Section("2.1", 2, "Lãnh đạo, chỉ đạo của cấp ủy đảng", (PAPERS_ISSUED, TASKS_ASSIGNED, PARTY_CHECKS)),
        Section("2.2", 2, "Chỉ đạo, triển khai của chính quyền và các cơ quan, đơn vị", (TASKS_ON_TIME, TASKS_LATE, TASKS_DONE)),
        Section("3", 1, "Kết quả thực hiện dân chủ ở các loại hình cơ sở", (MAIN_SHARES,)),
        Section("3.1", 2, "Ở xã, phường", kinds=COMMUNE),
        Section("3.1.1", 3, "Nhân dân biết", (PUBLICATIONS, PUBLISHED_EVERYWHERE, INFORMATION, OUTREACH, AUDIENCE, REACH), COMMUNE),
        Section("3.1.2", 3, "Nhân dân bàn, quyết định, tham gia ý kiến", (*DECISIONS, *CONSULTATIONS, *DIALOGUES), COMMUNE),
        Section("3.1.3", 3, "Nhân dân làm", (*WORKS, *MODELS, *MEDIATIONS), COMMUNE),
        Section("3.1.4", 3, "Nhân dân kiểm tra, giám sát", (*PETITIONS, *BOARDS), COMMUNE),
        Section("3.1.5", 3, "Nhân dân thụ hưởng", BENEFITS, COMMUNE),
        Section("3.2", 2, "Ở cơ quan, đơn vị sự nghiệp công lập", AT_OFFICES, INSIDE),
        Section("3.3", 2, "Ở doanh nghiệp và tổ chức có sử dụng lao động", AT_FIRMS, FIRM),
        Section("3.4", 2, "Nội dung khác", (Units(),)),
        Section("4", 1, "Đánh giá chung"),
        Section("4.1", 2, "Kết quả đạt được", (RESULTS,)),
        Section("4.2", 2, "Hạn chế, khó khăn, vướng mắc", (WANTING,)),
        Section("4.3", 2, "Nguyên nhân", (Written("Nguyên nhân chủ quan, khách quan của từng hạn chế."),)),
        Section("5", 1, "Nhiệm vụ, giải pháp trọng tâm kỳ tới", (NEXT,)),
        Section("6", 1, "Kiến nghị, đề xuất", (ASKED,)),
    ),
)  # fmt: skip

STATE_YEARLY = Outline(
    key="state-yearly",
    title="Đề cương năm phần (tuyến chính quyền)",
    subject="Kết quả thực hiện dân chủ ở cơ sở và công tác dân vận của chính quyền",
    sections=(
        Section("1", 1, "Tình hình chung", (Written("Bối cảnh kinh tế - xã hội, sự chỉ đạo của cấp trên trong kỳ."),)),
        Section("2", 1, "Công tác chỉ đạo, triển khai"),
        Section("2.1", 2, "Lãnh đạo, chỉ đạo của chính quyền", (PAPERS_ISSUED,)),
        Section("2.2", 2, "Hoạt động của cơ quan phụ trách thực hiện dân chủ", (TASKS_ASSIGNED, TASKS_ON_TIME, TASKS_LATE)),
        Section("3", 1, "Kết quả thực hiện", (MAIN_SHARES,)),
        Section("3.1", 2, "Triển khai, quán triệt và công khai", (OUTREACH, AUDIENCE, PUBLICATIONS, PUBLISHED_EVERYWHERE, INFORMATION, REACH), COMMUNE),
        Section("3.2", 2, "Thực hiện dân chủ ở cơ sở", (*DECISIONS, *CONSULTATIONS, *PETITIONS, *DIALOGUES, *WORKS, *MEDIATIONS, *BENEFITS, *TITLES, SPORTS_FAMILIES), COMMUNE),
        Section("3.3", 2, "Phong trào và mô hình “Dân vận khéo”", MODELS),
        Section("3.4", 2, "Phối hợp với Mặt trận, đoàn thể; kiểm tra, giám sát", (*BOARDS, TASKS_DONE, Units())),
        Section("3.5", 2, "Thực hiện dân chủ trong cơ quan, đơn vị", AT_OFFICES),
        Section("4", 1, "Đánh giá chung"),
        Section("4.1", 2, "Kết quả đạt được và nguyên nhân", (Written("Những việc làm được và nhờ đâu."),)),
        Section("4.2", 2, "Hạn chế và nguyên nhân", (Written("Việc chưa làm được và vì sao."),)),
        Section("5", 1, "Nhiệm vụ trọng tâm kỳ tới", (NEXT,)),
    ),
)  # fmt: skip

WORKPLACE = Outline(
    key="workplace-six-parts",
    title="Đề cương sáu phần của cơ quan, đơn vị, doanh nghiệp",
    subject="Kết quả thực hiện dân chủ ở nơi làm việc",
    sections=(
        Section("1", 1, "Khái quát tình hình cơ quan, đơn vị, doanh nghiệp", (Written("Số người, tổ chức công đoàn, việc tác động trực tiếp đến thực hiện dân chủ."),)),
        Section("2", 1, "Công tác lãnh đạo, chỉ đạo, triển khai"),
        Section("2.1", 2, "Văn bản đã ban hành", (PAPERS_ISSUED,)),
        Section("2.2", 2, "Nhiệm vụ được giao", (TASKS_ON_TIME, TASKS_LATE)),
        Section("3", 1, "Kết quả thực hiện dân chủ ở nơi làm việc", (Units(),)),
        Section("3.1", 2, "Ở cơ quan, đơn vị sự nghiệp công lập", AT_OFFICES, (*COMMUNE, *INSIDE)),
        Section("3.2", 2, "Ở doanh nghiệp và tổ chức có sử dụng lao động", AT_FIRMS, FIRM),
        Section("4", 1, "Đánh giá chung"),
        Section("4.1", 2, "Kết quả đạt được", (RESULTS,)),
        Section("4.2", 2, "Hạn chế, nguyên nhân", (Written("Việc chưa làm được, vì sao."),)),
        Section("5", 1, "Nhiệm vụ, giải pháp kỳ tới", (Written("Việc, người làm, hạn."),)),
        Section("6", 1, "Kiến nghị, đề xuất", (ASKED,)),
    ),
)  # fmt: skip

OUTLINES = {outline.key: outline for outline in (PARTY_LINE, STATE_YEARLY, WORKPLACE)}
