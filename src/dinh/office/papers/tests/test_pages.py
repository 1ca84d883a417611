"""The pages of papers: who may open them, what they show, what they keep when something is wrong."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from dinh.office.papers import actions, queries
from dinh.office.papers.models import Citation, Clause, Paper
from dinh.office.papers.tests import samples


def form_of(html: str) -> dict[str, str]:
    """What a browser would send if the reading form were submitted untouched."""
    main = html[html.index('class="facts-side"') :]
    data: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", main):
        name, kind = re.search(r'name="([^"]*)"', tag), re.search(r'type="([^"]*)"', tag)
        if name and (kind is None or kind[1] != "checkbox"):
            value = re.search(r'value="([^"]*)"', tag)
            data[name[1]] = unescape(value[1]) if value else ""
        elif name and "checked" in tag:
            data[name[1]] = "on"
    for name, text in re.findall(r'<textarea name="([^"]*)"[^>]*>(.*?)</textarea>', main, re.DOTALL):
        data[name] = unescape(text.lstrip("\r\n"))
    for name, options in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', main, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        data[name] = chosen[1] if chosen else ""
    return data


@pytest.fixture
def reading(read_paper, at_desk, lua):
    paper = read_paper()
    client = at_desk(lua)
    url = reverse("papers:reading", args=[paper.ref])
    return paper, client, url


def test_every_fact_stands_beside_its_mark_in_the_text(reading):
    _paper, client, url = reading
    html = client.get(url).content.decode()
    for name in ("number", "issued", "issuer", "subject", "signer"):
        assert f'<mark id="f-{name}"' in html
        assert f'data-spot="f-{name}"' in html
        assert f'href="#f-{name}"' in html
    assert re.search(r'<mark id="f-number"[^>]*>(<mark[^>]*>)?118-CV/BTGDVTU</mark>', html)
    assert "<script>" not in html


def test_submitting_the_page_untouched_registers_what_was_read(reading, ward):
    paper, client, url = reading
    response = client.post(url, form_of(client.get(url).content.decode()))
    paper.refresh_from_db()
    assert paper.in_register
    assert response["Location"] == reverse("tasks:assign", args=[paper.ref])
    assert {c.canonical for c in Citation.objects.all()} == {"15-CT/TU", "10/2022/QH15"}
    led = [clause.body for clause in Clause.objects.order_by("order")]
    assert led[:2] == [ward.bodies["UBND"], ward.bodies["MTTQ-BTT"]]
    assert Clause.objects.order_by("order")[1].cooperating == ["Ủy ban nhân dân phường"]


def test_leaving_out_adding_and_correcting_by_hand(reading, ward):
    _paper, client, url = reading
    data = form_of(client.get(url).content.decode())
    spare = int(data["mg-TOTAL_FORMS"]) - 1
    for n in range(spare):
        data.pop(f"mg-{n}-keep", None)
    data |= {
        "subject": "về thực hiện dân chủ", f"mg-{spare}-keep": "on", f"mg-{spare}-agency": "Trường Tiểu học",
        f"mg-{spare}-text": "Công khai thu chi", f"mg-{spare}-body": str(ward.bodies["THĐM"].pk),
        f"mg-{spare}-due": "15/12/2026 (năm học)", "vd-2-keep": "on", "vd-2-number": "05-NQ/ĐU",
    }  # fmt: skip
    client.post(url, data)
    clause = Clause.objects.get()
    assert (clause.text, clause.body, clause.start) == ("Công khai thu chi", ward.bodies["THĐM"], None)
    assert clause.due == [{"day": 15, "month": 12, "year": 2026, "yearly": False, "label": "năm học"}]
    assert Paper.objects.get().subject == "về thực hiện dân chủ"
    assert Citation.objects.filter(number="05-NQ/ĐU").exists()


def test_what_was_typed_is_kept_when_something_is_wrong(reading):
    _paper, client, url = reading
    data = form_of(client.get(url).content.decode())
    data |= {"subject": "Lời tôi vừa gõ", "mg-0-due": "31/2", "mg-0-text": "Việc tôi vừa sửa", "issued": "2026-04-30"}
    response = client.post(url, data)
    html = response.content.decode()
    assert "Lời tôi vừa gõ" in html
    assert "Việc tôi vừa sửa" in html
    assert "31/2" in html
    assert "không phải là một ngày có thật" in html
    assert Paper.objects.get().waiting


def test_a_day_that_cannot_be_comes_back_at_its_field(reading):
    _paper, client, url = reading
    data = form_of(client.get(url).content.decode()) | {"issued": "2026-05-01", "subject": "Giữ lại"}
    response = client.post(url, data)
    html = response.content.decode()
    assert response.status_code == 400
    assert "Ngày ban hành sau ngày đến" in html
    assert "Giữ lại" in html


def test_without_work_for_anyone_here_the_way_leads_to_the_paper(read_paper, at_desk, lua):
    paper = read_paper(samples.OLD_LAW.replace("Phòng Văn hóa - Xã hội:", "Sở Nội vụ tỉnh:"))
    url = reverse("papers:reading", args=[paper.ref])
    client = at_desk(lua)
    response = client.post(url, form_of(client.get(url).content.decode()))
    assert response["Location"] == reverse("papers:paper", args=[paper.ref])


def test_dead_law_is_pointed_out_with_its_successor(read_paper, at_desk, lua):
    paper = read_paper(samples.OLD_LAW)
    html = at_desk(lua).get(reverse("papers:reading", args=[paper.ref])).content.decode()
    assert "hết hiệu lực" in html
    assert "10/2022/QH15" in html


def test_a_paper_that_looks_registered_already_is_announced(read_paper, confirm, at_desk, lua):
    first = confirm(read_paper())
    again = read_paper(samples.LETTER + "\n(bản gửi lại)", "lai.txt")
    html = at_desk(lua).get(reverse("papers:reading", args=[again.ref])).content.decode()
    assert "Có thể văn bản này đã vào sổ" in html
    assert reverse("papers:paper", args=[first.ref]) in html


def test_a_registered_paper_is_not_read_again(read_paper, confirm, at_desk, lua):
    paper = confirm(read_paper())
    response = at_desk(lua).get(reverse("papers:reading", args=[paper.ref]))
    assert response["Location"] == reverse("papers:paper", args=[paper.ref])


def test_discarding_asks_first_and_can_be_undone_from_the_papers_page(reading):
    paper, client, _url = reading
    ask = reverse("papers:discard", args=[paper.ref])
    assert "Bỏ văn bản" in client.get(ask).content.decode()
    assert Paper.objects.get().waiting
    client.post(ask)
    assert "Khôi phục" in client.get(reverse("papers:paper", args=[paper.ref])).content.decode()
    response = client.post(reverse("papers:restore", args=[paper.ref]))
    assert response["Location"] == reverse("papers:reading", args=[paper.ref])


def test_the_papers_page_shows_its_whole_life(read_paper, confirm, at_desk, tu):
    paper = confirm(read_paper())
    html = at_desk(tu).get(reverse("papers:paper", args=[paper.ref])).content.decode()
    for said in (
        "118-CV/BTGDVTU",
        "15-CT/TU",
        "Mục giao việc",
        "Xác nhận, vào sổ",
        "Nhật ký của văn bản",
        "còn hiệu lực",
    ):
        assert said in html
    assert reverse("tasks:coverage", args=[paper.ref]) in html


def test_a_reader_without_other_powers_sees_no_buttons_of_others(read_paper, confirm, at_desk, tu):
    paper = confirm(read_paper())
    html = at_desk(tu).get(reverse("papers:paper", args=[paper.ref])).content.decode()
    assert reverse("papers:make_public", args=[paper.ref]) not in html
    assert "Xếp vào hồ sơ" not in html


@pytest.mark.parametrize(("who", "status"), [
    ("lua", 200), ("hung", 200), ("tu", 200), ("mai", 200), ("an", 403), ("lan", 403), ("visitor", 302), ("khanh", 403),
])  # fmt: skip
def test_who_opens_a_paper(request, read_paper, confirm, at_desk, who, status):
    paper = confirm(read_paper())
    client = at_desk(request.getfixturevalue(who))
    assert client.get(reverse("papers:paper", args=[paper.ref])).status_code == status


def test_a_wrong_reference_is_a_page_that_says_so(at_desk, lua):
    response = at_desk(lua).get(reverse("papers:paper", args=["VB-XXXX-XXXX"]))
    assert response.status_code == 404


def test_writing_checking_and_issuing_in_the_browser(at_desk, hung, ward):
    client = at_desk(hung)
    typed = {
        "body": ward.bodies["UBND"].pk, "type_name": "Báo cáo", "subject": "Kết quả thực hiện dân chủ 6 tháng",
        "grounds": "Căn cứ Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007",
        "text": "I. KẾT QUẢ\nĐã công khai.\n- Niêm yết.",
        "recipients": "Đảng ủy phường", "archive": "VT", "addressees": "", "then": "issue",
    }  # fmt: skip
    check = client.post(reverse("papers:new_draft"), typed)["Location"]
    paper = Paper.objects.get()
    assert check == reverse("papers:issue", args=[paper.ref])
    html = client.get(check).content.decode()
    assert "34/2007/PL-UBTVQH11" in html
    assert "vẫn ban hành" in html
    sign = {
        "issued": "2026-06-08",
        "capacity": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
        "signer_title": "PHÓ CHỦ TỊCH",
        "signer": "Lê Minh Đức",
    }
    refused = client.post(check, sign)
    assert refused.status_code == 400
    assert "Lê Minh Đức" in refused.content.decode()
    client.post(check, sign | {"accept": "on"})
    paper.refresh_from_db()
    assert paper.number == "01/BC-UBND"
    assert paper.draft["signature"]["authority"] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]
    docx = client.get(reverse("papers:file", args=[paper.ref, "docx"]))
    assert "01-BC-UBND.docx" in docx["Content-Disposition"]
    assert docx.content == queries.docx(paper)


def test_a_clean_draft_needs_no_tick(draft, at_desk, hung):
    paper = draft()
    html = at_desk(hung).get(reverse("papers:issue", args=[paper.ref])).content.decode()
    assert "vẫn ban hành" not in html


def test_who_may_only_draft_is_told_why_they_cannot_issue(draft, at_desk, tu):
    paper = draft()
    html = at_desk(tu).get(reverse("papers:issue", args=[paper.ref])).content.decode()
    assert "không được giao quyền" in html
    assert 'name="signer"' not in html


def test_editing_keeps_what_the_page_does_not_show(draft, at_desk, lua):
    official = {"blocks": [{"kind": "para", "text": "Một đoạn"}], "place": "Lam Giang", "urgency": "KHẨN"}
    paper = draft(official=official)
    url = reverse("papers:edit_draft", args=[paper.ref])
    client = at_desk(lua)
    assert "Một đoạn" in client.get(url).content.decode()
    client.post(url, {"type_name": "Báo cáo", "subject": "Mới", "text": "Đoạn mới", "then": "stay"})
    paper.refresh_from_db()
    assert (paper.subject, paper.draft["place"], paper.draft["urgency"]) == ("Mới", "Lam Giang", "KHẨN")
    assert paper.draft["blocks"][0]["runs"][0]["text"] == "Đoạn mới"


def test_a_draft_with_tables_is_not_flattened_by_the_typing_page(draft, at_desk, lua):
    table = {"kind": "table", "header": ["Việc"], "rows": [["Niêm yết"]]}
    paper = draft(official={"blocks": [table]})
    response = at_desk(lua).get(reverse("papers:edit_draft", args=[paper.ref]))
    assert response["Location"] == reverse("papers:issue", args=[paper.ref])


def test_a_correction_begins_with_the_paper_it_corrects(draft, issue, at_desk, hung):
    wrong = issue(draft())
    client = at_desk(hung)
    url = f"{reverse('papers:new_draft')}?dinh-chinh={wrong.ref}"
    html = client.get(url).content.decode()
    assert "đính chính Báo cáo số 01/BC-UBND ngày 08/06/2026" in html
    client.post(url, {"body": wrong.body.pk, "type_name": "Công văn", "subject": "đính chính", "text": "Sửa lại."})
    assert Paper.objects.get(state="draft").corrects == wrong


def test_public_papers_open_to_everyone_and_withdrawn_ones_do_not(draft, issue, at_desk, hung, visitor):
    paper = issue(draft())
    everyone, chair = at_desk(visitor), at_desk(hung)
    assert everyone.get(f"/p/{paper.ref}").status_code == 404
    chair.post(reverse("papers:make_public", args=[paper.ref]))
    page = everyone.get(f"/p/{paper.ref}").content.decode()
    assert "01/BC-UBND" in page
    assert everyone.get(f"/p/{paper.ref}?tep=pdf").content.startswith(b"%PDF")
    ask = reverse("papers:withdraw", args=[paper.ref])
    assert "Hãy ghi lý do" in chair.post(ask, {"reason": " "}).content.decode()
    chair.post(ask, {"reason": "còn số điện thoại cá nhân"})
    assert everyone.get(f"/p/{paper.ref}").status_code == 404


def test_the_source_of_a_public_paper_can_be_downloaded_by_anyone(read_paper, confirm, at_desk, hung, visitor, lan):
    paper = confirm(read_paper())
    url = reverse("files:download", args=[paper.source_id])
    assert [at_desk(who).get(url).status_code for who in (visitor, lan, hung)] == [404, 404, 200]
    actions.make_public(by=hung, paper=paper)
    assert at_desk(visitor).get(url).status_code == 200


def test_a_draft_is_never_public(draft, at_desk, hung):
    paper = draft()
    at_desk(hung).post(reverse("papers:make_public", args=[paper.ref]))
    assert not Paper.objects.get(pk=paper.pk).public


def test_today_lists_what_waits_for_whom(read_paper, draft, lua, hung, tu):
    from dinh.office.papers.room import _today

    waiting, unissued = read_paper(), draft()
    day = date(2026, 3, 8)
    assert [item.url for item in _today(lua, day)] == [
        reverse("papers:reading", args=[waiting.ref]), reverse("papers:issue", args=[unissued.ref]),
    ]  # fmt: skip
    assert next(iter(_today(lua, day))).when == "Đến 2 ngày trước"
    assert [item.url for item in _today(hung, day)] == [reverse("papers:issue", args=[unissued.ref])]
    assert not list(_today(tu, day))
