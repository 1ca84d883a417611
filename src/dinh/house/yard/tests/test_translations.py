from __future__ import annotations

import polib
import pytest
from django.utils import translation

from dinh.house import translations


def test_every_string_has_its_english_with_the_same_placeholders_and_is_compiled():
    assert translations.check() == []


def test_words_are_found_in_modules_templates_and_letters(tmp_path):
    module = tmp_path / "x.py"
    module.write_text(
        'from a import gettext as _now\n_now("Một %(n)s")\nngettext("Hai", "Hai nhiều", 2)\npower("a.b", "Ba")\n'
    )
    assert translations.messages_of(module) == {("Một %(n)s", ""), ("Hai", "Hai nhiều"), ("Ba", "")}

    page = tmp_path / "x.html"
    page.write_text(
        '<p>\n    {% translate "Bốn" %} it\'s\n  {% blocktranslate trimmed count n=n %}\n    Năm {{ n }}\n'
        "  {% plural %}Năm {{ n }}{% endblocktranslate %}</p>\n"
    )
    assert translations.messages_of(page) == {("Bốn", ""), ("Năm %(n)s", "Năm %(n)s")}


@pytest.mark.parametrize(
    ("msgid", "msgstr", "fault"),
    [
        ("Còn %(n)s", "Left", "chỗ điền"),
        ("Còn %(n)s", "%(m)s left", "chỗ điền"),
        ("Còn", "", "thiếu bản dịch"),
        ("Còn %(n)s", "%(n)s left", None),
    ],
)
def test_a_translation_that_loses_a_placeholder_is_found(msgid, msgstr, fault):
    faults = list(translations._wrong(polib.POEntry(msgid=msgid, msgstr=msgstr)))
    assert (not faults) if fault is None else fault in faults[0]


def test_the_command_is_used_rightly_or_says_how(capsys):
    assert translations.main(["dance"]) == 2
    assert "extract|compile|check" in capsys.readouterr().err


def test_english_pages_are_english_and_vietnamese_stays_the_default(client, ward):
    with translation.override("en"):
        assert translation.gettext("Dân biết") == "To know"
        assert translation.ngettext("Trễ %(days)s ngày", "Trễ %(days)s ngày", 1) % {"days": 1} == "1 day late"
        assert translation.ngettext("Trễ %(days)s ngày", "Trễ %(days)s ngày", 6) % {"days": 6} == "6 days late"
    assert "Dân biết" in client.get("/").content.decode()


def test_what_libraries_say_is_vietnamese():
    with translation.override("vi"):
        assert translation.gettext("This field is required.") == "Cần điền mục này."
        assert translation.gettext("Forgot your password?") == "Quên mật khẩu?"
