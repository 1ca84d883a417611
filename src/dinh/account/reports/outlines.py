"""Outlines (đề cương) as data: sections in order, and what fills each. The words of the headings are ours, their order the field's.

A part is one of: `Count` (a sentence from an indicator), `Papers` (the papers a body issued), `TaskTable` (the turns due in
the period), `Entered` (a figure a member enters with its records), `Units` (what the unit reports say), `Written` (words only
a person can write). Every section also takes a writer's passage.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """A sentence for zero, one, many of an indicator; `{n}` is the count or part, `{whole}` and `{share}` for shares."""

    indicator: str
    zero: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers the body issued in the period, of these types, cited in full."""

    lead: str
    none: str
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskTable:
    """The body's turns due in the period: task, source, due, result."""

    caption: str
    none: str


@dataclass(frozen=True, slots=True)
class Entered:
    """A figure to enter. `merge`: the receiver's report sums the units' figures. `share` asks for the whole too."""

    key: str
    label: str
    unit: str
    zero: str
    many: str
    share: bool = False
    merge: bool = True


@dataclass(frozen=True, slots=True)
class Units:
    """What the submitted unit reports say in the same section, each under its unit's name."""


@dataclass(frozen=True, slots=True)
class Written:
    """Words only a person can write; `hint` says what belongs here. Compulsory before signing."""

    hint: str


Part = Count | Papers | TaskTable | Entered | Units | Written


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    level: int
    title: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    key: str
    title: str
    subject: str
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section:
        return next(section for section in self.sections if section.key == key)

    @property
    def figures(self) -> tuple[Entered, ...]:
        return tuple(part for section in self.sections for part in section.parts if isinstance(part, Entered))


