"""Numbers that Word draws and does not write: clauses depend on them, so they are counted as Word counts."""

from __future__ import annotations

import pytest

from dinh.scribe.decode import decode
from dinh.scribe.decode.docx_numbers import in_format
from dinh.scribe.tests.decode_samples import docx, p, part


def level(at: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def scheme(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def listing(key: int, scheme_key: int, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{scheme_key}"/>{more}</w:num>'


def lines(body: str, numbering: str, styles: str = "") -> list[str]:
    parts = {"numbering": part("numbering", numbering)}
    if styles:
        parts["styles"] = part("styles", styles)
    return decode(docx(body, **parts), "a.docx").text.rstrip("\n").split("\n")


OUTLINE = scheme(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "\uf0b7"),
    level(4, "bullet", "-"),
) + listing(1, 0)


def test_an_outline_counts_each_level_and_starts_again_below() -> None:
    body = "".join(p(f"x{n}", num=(1, depth)) for n, depth in enumerate((0, 1, 1, 2, 2, 0, 1, 2)))
    assert lines(body, OUTLINE) == ["I. x0", "1. x1", "2. x2", "a) x3", "b) x4", "II. x5", "1. x6", "a) x7"]


def test_bullets_keep_a_dash_and_ornaments_become_round() -> None:
    assert lines(p("tròn", num=(1, 3)) + p("gạch", num=(1, 4)), OUTLINE) == ["• tròn", "- gạch"]


def test_a_number_may_hold_those_above_it() -> None:
    legal = scheme(
        0,
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
        level(2, "decimal", "Điều %3.", '<w:lvlRestart w:val="0"/>'),
    )
    body = p("a", num=(1, 0)) + p("b", num=(1, 1)) + p("c", num=(1, 2)) + p("d", num=(1, 0)) + p("e", num=(1, 2))
    assert lines(body, legal + listing(1, 0)) == ["I. a", "1.1. b", "Điều 1. c", "II. d", "Điều 2. e"]


def test_two_lists_of_one_scheme_count_on_unless_one_starts_over() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = scheme(0, level(0, "decimal", "%1.")) + listing(1, 0) + listing(2, 0) + listing(3, 0, restart)
    body = "".join(p("x", num=(key, 0)) for key in (1, 1, 2, 3, 3))
    assert lines(body, numbering) == ["1. x", "2. x", "3. x", "1. x", "2. x"]


def test_a_list_may_replace_a_level_of_its_scheme() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerRoman", "(%1)")}</w:lvlOverride>'
    numbering = scheme(0, level(0, "decimal", "%1.")) + listing(1, 0, own)
    assert lines(p("x", num=(1, 0)), numbering) == ["(i) x"]


def test_a_style_brings_its_numbering_and_zero_takes_it_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>'
    )
    body = p("a", style="Muc") + p("b", style="Con") + p("c", style="Muc", num=(0, 0)) + p("d", style="Muc")
    assert lines(body, OUTLINE, styles) == ["I. a", "II. b", "c", "III. d"]


def test_a_style_tied_to_a_level_numbers_at_that_level() -> None:
    second = level(1, "decimal", "%2.", '<w:pStyle w:val="Hai"/>')
    tied = scheme(0, level(0, "upperRoman", "%1."), second) + listing(1, 0)
    styles = (
        '<w:style w:type="paragraph" w:styleId="Hai"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert lines(p("a", num=(1, 0)) + p("b", style="Hai"), tied, styles) == ["I. a", "1. b"]


def test_a_list_style_lends_its_levels() -> None:
    numbering = (
        scheme(0, level(0, "decimal", "Mục %1:"))
        + '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Kieu"/></w:abstractNum>'
        + listing(1, 0)
        + listing(2, 5)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Kieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert lines(p("a", num=(2, 0)), numbering, styles) == ["Mục 1: a"]


def test_a_deleted_paragraph_takes_no_number() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
    )
    assert lines(p("a", num=(1, 0)) + gone + p("b", num=(1, 0)), OUTLINE) == ["I. a", "II. b"]


def test_an_unknown_list_numbers_nothing() -> None:
    assert lines(p("a", num=(99, 0)), OUTLINE) == ["a"]


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (4, "upperRoman", "IV"), (1999, "lowerRoman", "mcmxcix"), (4000, "upperRoman", "4000"),
        (7, "decimalZero", "07"), (27, "lowerLetter", "aa"), (28, "upperLetter", "BB"), (5, "none", ""),
        (3, "cardinalText", "3"), (0, "lowerLetter", "0"),
    ],
)  # fmt: skip
def test_numbers_in_every_format(value: int, style: str, text: str) -> None:
    assert in_format(value, style) == text
