"""`./dinh law`: the contract of its output, its exit codes and its two languages."""

from __future__ import annotations

import json

import pytest

from dinh.law import documents, papertypes, rules
from dinh.law.cli import main


@pytest.fixture(autouse=True)
def _vietnamese_terminal(monkeypatch):
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")


@pytest.fixture
def law(capsys):
    def run(*argv):
        code = main(list(argv))
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_due_prints_the_day_and_why(law):
    code, out, err = law("due", "publish.start", "--from", "2026-02-10")
    assert (code, err) == (0, "")
    assert "Ngày đến hạn: thứ Ba, 24/02/2026 (ngày làm việc)" in out
    assert "Vì sao:" in out
    assert "khoản 3 Điều 12 Luật 10/2022/QH15" in out


def test_due_as_json_has_the_agreed_keys(law):
    code, out, _ = law("due", "publish.start", "--from", "10/02/2026", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["due"] == "2026-02-24"
    assert answer["unit"] == "ngày làm việc"
    assert len(answer["steps"]) > 5
    assert answer["article"] == "khoản 3 Điều 12 Luật 10/2022/QH15"
    assert answer["confirmed"] is True


def test_passes_as_json_has_the_agreed_keys(law):
    code, out, _ = law("passes", "BQ1", "--yes", "87", "--of", "132", "--json")
    answer = json.loads(out)
    assert code == 0
    assert (answer["passes"], answer["needed"]) == (False, 88)
    assert answer["article"] == "khoản 1 Điều 21 Luật 10/2022/QH15"


def test_passes_speaks_both_languages(law):
    assert "KHÔNG ĐƯỢC THÔNG QUA" in law("passes", "BQ3", "--yes", "149", "--of", "298")[1]
    assert "DOES NOT PASS" in law("passes", "BQ3", "--yes", "149", "--of", "298", "--lang", "en")[1]
    assert "ĐƯỢC THÔNG QUA" in law("passes", "BQ3", "--yes=150", "--of=298", "--on=2026-01-05")[1].splitlines()[0]


def test_a_number_may_be_written_as_a_report_writes_it(law):
    assert json.loads(law("passes", "BQ6", "--yes", "1.472", "--of", "2.942", "--json")[1])["needed"] == 1472


def test_the_whole_commune_counts_groups(law):
    assert json.loads(law("passes", "BQ1", "--yes", "6", "--of", "9", "--scope", "xa", "--json")[1])["passes"]


def test_list_prints_every_rule_with_its_dated_values(law):
    code, out, _ = law("list", "--json")
    listed = json.loads(out)
    assert code == 0
    assert [rule["key"] for rule in listed] == [rule.key for rule in rules.ALL]
    for rule in listed:
        assert rule["title"]
        assert rule["unit"]
        assert all(value["since"] and value["article"] and value["provenance"] for value in rule["values"])
    unread = [value for rule in listed for value in rule["values"] if not value["known"]]
    assert unread
    assert all(value["value"] is None for value in unread)


def test_list_may_be_narrowed_to_groups_and_keys(law):
    out = law("list", "mediation", "complaint.accept")[1]
    assert "mediation.team" in out
    assert "từ 01/07/2026: chậm nhất 07 ngày làm việc" in out
    assert "publish.start" not in out


def test_the_registers_are_listed_too(law):
    assert len(json.loads(law("list", "--documents", "--json")[1])) == len(documents.ALL)
    assert len(json.loads(law("list", "--types", "--json")[1])) == len(papertypes.ALL)
    days = {row["day"]: row for row in json.loads(law("list", "--days", "2026", "--json")[1])}
    assert days["2026-11-24"]["works"] is False
    assert days["2026-01-10"]["works"] is True
    assert days["2026-11-23"]["confirmed"] is False
    assert "Pháp lệnh 34/2007/PL-UBTVQH11" in law("list", "--documents")[1]
    assert "QyĐ" in law("list", "--types")[1]
    assert "2027-09-03" in law("list", "--days", "2027")[1]


@pytest.mark.parametrize(
    "argv",
    [
        ("due", "information.verify", "--from", "2026-09-01"),
        ("due", "publish.start", "--from", "2022-01-01"),
        ("due", "publish.start", "--from", "2029-01-02"),
        ("passes", "BQ1", "--yes", "1", "--of", "2", "--on", "2020-01-01"),
        ("list", "--days", "2031"),
    ],
)
def test_law_that_is_not_known_here_is_exit_one_with_the_reason(law, argv):
    code, out, err = law(*argv)
    assert (code, out) == (1, "")
    assert "chưa" in err or "sớm nhất" in err
    code, _, err = law(*argv, "--lang", "en")
    assert code == 1
    assert "ot known" in err or "not been entered" in err


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ((), "Dùng:"),
        (("lits",), "list, due, passes"),
        (("due",), "đúng một"),
        (("due", "publish.start"), "--from"),
        (("due", "publish.start", "--from"), "thiếu giá trị"),
        (("due", "publish.start", "--from", "2026-02-30"), "ngày có thật"),
        (("due", "publish.start", "--from", "0001-01-01"), "1945"),
        (("due", "publish.strat", "--from", "2026-02-10"), "publish.start"),
        (("due", "decide.pass_self_rule", "--from", "2026-02-10"), "không phải là thời hạn"),
        (("passes", "BQ9", "--yes", "1", "--of", "2"), "BQ1"),
        (("passes", "BQ1", "--yes", "3", "--of", "2"), "--yes"),
        (("passes", "BQ1", "--yes", "một", "--of", "2"), "--yes"),
        (("passes", "BQ1", "--yes", "-1", "--of", "2"), "--yes"),
        (("passes", "BQ1", "--yes", "1"), "--of"),
        (("passes", "BQ3", "--yes", "1", "--of", "2", "--scope", "xa"), "BQ1, BQ2"),
        (("passes", "BQ1", "--yess", "1"), "--yes"),
        (("list", "--from", "2026-01-01"), "--from"),
        (("list", "--documents", "--types"), "một danh sách"),
        (("list", "publis"), "Có phải: publish."),
        (("list", "--days", "năm nay"), "2026"),
        (("list", "--lang", "fr"), "vi hoặc en"),
    ],
)
def test_wrong_use_is_exit_two_and_names_what_is_wrong(law, argv, says):
    code, out, err = law(*argv)
    assert (code, out) == (2, "")
    assert says in err


@pytest.mark.parametrize("argv", [("due", "nope", "--from", "2026-02-10"), ("due", "publish.start"), ("passes", "BQ9")])
def test_an_error_in_english_has_no_vietnamese_and_as_json_is_still_json(law, argv):
    code, _, err = law(*argv, "--lang", "en")
    assert code == 2
    assert err.isascii()
    out = law(*argv, "--json")[1]
    assert json.loads(out)["error"]


def test_the_language_of_the_terminal_is_followed(law, monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "Due:" in law("due", "publish.start", "--from", "2026-02-10")[1]


def test_help_is_no_mistake(law):
    assert law("--help")[0] == 0
    assert "Usage" in law("due", "-h", "--lang", "en")[1]
