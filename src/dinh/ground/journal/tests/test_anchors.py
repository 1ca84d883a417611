"""The end of the journal outside: who rewrites everything, consistently, is seen there and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.core.management.base import CommandError

from dinh.ground.act import act
from dinh.ground.clock import today
from dinh.ground.journal import anchors, queries
from dinh.ground.journal.actions import record
from dinh.ground.journal.chain import SEALED, START, personal_digest, seal
from dinh.ground.journal.models import Entry, Head, Personal


@act
def rename(by, body, name):
    record(by, "bodies.edit", body, after={"name": name}, personal={"phone": "0900 000 000"})


@pytest.fixture
def kept(lua, ward, settings, tmp_path):
    """A journal of three acts, whose end was taken outside after the second."""
    settings.DINH_ANCHOR_FILE = str(tmp_path / "neo.txt")
    rename(lua, ward.bodies["UBND"], "một")
    rename(lua, ward.bodies["UBND"], "hai")
    call_command("anchor")
    rename(lua, ward.bodies["UBND"], "ba")
    return tmp_path / "neo.txt"


def rewrite(commune) -> None:
    """What someone does who holds the database: another name in the first entry, and every seal made anew."""
    previous = START
    for entry in Entry.objects.order_by("seq"):
        if entry.seq == 1:
            Entry.objects.filter(pk=entry.pk).update(after={"name": "khác"})
            Personal.objects.filter(pk=entry.pk).update(data={"phone": "0911"})
            salt = Personal.objects.get(pk=entry.pk).salt
            Entry.objects.filter(pk=entry.pk).update(personal_digest=personal_digest(salt, {"phone": "0911"}))
            entry.refresh_from_db()
        fields = {**{name: queries.exported(entry)[name] for name in SEALED}, "previous": previous}
        sealed = seal(fields)
        Entry.objects.filter(pk=entry.pk).update(previous=previous, hash=sealed)
        previous = sealed
    Head.objects.filter(commune=commune).update(hash=previous)


def test_a_chain_made_anew_holds_and_only_the_line_outside_tells(kept, lua, unlocked_journal, capsys):
    call_command("verify", anchors=str(kept))
    assert "1 trên 1 dấu giữ bên ngoài khớp" in capsys.readouterr().out

    unlocked_journal()
    rewrite(lua.commune)
    assert queries.verify(lua.commune) == (4, [])
    call_command("verify")
    with pytest.raises(CommandError) as caught:
        call_command("verify", anchors=str(kept))
    assert caught.value.returncode == 1
    assert "dòng 2: khác với dấu giữ bên ngoài" in capsys.readouterr().err


def test_a_chain_cut_short_is_seen_too(kept, lua, unlocked_journal):
    unlocked_journal()
    Personal.objects.all().delete()
    Entry.objects.filter(seq__gte=2).delete()
    (found,) = anchors.compare(anchors.read(kept.read_text()))
    assert "không còn dòng này" in found[1]


def test_lines_are_read_out_of_a_mail_and_off_paper(kept):
    line = kept.read_text()
    whole = anchors.read(f"Subject: x\n\n> {line}\n")
    words = line.split()
    typed = anchors.read(" ".join([*words[:4], words[4][:16]]))
    assert [fault for _, fault in anchors.compare([*whole, *typed])] == ["", ""]
    assert anchors.read(" ".join([*words[:4], words[4][:8]])) == []


def test_it_goes_out_once_a_day_and_a_dead_mail_server_is_tried_again(lua, ward, settings, tmp_path, time_machine):
    day = datetime(2026, 11, 20, 3, tzinfo=UTC)
    time_machine.move_to(day)
    assert anchors.daily(lua.commune, today()) == 0
    settings.DINH_ANCHOR_EMAIL = ["luu@example.vn"]
    assert anchors.daily(lua.commune, today()) == 0  # nothing happened here yet
    rename(lua, ward.bodies["UBND"], "một")

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert anchors.daily(lua.commune, today()) == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert [anchors.daily(lua.commune, today()) for _ in range(2)] == [1, 0]
    (sent,) = mail.outbox
    assert sent.to == ["luu@example.vn"]
    assert [fault for _, fault in anchors.compare(anchors.read(sent.body))] == [""]

    rename(lua, ward.bodies["UBND"], "giờ lùi")
    time_machine.move_to(day - timedelta(days=1))
    assert anchors.daily(lua.commune, today()) == 0  # the clock jumped back

    time_machine.move_to(day + timedelta(days=1))
    assert anchors.daily(lua.commune, today()) == 1
    time_machine.move_to(day + timedelta(days=2))
    assert anchors.daily(lua.commune, today()) == 0  # it stands where it stood
    rename(lua, ward.bodies["UBND"], "hai")
    assert anchors.daily(lua.commune, today()) == 1


@pytest.mark.parametrize("text", [None, "không có gì"])
def test_a_file_without_anchors_is_wrong_use(db, tmp_path, text):
    if text:
        (tmp_path / "x").write_text(text)
    with pytest.raises(CommandError) as caught:
        call_command("verify", anchors=str(tmp_path / "x"))
    assert caught.value.returncode == 2
