"""The services a commune may begin with, and answers to begin with: our own words, to be changed by each office."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggested:
    """`bodies`: names under which the body that deals with it may go, the likeliest first; otherwise the
    people's committee. `asks`: what is asked besides (`asks`)."""

    code: str
    name: str
    group: str
    description: str
    keywords: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    service: str
    name: str
    text: str


_WORKS = ("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế")
_SOCIETY = ("Phòng Văn hóa - Xã hội",)
STREETS, LIFE, OFFICE = "Đường phố, công trình", "Đời sống", "Chính quyền"
SERVICES = (
    Suggested(
        "duong-sa", "Đường sá, vỉa hè, cống rãnh", STREETS, "Ổ gà, sụt lún, mất nắp cống, vỉa hè bị chiếm.",
        ("ổ gà", "sụt lún", "nắp cống", "vỉa hè", "lấn chiếm lòng đường", "đường hỏng", "cống nghẹt"), _WORKS,
    ),
    Suggested(
        "den-duong", "Đèn đường, điện", STREETS, "Đèn tắt, dây võng, cột nghiêng, mất điện kéo dài.",
        ("đèn đường", "đèn hẻm", "đèn ngõ", "bóng đèn", "dây điện", "cột điện", "mất điện", "tối om"), _WORKS,
        ("Hỏng thế nào? *: tắt hẳn | chập chờn | dây, cột nguy hiểm", "Số ghi trên cột (nếu thấy)"),
    ),
    Suggested(
        "nuoc", "Nước sạch, ngập nước", STREETS, "Mất nước, nước đục, vỡ ống, ngập sau mưa.",
        ("nước máy", "mất nước", "nước đục", "vỡ ống", "ngập", "triều cường"), _WORKS,
        ("Bị từ khi nào?",),
    ),
    Suggested(
        "cay-xanh", "Cây xanh, công viên", STREETS, "Cây gãy, cành sà xuống đường, ghế đá hỏng.",
        ("cây xanh", "cây đổ", "cành cây", "công viên", "ghế đá"), _WORKS,
    ),
    Suggested(
        "rac-thai", "Rác, môi trường, mùi hôi", LIFE, "Rác ứ đọng, đổ trộm phế thải, khói, nước thải, mùi hôi.",
        ("rác", "xà bần", "mùi hôi", "đốt rác", "khói", "nước thải", "ô nhiễm", "kênh mương"), _WORKS,
    ),
    Suggested(
        "tieng-on", "Tiếng ồn", LIFE, "Loa kẹo kéo, quán hát, công trình làm đêm.",
        ("tiếng ồn", "karaoke", "loa kẹo kéo", "ồn ào", "hát"), _SOCIETY,
    ),
    Suggested(
        "trat-tu", "An ninh, trật tự", LIFE, "Tụ tập gây rối, đua xe, trộm cắp, chó thả rông.",
        ("trộm", "đua xe", "gây rối", "đánh nhau", "chó thả rông", "say rượu"), ("Công an",),
    ),
    Suggested(
        "xay-dung", "Xây dựng, đất đai", LIFE, "Xây không phép, lấn ranh, đổ vật liệu ra hẻm.",
        ("xây nhà", "không phép", "lấn đất", "ranh đất", "vật liệu", "công trình"), _WORKS,
    ),
    Suggested(
        "an-sinh", "Trợ cấp, hộ nghèo, người có công", LIFE, "Chế độ chậm, bình xét hộ nghèo, hỗ trợ thiên tai.",
        ("trợ cấp", "hộ nghèo", "người có công", "bảo trợ", "hỗ trợ", "chính sách"), _SOCIETY,
    ),
    Suggested(
        "y-te", "Y tế, an toàn thực phẩm", LIFE, "Dịch bệnh, muỗi, thức ăn không sạch, tiêm chủng.",
        ("muỗi", "dịch bệnh", "sốt xuất huyết", "thực phẩm", "tiêm chủng", "trạm y tế"), ("Trạm Y tế", *_SOCIETY),
    ),
    Suggested(
        "truong-hoc", "Trường học", LIFE, "Khoản thu đầu năm, cổng trường kẹt xe, bữa ăn bán trú.",
        ("trường học", "khoản thu", "cổng trường", "bán trú", "học sinh"), _SOCIETY,
    ),
    Suggested(
        "thu-tuc", "Thủ tục, thái độ phục vụ", OFFICE, "Hồ sơ chậm, đòi thêm giấy tờ, thái độ cán bộ.",
        ("thủ tục", "hồ sơ", "một cửa", "chờ lâu", "thái độ", "giấy tờ"),
    ),
    Suggested(
        "dong-gop", "Các khoản đóng góp, công khai", OFFICE, "Mức thu chưa bàn, chưa công khai thu chi.",
        ("đóng góp", "quỹ", "thu chi", "công khai", "vận động tiền"),
    ),
    Suggested("viec-khac", "Việc khác", OFFICE, "Chưa biết xếp vào đâu: cứ chọn mục này.", ()),
)  # fmt: skip

READY = (
    Answered(
        "", "Đã làm xong",
        "Việc ông/bà nêu đã làm xong ngày «…/…/……».\nĐã làm: «việc đã làm, ở đâu».\nĐơn vị làm: «tên đơn vị»; người "
        "chịu trách nhiệm: «chức danh».\nNếu thấy chưa được, ông/bà bấm “chưa đạt” hoặc gọi «số điện thoại», vụ việc "
        "sẽ được làm tiếp.",
    ),
    Answered(
        "", "Giải thích vì sao chưa làm được",
        "Chúng tôi đã xem tại chỗ ngày «…/…/……».\nViệc này hiện chưa làm được vì: «lý do cụ thể».\nSẽ làm: «việc gì», "
        "do «đơn vị» thực hiện, chậm nhất ngày «…/…/……».\nTrong lúc chờ: «biện pháp tạm».",
    ),
    Answered(
        "", "Không thuộc thẩm quyền, đã chuyển",
        "Việc này do «tên cơ quan» giải quyết theo «điều, khoản». Ngày «…/…/……» chúng tôi đã chuyển bằng văn bản số "
        "«…». Ông/bà có thể hỏi kết quả tại «địa chỉ, điện thoại».",
    ),
    Answered(
        "den-duong", "Đèn đường đã sửa",
        "Tổ điện đã thay «số» bóng, «số» mét dây tại «hẻm, tổ» ngày «…/…/……»; đã thử sáng lúc «giờ». Đơn vị làm: «tên "
        "đơn vị».",
    ),
    Answered(
        "rac-thai", "Rác đã dọn, lịch thu gom",
        "Đã dọn điểm rác tại «chỗ» ngày «…/…/……». Lịch thu gom ở tổ «số»: «thứ, giờ». Đơn vị thu gom: «tên đơn vị», "
        "điện thoại «…».",
    ),
    Answered(
        "duong-sa", "Đường đã vá, nắp cống đã thay",
        "Đã vá «số» mét vuông, thay «số» nắp cống tại «đoạn đường» ngày «…/…/……». Đơn vị thi công: «tên đơn vị». Bảo "
        "hành đến ngày «…/…/……».",
    ),
)  # fmt: skip
