"""Dữ liệu cá nhân: on what ground the house keeps it, what the law orders kept, for how long.

Of Luật 91/2025/QH15 only its opening was read; articles 9, 14, 16, 19 and 23 are remembered and say so. No retention
term was found for files of complaints, denunciations and votes: nothing of them is destroyed (`records.retention`).
"""

from __future__ import annotations

from dataclasses import dataclass

from dinh.law.cite import Cite
from dinh.law.provenance import DERIVED, MEMORY, Provenance, secondary
from dinh.law.rules.sources import (
    CLERICAL,
    COMPLAINTS,
    DEMOCRACY,
    DENUNCIATIONS,
    DETAILS,
    MEDIATION,
    NEW_INFORMATION,
    PERSONAL_DATA,
    QUOTED,
    RECEPTION,
    S1,
    S2,
    S4,
    S7,
)

ARCHIVES = "Luật Lưu trữ 33/2024/QH15"


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason in plain words, with its place in the law and how far that reading can be trusted."""

    title: str
    cite: Cite
    provenance: Provenance

    @property
    def verified(self) -> bool:
        return self.provenance.verified


BASES: dict[str, Ground] = {
    "duty": Ground("phục vụ hoạt động của cơ quan nhà nước, không cần đồng ý", Cite(PERSONAL_DATA, 19), MEMORY),
    "consent": Ground("người ấy tự cho, rút lại lúc nào cũng được", Cite(PERSONAL_DATA, 9), MEMORY),
    "voters": Ground("lập danh sách hộ biểu quyết: họ tên, nơi thường trú", Cite(DETAILS, 5, 2, "c"), S1),
    "decide": Ground("nhân dân bàn và quyết định", Cite(DEMOCRACY, 15), S1),
    "publish": Ground("nội dung phải công khai", Cite(DEMOCRACY, 11), S1),
    "consult": Ground("nhân dân tham gia ý kiến", Cite(DEMOCRACY, 25), S1),
    "oversee": Ground("nhân dân kiểm tra, giám sát", Cite(DEMOCRACY, 30), S1),
    "reception": Ground("tiếp công dân", Cite(RECEPTION), S2),
    "letters": Ground("nhận và giải quyết đơn", Cite(COMPLAINTS), S2),
    "denouncer": Ground("bảo vệ bí mật thông tin người tố cáo", Cite(DENUNCIATIONS, 8, 3), S2),
    "information": Ground("cung cấp thông tin theo yêu cầu", Cite(NEW_INFORMATION), QUOTED),
    "mediation": Ground("hòa giải ở cơ sở, giữ bí mật đời tư", Cite(MEDIATION, 4, 3), S4),
    "papers": Ground("công tác văn thư", Cite(CLERICAL), S7),
}

KEEPING: dict[str, Ground] = {
    "archive": Ground("văn bản, hồ sơ của cơ quan phải lưu trữ", Cite(ARCHIVES), secondary()),
    "minutes": Ground("biên bản, quyết định đã lập: chứng cứ của việc đã làm", Cite(ARCHIVES), secondary()),
    "votes": Ground("danh sách, phiếu, biên bản của cuộc biểu quyết: chưa có thời hạn nào được xác minh nên không hủy",
                    Cite(CLERICAL), DERIVED),
    "register": Ground("sổ hộ: phải lập danh sách đại diện hộ; hộ đã ra khỏi sổ còn là cử tri của các cuộc trước",
                       Cite(DETAILS, 5, 2, "c"), S1),
    "letters": Ground("hồ sơ khiếu nại, tố cáo, tiếp công dân: chưa có thời hạn nào được xác minh nên không hủy",
                      Cite(CLERICAL), DERIVED),
    "sealed": Ground("niêm phong của người tố cáo: không ai được mở để tìm", Cite(DENUNCIATIONS, 8, 3), S2),
    "ledger": Ground("sổ thu, chi của dân: chỉ ghi thêm, không sửa; chưa có thời hạn nào được xác minh",
                     Cite(CLERICAL), DERIVED),
    "public": Ground("danh sách mà luật buộc công khai và lưu chứng cứ", Cite(DEMOCRACY, 11), S1),
    "act": Ground("tên người giữ chức danh trong việc công đã làm", Cite(ARCHIVES), secondary()),
    "post": Ground("người đang giữ chức danh, đang làm việc chung", Cite(PERSONAL_DATA, 19), MEMORY),
    "beside": Ground("phần ghi cạnh nhật ký về hồ sơ được giữ, giữ theo hồ sơ ấy", Cite(ARCHIVES), DERIVED),
    "chain": Ground("tên việc, tên hồ sơ do cán bộ đặt, đã vào chuỗi nhật ký: bỏ đi thì không ai kiểm được chuỗi nữa",
                    Cite(ARCHIVES), DERIVED),
    "open": Ground("việc đang giải quyết: xóa được khi việc xong", Cite(PERSONAL_DATA, 14), MEMORY),
}  # fmt: skip

ERASURE = Ground("quyền yêu cầu xóa dữ liệu cá nhân", Cite(PERSONAL_DATA, 14), MEMORY)

TERMS: dict[str, str] = {
    "kept": "Không hủy, cho đến khi có thời hạn lưu trữ được xác minh",
    "standing": "Chừng nào còn trong sổ, còn giữ chức danh",
    "asked": "Đến khi việc xong và người ấy xin xóa",
    "stop": "Đến khi thôi theo dõi; địa chỉ không xác nhận, địa chỉ hỏng tự xóa",
    "short": "Tự xóa khi hết hạn dùng",
    "follows": "Theo hồ sơ mà nó kèm vào",
}