PAPERS_ISSUED = Papers(
    lead="Trong kỳ đã ban hành {n} văn bản lãnh đạo, chỉ đạo, triển khai:",
    none="Trong kỳ chưa có văn bản lãnh đạo, chỉ đạo nào được vào sổ.",
)
TASKS_ON_TIME = Count(
    "tasks.done_on_time",
    zero="Trong kỳ không có nhiệm vụ đến hạn.",
    one="Có 01 nhiệm vụ đến hạn trong kỳ; hoàn thành đúng hạn {n}/{whole} nhiệm vụ, đạt {share}.",
    many="Có {whole} nhiệm vụ đến hạn trong kỳ; hoàn thành đúng hạn {n}/{whole} nhiệm vụ, đạt {share}.",
)
TASKS_LATE = Count(
    "tasks.late",
    zero="Không có nhiệm vụ quá hạn.",
    one="Còn 01 nhiệm vụ quá hạn.",
    many="Còn {n} nhiệm vụ quá hạn.",
)
TASKS_ASSIGNED = Count(
    "tasks.assigned",
    zero="Trong kỳ không giao nhiệm vụ mới.",
    one="Đã giao 01 nhiệm vụ cho cơ quan, đơn vị, có hạn và người chịu trách nhiệm.",
    many="Đã giao {n} nhiệm vụ cho các cơ quan, đơn vị, mỗi việc có hạn và người chịu trách nhiệm.",
)
TASKS_DONE = TaskTable(
    caption="Kết quả thực hiện nhiệm vụ trong kỳ",
    none="Không có nhiệm vụ nào đến hạn hoặc hoàn thành trong kỳ.",
)
DIALOGUES = (
    Count(
        "dialogue.held",
        zero="Trong kỳ chưa tổ chức đối thoại với Nhân dân.",
        one="Đã tổ chức 01 cuộc đối thoại với Nhân dân, biên bản đã công khai.",
        many="Đã tổ chức {n} cuộc đối thoại với Nhân dân, biên bản đã công khai.",
    ),
    Count(
        "dialogue.kept_in_time",
        zero="",
        one="Có 01 lời hứa, kết luận đến hạn trong kỳ; làm xong đúng hạn {n}/{whole}, đạt {share}.",
        many="Có {whole} lời hứa, kết luận đến hạn trong kỳ; làm xong đúng hạn {n}/{whole}, đạt {share}.",
    ),
    Count(
        "dialogue.confirmed",
        zero="",
        one="Với 01 lời hứa nói trong kỳ: đã làm xong và người hỏi xác nhận đạt {n}/{whole}.",
        many="Trong {whole} lời hứa nói trong kỳ: đã làm xong và người hỏi xác nhận đạt {n}/{whole}, đạt {share}.",
    ),
    Count(
        "dialogue.unconfirmed",
        zero="",
        one="Đã làm xong nhưng người hỏi chưa xác nhận đạt: {n}/{whole}, đếm riêng.",
        many="Đã làm xong nhưng người hỏi chưa xác nhận đạt: {n}/{whole}, đếm riêng.",
    ),
    Count(
        "dialogue.open_late",
        zero="",
        one="Còn 01 lời hứa chưa làm xong, đã trễ hạn.",
        many="Còn {n} lời hứa chưa làm xong, đã trễ hạn.",
    ),
)
PETITIONS = (
    Count(
        "petitions.received",
        zero="Trong kỳ không tiếp nhận phản ánh, kiến nghị, khiếu nại nào.",
        one="Tiếp nhận 01 vụ việc phản ánh, kiến nghị, khiếu nại.",
        many="Tiếp nhận {n} vụ việc phản ánh, kiến nghị, khiếu nại.",
    ),
    Count(
        "petitions.on_time",
        zero="",
        one="Có 01 vụ việc đến hạn theo luật trong kỳ; có kết quả đúng hạn {n}/{whole}, đạt {share}.",
        many="Có {whole} vụ việc đến hạn theo luật trong kỳ; có kết quả đúng hạn {n}/{whole}, đạt {share}.",
    ),
    Count(
        "petitions.confirmed",
        zero="",
        one="Kết thúc 01 vụ việc; giải quyết xong và người gửi xác nhận {n}/{whole}, đạt {share}.",
        many="Kết thúc {whole} vụ việc; giải quyết xong và người gửi xác nhận {n}/{whole}, đạt {share}.",
    ),
    Count(
        "petitions.unconfirmed",
        zero="",
        one="Giải quyết xong nhưng người gửi chưa xác nhận: {n}/{whole}, đếm riêng.",
        many="Giải quyết xong nhưng người gửi chưa xác nhận: {n}/{whole}, đếm riêng.",
    ),
    Count(
        "petitions.open_late",
        zero="",
        one="Còn 01 vụ việc đang giải quyết; đã trễ hạn {n}/{whole}.",
        many="Còn {whole} vụ việc đang giải quyết; đã trễ hạn {n}/{whole}.",
    ),
    Count(
        "petitions.denunciations",
        zero="",
        one="Tiếp nhận 01 đơn tố cáo.",
        many="Tiếp nhận {n} đơn tố cáo.",
    ),
)
PUBLICATIONS = Count(
    "publish.published",
    zero="Trong kỳ không có nội dung nào được công khai theo Điều 11 Luật Thực hiện dân chủ ở cơ sở.",
    one="Đã công khai 01 nội dung theo Điều 11 Luật Thực hiện dân chủ ở cơ sở.",
    many="Đã công khai {n} nội dung theo Điều 11 Luật Thực hiện dân chủ ở cơ sở.",
)
PUBLISHED_EVERYWHERE = Count(
    "publish.complete",
    zero="",
    one="Nội dung ấy có minh chứng đủ nơi, đủ hình thức, đủ thời hạn: {n}/{whole}, đạt {share}.",
    many="Trong đó {n}/{whole} nội dung có minh chứng đủ nơi, đủ hình thức, đủ thời hạn, đạt {share}.",
)
INFORMATION = Count(
    "information.answered_in_time",
    zero="Trong kỳ không có yêu cầu cung cấp thông tin nào đến hạn trả lời.",
    one="Có 01 yêu cầu cung cấp thông tin đến hạn; trả lời đúng hạn {n}/{whole}, đạt {share}.",
    many="Có {whole} yêu cầu cung cấp thông tin đến hạn; trả lời đúng hạn {n}/{whole}, đạt {share}.",
)
OUTREACH = Count(
    "outreach.sessions",
    zero="Trong kỳ chưa tổ chức buổi tuyên truyền, phổ biến pháp luật nào.",
    one="Đã tổ chức 01 buổi tuyên truyền, phổ biến pháp luật.",
    many="Đã tổ chức {n} buổi tuyên truyền, phổ biến pháp luật.",
)
AUDIENCE = Count(
    "outreach.people",
    zero="",
    one="Có 01 lượt người dự.",
    many="Có {n} lượt người dự.",
)
REACH = Count(
    "reach.known",
    zero="",
    one="Hỏi ngẫu nhiên các hộ về việc đã công khai: {n}/{whole} câu trả lời đúng, đạt {share}.",
    many="Hỏi ngẫu nhiên các hộ về việc đã công khai: {n}/{whole} câu trả lời đúng, đạt {share}.",
)
MEDIATIONS = (
    Count(
        "mediation.received",
        zero="Trong kỳ các tổ hòa giải không tiếp nhận vụ, việc nào.",
        one="Các tổ hòa giải tiếp nhận 01 vụ, việc.",
        many="Các tổ hòa giải tiếp nhận {n} vụ, việc.",
    ),
    Count(
        "mediation.settled_of_tried",
        zero="",
        one="Có 01 vụ, việc có kết quả; hòa giải thành {n}/{whole}, đạt {share} (tính trên số thành và không thành).",
        many="Có {whole} vụ, việc có kết quả; hòa giải thành {n}/{whole}, đạt {share} (tính trên số thành và không thành).",
    ),
    Count(
        "mediation.open",
        zero="",
        one="Còn 01 vụ, việc đang hòa giải.",
        many="Còn {n} vụ, việc đang hòa giải.",
    ),
)
FAMILIES = Entered(
    "cultural_families", "Gia đình đạt danh hiệu Gia đình văn hóa trên tổng số hộ", "hộ",
    zero="Trong kỳ chưa bình xét Gia đình văn hóa.", many="Gia đình văn hóa: {n}/{whole} hộ, đạt {share}.", share=True,
)  # fmt: skip
GROUPS = Entered(
    "cultural_groups", "Tổ dân phố văn hóa trên tổng số tổ dân phố", "tổ",
    zero="Trong kỳ chưa xét công nhận tổ dân phố văn hóa.", many="Tổ dân phố văn hóa: {n}/{whole} tổ, đạt {share}.", share=True,
)  # fmt: skip
MODELS = Entered(
    "practice_models", "Mô hình “Dân vận khéo” đang duy trì", "mô hình",
    zero="Trong kỳ chưa có mô hình “Dân vận khéo” được công nhận.", many="Đang duy trì {n} mô hình “Dân vận khéo”.",
)  # fmt: skip
SUPERVISIONS = Entered(
    "supervisions", "Cuộc giám sát của Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng", "cuộc",
    zero="Trong kỳ chưa có cuộc giám sát nào.", many="Các ban của Nhân dân đã tiến hành {n} cuộc giám sát.",
)  # fmt: skip

