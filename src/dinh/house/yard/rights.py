"""The six rights of the people as the portal presents them, each with the articles it rests on.

«Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng»: the words are the motto's, the
articles those of Luật 10/2022/QH15, and of Luật Hòa giải ở cơ sở for mediation among neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from dinh.law.cite import Cite

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

DEMOCRACY = "Luật 10/2022/QH15"


@dataclass(frozen=True, slots=True)
class Right:
    """`will_be_here` says what the page will hold, for as long as it is empty."""

    slug: str
    title: _StrPromise
    promise: _StrPromise
    will_be_here: _StrPromise
    cites: tuple[Cite, ...]


RIGHTS = (
    Right(
        "biet",
        gettext_lazy("Dân biết"),
        gettext_lazy("Những việc chính quyền phải công khai để bà con biết, đúng hạn và đủ nơi."),
        gettext_lazy(
            "Ở đây sẽ có: kế hoạch, ngân sách, dự án, đất đai, các khoản đóng góp, chính sách hỗ trợ, thủ tục."
        ),
        (Cite(DEMOCRACY, "11–14"),),
    ),
    Right(
        "ban",
        gettext_lazy("Dân bàn"),
        gettext_lazy("Việc bà con bàn và quyết định, và việc bà con tham gia ý kiến trước khi chính quyền quyết định."),
        gettext_lazy(
            "Ở đây sẽ có: cuộc họp, phiếu lấy ý kiến hộ gia đình, dự thảo đang xin ý kiến và lời giải trình, tiếp thu."
        ),
        (Cite(DEMOCRACY, "15–24"), Cite(DEMOCRACY, "25–29")),
    ),
    Right(
        "lam",
        gettext_lazy("Dân làm"),
        gettext_lazy("Việc cộng đồng đã quyết định và cùng nhau làm: công trình, khoản góp, hòa giải."),
        gettext_lazy(
            "Ở đây sẽ có: tiến độ, thu chi các việc cộng đồng đã quyết định, và hoạt động của các tổ hòa giải."
        ),
        (Cite(DEMOCRACY, 23), Cite("Luật Hòa giải ở cơ sở số 35/2013/QH13")),
    ),
    Right(
        "kiem-tra",
        gettext_lazy("Dân kiểm tra"),
        gettext_lazy("Bà con kiểm tra việc thực hiện những gì chính bà con đã bàn và quyết định."),
        gettext_lazy(
            "Ở đây sẽ có: kết quả kiểm tra các việc cộng đồng đã quyết định, và phản ánh, kiến nghị đã được trả lời."
        ),
        (Cite(DEMOCRACY, "30–35"),),
    ),
    Right(
        "giam-sat",
        gettext_lazy("Dân giám sát"),
        gettext_lazy(
            "Bà con giám sát chính quyền, trực tiếp và qua Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng."
        ),
        gettext_lazy("Ở đây sẽ có: chương trình, kết luận, kiến nghị của các ban và câu trả lời của chính quyền."),
        (Cite(DEMOCRACY, "30–35"), Cite(DEMOCRACY, "36–40"), Cite(DEMOCRACY, "41–45")),
    ),
    Right(
        "thu-huong",
        gettext_lazy("Dân thụ hưởng"),
        gettext_lazy("Bà con được hưởng thành quả phát triển, môi trường an toàn và sự phục vụ của chính quyền."),
        gettext_lazy("Ở đây sẽ có: các chương trình hỗ trợ, kết quả thực hiện và mức hài lòng của người dân."),
        (Cite(DEMOCRACY, 7),),
    ),
)
BY_SLUG = {right.slug: right for right in RIGHTS}
