"""Papers of our own writing, in the manner of the real ones, for phường Đình Minh, tỉnh Lam Giang (both fictional)."""

from __future__ import annotations

LETTER = """TỈNH ỦY LAM GIANG                      ĐẢNG CỘNG SẢN VIỆT NAM
BAN TUYÊN GIÁO VÀ DÂN VẬN
*                                      Lam Giang, ngày 04 tháng 3 năm 2026
Số 118-CV/BTGDVTU
v/v thực hiện dân chủ ở cơ sở năm 2026

Kính gửi: Ban Thường vụ các đảng ủy xã, phường.

Thực hiện Chỉ thị số 15-CT/TU, ngày 21/11/2022 của Ban Thường vụ Tỉnh ủy và Luật số 10/2022/QH15, ngày 10/11/2022 về \
thực hiện dân chủ ở cơ sở, Ban Tuyên giáo và Dân vận Tỉnh ủy đề nghị:

1. Ủy ban nhân dân phường
Công khai đầy đủ các nội dung theo quy định; niêm yết tại nhà văn hóa từng tổ dân phố, hoàn thành trước ngày 30/4/2026.

2. Ủy ban Mặt trận Tổ quốc Việt Nam phường
Chủ trì, phối hợp với Ủy ban nhân dân phường tổ chức đối thoại với nhân dân ít nhất một lần trong năm; báo cáo kết quả \
trước ngày 10/6 và trước ngày 10/12 hằng năm.

Đề nghị các đơn vị nghiêm túc thực hiện.

Nơi nhận:                              K/T TRƯỞNG BAN
- Như trên,                            PHÓ TRƯỞNG BAN
- Lưu.


                                       Nguyễn Thị Hoài
"""

OLD_LAW = """ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHƯỜNG BẾN THƯỢNG                      Độc lập - Tự do - Hạnh phúc

Số: 41/KH-UBND                       Bến Thượng, ngày 12 tháng 02 năm 2026

KẾ HOẠCH
Thực hiện dân chủ ở cơ sở năm 2026

Căn cứ Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007 của Ủy ban Thường vụ Quốc hội;
Căn cứ Luật số 72/2025/QH15 ngày 16/6/2025;
Ủy ban nhân dân phường ban hành kế hoạch với các nội dung sau:

I. MỤC ĐÍCH
Phát huy quyền làm chủ của nhân dân.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội: tham mưu triển khai kế hoạch, báo cáo trước ngày 10/12.

Nơi nhận:                            TM. ỦY BAN NHÂN DÂN
- Đảng ủy phường;                    KT. CHỦ TỊCH
- Lưu: VT.                           PHÓ CHỦ TỊCH


                                     Đặng Văn Sơn
"""

PLAIN_TEXT = "Giấy mời dự họp tổ dân phố số 3 vào tối thứ Bảy."