PARTY_LINE = Outline(
    key="party-six-parts",
    title="Đề cương sáu phần (tuyến Đảng)",
    subject="Kết quả thực hiện dân chủ ở cơ sở",
    sections=(
        Section("1", 1, "Khái quát tình hình địa phương, cơ quan, đơn vị", (Written("Đặc điểm, tình hình tác động trực tiếp đến việc thực hiện dân chủ."),)),
        Section("2", 1, "Công tác lãnh đạo, chỉ đạo, triển khai"),
        Section("2.1", 2, "Lãnh đạo, chỉ đạo của cấp ủy đảng", (PAPERS_ISSUED, TASKS_ASSIGNED)),
        Section("2.2", 2, "Chỉ đạo, triển khai của chính quyền và các cơ quan, đơn vị", (TASKS_ON_TIME, TASKS_LATE, TASKS_DONE)),
        Section("3", 1, "Kết quả thực hiện dân chủ ở các loại hình cơ sở", (PUBLICATIONS, PUBLISHED_EVERYWHERE, INFORMATION, OUTREACH, AUDIENCE, REACH, *DIALOGUES, *PETITIONS, SUPERVISIONS, *MEDIATIONS, Units())),
        Section("4", 1, "Đánh giá chung"),
        Section("4.1", 2, "Kết quả đạt được", (Written("Những việc làm được, có số liệu ở các phần trên."),)),
        Section("4.2", 2, "Hạn chế, khó khăn, vướng mắc", (Written("Việc chưa làm được, ở đâu, vì sao thấy vậy."),)),
        Section("4.3", 2, "Nguyên nhân", (Written("Nguyên nhân chủ quan, khách quan của từng hạn chế."),)),
        Section("5", 1, "Nhiệm vụ, giải pháp trọng tâm kỳ tới", (Written("Việc, cơ quan làm, hạn."),)),
        Section("6", 1, "Kiến nghị, đề xuất", (Written("Kiến nghị với ai, việc gì; nếu không có, ghi “Không”."),)),
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
        Section("3", 1, "Kết quả thực hiện"),
        Section("3.1", 2, "Triển khai, quán triệt và công khai", (OUTREACH, AUDIENCE, PUBLICATIONS, PUBLISHED_EVERYWHERE, INFORMATION, REACH)),
        Section("3.2", 2, "Thực hiện dân chủ ở cơ sở", (*PETITIONS, *DIALOGUES, *MEDIATIONS, FAMILIES, GROUPS)),
        Section("3.3", 2, "Phong trào và mô hình “Dân vận khéo”", (MODELS,)),
        Section("3.4", 2, "Phối hợp với Mặt trận, đoàn thể; kiểm tra, giám sát", (SUPERVISIONS, TASKS_DONE, Units())),
        Section("4", 1, "Đánh giá chung"),
        Section("4.1", 2, "Kết quả đạt được và nguyên nhân", (Written("Những việc làm được và nhờ đâu."),)),
        Section("4.2", 2, "Hạn chế và nguyên nhân", (Written("Việc chưa làm được và vì sao."),)),
        Section("5", 1, "Nhiệm vụ trọng tâm kỳ tới", (Written("Việc, cơ quan làm, hạn."),)),
    ),
)  # fmt: skip

