"""A resident speaks to a posted list: no account, a receipt, an answer for all; late, twice, too often."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.movements import actions
from dinh.rights.movements.actions import Count, Meeting
from dinh.rights.movements.models import Comment
from dinh.rights.movements.tests.conftest import DAY, DESK, client_of, on, whats
from dinh.rights.movements.views import saying

WORDS = "Hộ ông Bưởi ở ngõ 3 cũng đủ tiêu chuẩn mà chưa có tên."


@pytest.fixture
def hung_out(tu, ba, register):
    """A family list of group 1 and the group's own title, posted today for five days."""

    def make(unit, kind, name):
        title = actions.found_title(
            by=tu, name=name, unit=unit, kind=kind, criteria="Một", pass_top=1, pass_bottom=2, posted_days=5,
            ground="Quy chế",
        )  # fmt: skip
        review = actions.open_round(
            by=tu, title=title, year=DAY.year, until=DAY + timedelta(days=20)
        ).reviews.get(group__code="to-1")  # fmt: skip
        if unit == "household":
            actions.register(by=ba, review=review, household_ids=ids[:2])
            actions.hold_review(
                by=ba, review=review, meeting=Meeting(DAY, 4, "1"), counts={pk: Count(4) for pk in ids[:2]}
            )
        else:
            actions.hold_review(by=ba, review=review, meeting=Meeting(DAY, 4, "1", 4, 0))
        return actions.post_review(by=ba, review=review, posted_on=DAY, place="Nhà văn hóa")

    ids = register(count=4)
    return make("household", "family", "Gia đình văn hóa"), make("group", "group", "Tổ dân phố văn hóa")


def test_a_resident_speaks_and_everyone_reads_the_answer(ward, hung_out, tu, ba, tam, binh):
    families, own = hung_out
    visitor, url = Client(), f"/phong-trao/danh-sach/{families.pk}/y-kien"
    assert url in visitor.get(f"/phong-trao/danh-sach/{families.pk}").content.decode()
    assert (
        f"/phong-trao/danh-sach/{own.pk}/y-kien"
        in visitor.get(f"/phong-trao/danh-hieu/{own.round_id}").content.decode()
    )
    form = visitor.get(url)
    key = form.context["form"].initial["key"]
    assert visitor.post(url, {"words": "", "key": key}).status_code == 400
    stale = visitor.post(url, {"words": WORDS, "key": "xưa"})
    assert stale.status_code == 400
    assert WORDS in stale.content.decode()
    assert visitor.post(url, {"words": WORDS, "key": key, "website": "http://x"}).status_code == 429
    assert not Comment.objects.exists()
    first = client_of(tu).post(url, {"words": WORDS, "key": key}).content.decode()
    again = visitor.post(url, {"words": WORDS, "key": key}).content.decode()
    said = Comment.objects.get()
    assert said.ref in first
    assert said.ref in again
    journal = Entry.objects.get(what="movements.comment")
    assert journal.post_label == ""  # nobody signed in is named
    assert WORDS not in str(journal.after)
    public = visitor.get(f"/phong-trao/danh-sach/{families.pk}").content.decode()
    assert "1 ý kiến đang xem" in public
    assert "Bưởi" not in public
    assert "Đang xem" in visitor.post("/phong-trao/y-kien", {"ma": said.ref.lower().replace("-", " ")}).content.decode()
    assert visitor.post("/phong-trao/y-kien", {"ma": "YK-2222-2222"}).status_code == 400
    assert "Bưởi" in client_of(ba).get(DESK).content.decode()
    assert "Bưởi" not in client_of(tam).get(DESK).content.decode()
    with pytest.raises(Refused):
        actions.answer_comment(by=tam, comment=said, answer="Không")
    client_of(ba).post(f"{DESK}lam/y-kien/{said.pk}/tra-loi", {"answer": "Đã xem lại: hộ ấy không đăng ký."})
    assert "hộ ấy không đăng ký" in visitor.get(f"/phong-trao/danh-sach/{families.pk}").content.decode()
    assert "hộ ấy không đăng ký" in visitor.post("/phong-trao/y-kien", {"ma": said.ref}).content.decode()
    assert whats()[-3:] == ["comment", "said_again", "answer_comment"]


def test_late_too_often_and_on_paper(ward, hung_out, ba):
    families, own = hung_out
    data = {"received_on": DAY.isoformat(), "words": "Một lời trên giấy", "channel": "paper"}
    page = client_of(ba).post(f"{DESK}lam/xet/{own.pk}/y-kien", data, follow=True).content.decode()
    said = Comment.objects.get()
    assert f"Mã biên nhận: {said.ref}" in page
    with pytest.raises(ValidationError, match="Hãy chọn một dòng"):
        actions.comment(by=ba, of=own, received_on=DAY, words="Lời", channel="web")
    url = f"/phong-trao/danh-sach/{families.pk}/y-kien"
    visitor = Client()
    key = visitor.get(url).context["form"].initial["key"]
    for _ in range(saying.SENDS.times):
        saying.SENDS.count(f"{ward.commune.pk}:127.0.0.1")
    assert visitor.post(url, {"words": WORDS, "key": key}).status_code == 429
    with on(DAY + timedelta(days=6)):
        late = visitor.post(url, {"words": WORDS, "key": saying.new_key()})
        assert late.status_code == 400
        assert "Đã hết ngày góp ý" in late.content.decode()
        assert WORDS in late.content.decode()
        assert "Đã hết ngày góp ý" in visitor.get(url).content.decode()
    assert visitor.get("/phong-trao/danh-sach/999999/y-kien").status_code == 404
    assert visitor.get("/phong-trao/thi-dua/999999/y-kien").status_code == 404
