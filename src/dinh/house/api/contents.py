"""What may be written through the API, field by field: read by the views, told by the OpenAPI document."""

from __future__ import annotations

from dinh.house.api.bodies import Field
from dinh.rights.petitions.models import Channel
from dinh.rights.petitions.public.forms import LATITUDES, LONGITUDES
from dinh.rights.petitions.queries import public as petitions

BY_UNIT = "so-lieu-xa-phuong"  # the data set of a province's office
MOST_FILES = 1_000  # one-stop files in a call
CHANNELS = (Channel.PHONE, Channel.DESK, Channel.PAPER, Channel.POST, Channel.RECEPTION)
PETITION = (
    Field("kind", "text", "Phản ánh hoặc kiến nghị.", needed=True, choices=tuple(
        str(each.value) for each in petitions.VOICES), sample="reflection"),
    Field("words", "text", "Chuyện gì, ở đâu, từ khi nào.", needed=True, least=10, most=4_000,
          sample="Đèn đường trước nhà văn hóa tổ 1 không sáng đã một tuần."),
    Field("received_on", "day", "Ngày nơi kia nhận được; hạn tính từ ngày này.", needed=True, sample="2026-11-20"),
    Field("channel", "text", "Người dân đã gửi bằng cách nào.", needed=True, choices=tuple(
        str(each.value) for each in CHANNELS), sample="phone"),
    Field("service", "text", "Mã lĩnh vực, như ở Open311; trống: để cán bộ xếp.", most=30),
    Field("group", "text", "Mã thôn, tổ dân phố.", most=30),
    Field("place", "text", "Chỗ nào, bằng lời.", most=300, sample="Trước nhà văn hóa tổ 1"),
    Field("lat", "number", "Vĩ độ, WGS 84.", low=LATITUDES[0], high=LATITUDES[1]),
    Field("lon", "number", "Kinh độ, WGS 84.", low=LONGITUDES[0], high=LONGITUDES[1]),
    Field("name", "text", "Họ tên người gửi; trống: không ghi tên.", most=120),
    Field("phone", "text", "Điện thoại người gửi; chỉ cán bộ xử lý thấy.", most=20),
    Field("email", "text", "Thư điện tử người gửi; chỉ cán bộ xử lý thấy.", most=254),
    Field("address", "text", "Địa chỉ người gửi; chỉ cán bộ xử lý thấy.", most=300),
)  # fmt: skip
SERVICE_FILE = (
    Field("code", "text", "Mã hồ sơ; gửi lại mã đã có thì thay dòng cũ.", needed=True, least=1, most=60,
          sample="DM-2026-000123"),
    Field("procedure", "text", "Tên thủ tục.", needed=True, least=1, most=200, sample="Chứng thực bản sao"),
    Field("field", "text", "Lĩnh vực.", most=100, sample="Tư pháp"),
    Field("received_on", "day", "Ngày tiếp nhận.", needed=True, sample="2026-11-16"),
    Field("due_on", "day", "Ngày hẹn trả.", needed=True, sample="2026-11-18"),
    Field("returned_on", "day", "Ngày trả kết quả; trống: chưa trả.", sample="2026-11-17"),
)  # fmt: skip