AT_WORK = (
    Count(
        "workplaces.items_published",
        zero="",
        one="Đã công khai trong nội bộ {n}/{whole} nội dung theo Điều 46 Luật Thực hiện dân chủ ở cơ sở.",
        many="Đã công khai trong nội bộ {n}/{whole} nội dung theo Điều 46 Luật Thực hiện dân chủ ở cơ sở, đạt {share}.",
    ),
    Count(
        "workplaces.conferences_held",
        zero="Trong kỳ không có hội nghị cán bộ, công chức, viên chức, người lao động nào đến hạn.",
        one="Hội nghị cán bộ, công chức, viên chức, người lao động đến hạn trong kỳ: đã tổ chức {n}/{whole}.",
        many="Hội nghị cán bộ, công chức, viên chức, người lao động: đã tổ chức {n}/{whole} nơi, đạt {share}.",
    ),
    Count(
        "workplaces.conferences_in_time",
        zero="",
        one="Tổ chức đúng hạn: {n}/{whole}.",
        many="Tổ chức đúng hạn: {n}/{whole} nơi, đạt {share}.",
    ),
    Count(
        "workplaces.boards",
        zero="",
        one="Ban Thanh tra nhân dân còn nhiệm kỳ: {n}/{whole}.",
        many="Ban Thanh tra nhân dân còn nhiệm kỳ: {n}/{whole} nơi phải lập, đạt {share}.",
    ),
    Count(
        "workplaces.opinions_answered",
        zero="",
        one="Lấy ý kiến trong cơ quan, đơn vị: trả lời {n}/{whole} nhóm ý kiến.",
        many="Lấy ý kiến trong cơ quan, đơn vị: trả lời {n}/{whole} nhóm ý kiến, đạt {share}.",
    ),
    Count(
        "workplaces.dialogues",
        zero="",
        one="Đã tổ chức 01 cuộc đối thoại tại nơi làm việc.",
        many="Đã tổ chức {n} cuộc đối thoại tại nơi làm việc.",
    ),
    Count(
        "workplaces.agreements_kept",
        zero="",
        one="Có 01 thỏa thuận sau đối thoại đến hạn; làm xong đúng hạn {n}/{whole}.",
        many="Có {whole} thỏa thuận sau đối thoại đến hạn; làm xong đúng hạn {n}/{whole}, đạt {share}.",
    ),
    Count(
        "workplaces.unions_founded",
        zero="",
        one="Thành lập 01 công đoàn cơ sở ngoài khu vực Nhà nước.",
        many="Thành lập {n} công đoàn cơ sở ngoài khu vực Nhà nước.",
    ),
)
WORKPLACE = Outline(
    key="workplace-six-parts",
    title="Đề cương sáu phần của cơ quan, đơn vị, doanh nghiệp",
    subject="Kết quả thực hiện dân chủ ở nơi làm việc",
    sections=(
        Section("1", 1, "Khái quát tình hình cơ quan, đơn vị, doanh nghiệp", (Written("Số người, tổ chức công đoàn, việc tác động trực tiếp đến thực hiện dân chủ."),)),
        Section("2", 1, "Công tác lãnh đạo, chỉ đạo, triển khai"),
        Section("2.1", 2, "Văn bản đã ban hành", (PAPERS_ISSUED,)),
        Section("2.2", 2, "Nhiệm vụ được giao", (TASKS_ON_TIME, TASKS_LATE)),
        Section("3", 1, "Kết quả thực hiện dân chủ ở nơi làm việc", (*AT_WORK, Units())),
        Section("4", 1, "Đánh giá chung"),
        Section("4.1", 2, "Kết quả đạt được", (Written("Những việc làm được, có số liệu ở các phần trên."),)),
        Section("4.2", 2, "Hạn chế, nguyên nhân", (Written("Việc chưa làm được, vì sao."),)),
        Section("5", 1, "Nhiệm vụ, giải pháp kỳ tới", (Written("Việc, người làm, hạn."),)),
        Section("6", 1, "Kiến nghị, đề xuất", (Written("Kiến nghị với ai, việc gì; nếu không có, ghi “Không”."),)),
    ),
)  # fmt: skip

OUTLINES = {outline.key: outline for outline in (PARTY_LINE, STATE_YEARLY, WORKPLACE)}
