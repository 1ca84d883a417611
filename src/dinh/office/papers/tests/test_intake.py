"""Files come in, one or two thousand; what cannot be read is named, the rest goes on."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from dinh.ground.bodies.models import Holding
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.office.papers import actions, spool
from dinh.office.papers.jobs import read_batch, read_waiting
from dinh.office.papers.models import Batch, BatchItem, Paper
from dinh.office.papers.reader import read_file
from dinh.office.papers.tests import samples

TEXT = samples.LETTER.encode()


def upload(client, *files, **data):
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(reverse("papers:intake"), {"files": sent, "arrived": "2026-03-06", **data})


@pytest.fixture
def desk(at_desk, lua, ward):
    client = at_desk(lua)
    client.body = ward.bodies["ĐU"].pk
    return client


def test_one_file_leads_straight_to_its_reading_page(desk):
    response = upload(desk, ("cong-van.txt", TEXT), body=desk.body)
    paper = Paper.objects.get()
    assert response["Location"] == reverse("papers:reading", args=[paper.ref])
    assert paper.source.name == "cong-van.txt"


def test_a_pasted_text_is_read_like_a_file(desk):
    desk.post(reverse("papers:intake"), {"text": samples.LETTER, "body": desk.body, "arrived": "2026-03-06"})
    assert Paper.objects.get().number == "118-CV/BTGDVTU"


def test_what_cannot_be_read_is_named_with_the_way_out_and_the_others_go_on(desk):
    broken = [
        ("trong.txt", b""),
        ("gia.docx", b"PK\x03\x04 not a zip"),
        ("anh.png", b"\x89PNG\r\n\x1a\n0000"),
        ("bang.xlsx", xlsx()),
    ]
    response = upload(desk, *broken, ("cong-van.txt", TEXT), body=desk.body)
    page = desk.get(response["Location"]).content.decode()
    assert Paper.objects.count() == 1
    refused = BatchItem.objects.filter(state="refused")
    assert {item.name for item in refused} >= {"gia.docx", "anh.png", "bang.xlsx"}
    assert all("Hãy" in item.message for item in refused)
    assert all(item.name in page for item in BatchItem.objects.all())


def xlsx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def test_the_same_bytes_twice_give_one_paper_and_a_link_to_it(desk):
    upload(desk, ("a.txt", TEXT), body=desk.body)
    response = upload(desk, ("b.txt", TEXT), body=desk.body)
    paper = Paper.objects.get()
    item = BatchItem.objects.get(name="b.txt")
    assert (item.state, item.paper) == ("already", paper)
    assert reverse("papers:reading", args=[paper.ref]) in desk.get(response["Location"]).content.decode()
    assert StoredFile.objects.count() == 1


def test_a_discarded_paper_does_not_stand_in_the_way_of_its_file(desk, lua):
    upload(desk, ("a.txt", TEXT), body=desk.body)
    actions.discard(by=lua, paper=Paper.objects.get())
    upload(desk, ("a.txt", TEXT), body=desk.body)
    assert [paper.state for paper in Paper.objects.order_by("pk")] == ["discarded", "read"]


def test_a_file_over_fifty_megabytes_is_refused_by_name_and_not_kept(desk, settings):
    response = upload(desk, ("to.txt", b"x" * (51 * 1024 * 1024)), ("cong-van.txt", TEXT), body=desk.body)
    assert response.status_code == 302
    item = BatchItem.objects.get(name="to.txt")
    assert item.state == "refused"
    assert "51 MB" in item.message
    assert BatchItem.objects.get(name="cong-van.txt").state == "read"


def test_nothing_waits_in_the_spool_once_read_nor_after_a_refused_form(desk, settings):
    upload(desk, ("a.txt", TEXT), body=desk.body)
    upload(desk, ("b.txt", TEXT), body=desk.body, arrived="khong-phai-ngay")
    assert not list((Path(settings.DINH_FILES) / "spool").iterdir())


def test_what_was_typed_is_kept_when_the_form_is_wrong(desk):
    response = desk.post(
        reverse("papers:intake"), {"text": "Giữ lại lời này", "body": desk.body, "arrived": "2027-01-01"}
    )
    page = response.content.decode()
    assert response.status_code == 400
    assert "Giữ lại lời này" in page
    assert "Ngày đến không thể sau hôm nay" in page


def test_sending_nothing_says_what_to_do(desk):
    response = desk.post(reverse("papers:intake"), {"body": desk.body, "arrived": "2026-03-06"})
    assert "Hãy chọn tệp hoặc dán nội dung" in response.content.decode()


def test_more_than_two_thousand_files_are_turned_away_with_a_reason(desk, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
    response = upload(desk, *[(f"{n}.txt", b"x") for n in range(4)], body=desk.body)
    assert response.status_code == 400
    assert "2.000 tệp" in response.content.decode()
    assert not Batch.objects.exists()


def test_an_upload_without_the_forms_token_is_turned_away(lua, ward):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(lua.user)
    response = upload(client, ("a.txt", TEXT), body=ward.bodies["ĐU"].pk)
    assert response.status_code == 403
    assert not Batch.objects.exists()


def test_many_files_are_read_in_the_background_and_the_page_tells_how_far_it_is(desk, ward):
    files = [(f"{n}.txt", f"{samples.PLAIN_TEXT} Lần {n}.".encode()) for n in range(21)]
    response = upload(desk, *files, body=desk.body)
    batch = Batch.objects.get()
    assert response["Location"] == reverse("papers:batch", args=[batch.ref])
    assert DBTaskResult.objects.count() == 1
    page = desk.get(response["Location"]).content.decode()
    assert "Đã đọc 0/21 tệp" in page
    assert 'http-equiv="refresh"' in page
    assert read_batch.call(ward.commune.pk, batch.pk) == 21
    page = desk.get(response["Location"]).content.decode()
    assert 'http-equiv="refresh"' not in page
    assert Paper.objects.count() == 21


def test_a_job_that_runs_twice_reads_nothing_twice(send, lua, ward):
    batch = send(lua, ("a.txt", TEXT), ("b.txt", b"Giay moi hop to dan pho vao toi thu Bay tuan nay."))
    before = (Paper.objects.count(), StoredFile.objects.count())
    assert read_batch.call(ward.commune.pk, batch.pk) == 0
    item = BatchItem.objects.get(name="a.txt")
    actions.take_in(by=lua, item=item, found=read_file(TEXT, "a.txt"))
    assert (Paper.objects.count(), StoredFile.objects.count()) == before


def test_a_job_whose_bytes_are_gone_says_so(lua, ward):
    sent = [actions.Sent("mat.txt", 5, "khong-con")]
    batch = actions.open_batch(by=lua, body=ward.bodies["ĐU"], arrived=date(2026, 3, 6), files=sent)
    read_waiting(lua, batch)
    assert "Hãy gửi lại" in BatchItem.objects.get().message


def test_a_job_started_from_a_post_that_was_lost_meanwhile_reads_nothing(lua, ward):
    sent = [actions.Sent("a.txt", len(TEXT), spool.put(TEXT))]
    batch = actions.open_batch(by=lua, body=ward.bodies["ĐU"], arrived=date(2026, 3, 6), files=sent)
    Holding.objects.filter(user=lua.user).update(ends=date(2026, 3, 1))
    read_batch.call(ward.commune.pk, batch.pk)
    assert not Paper.objects.exists()
    assert "không giữ chức danh" in BatchItem.objects.get().message


@pytest.mark.parametrize("who", ["hung", "tu", "mai", "an", "lan", "visitor", "khanh"])
def test_only_who_keeps_the_register_sends_papers_in(request, ward, who):
    by = request.getfixturevalue(who)
    with pytest.raises(Refused):
        actions.open_batch(by=by, body=ward.bodies["ĐU"], arrived=date(2026, 3, 6), files=[actions.Sent("a", 1, "x")])
    assert not Batch.objects.exists()


def test_names_of_files_are_cleaned_and_never_paths(lua, ward):
    sent = [actions.Sent("..\\..\\etc/passwd\x00.txt", 1, "x"), actions.Sent("   ", 1, "x")]
    actions.open_batch(by=lua, body=ward.bodies["ĐU"], arrived=date(2026, 3, 6), files=sent)
    assert [item.name for item in BatchItem.objects.order_by("order")] == ["passwd.txt", "tep"]


def test_too_many_files_and_future_arrivals_are_refused_by_the_act_too(lua, ward):
    body = ward.bodies["ĐU"]
    with pytest.raises(ValidationError, match=r"2\.000"):
        actions.open_batch(by=lua, body=body, arrived=date(2026, 3, 6), files=[actions.Sent("a", 1, "x")] * 2001)
    with pytest.raises(ValidationError, match="sau hôm nay"):
        actions.open_batch(by=lua, body=body, arrived=date(2027, 3, 6), files=[actions.Sent("a", 1, "x")])


def test_every_step_is_in_the_journal(send, lua):
    send(lua, ("a.txt", TEXT))
    assert [entry.what for entry in Entry.objects.order_by("seq")] == [
        "papers.open_batch",
        "files.store",
        "papers.take_in",
    ]


@pytest.mark.usefixtures("quiet_menu")
def test_the_list_of_a_large_batch_asks_few_queries(send, lua, desk, django_assert_max_num_queries):
    batch = send(lua, *[(f"{n}.txt", f"{samples.PLAIN_TEXT} {n}".encode()) for n in range(25)])
    with django_assert_max_num_queries(14):
        assert desk.get(reverse("papers:batch", args=[batch.ref])).status_code == 200
