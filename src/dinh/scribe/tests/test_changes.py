"""What changed is shown where it changed, whole texts can be put together again, and long ones take no minutes."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from dinh.scribe.changes import changes, summary

OLD = "Điều 1. Thu 1.250 đồng.\nĐiều 2. Nộp trước ngày 10/6.\nĐiều 3. Hiệu lực."
NEW = "Điều 1. Thu 1.500 đồng.\nĐiều 3. Hiệu lực.\nĐiều 4. Tổ dân phố số 3 thực hiện."


def test_each_paragraph_says_what_became_of_it():
    made = changes(OLD, NEW)
    assert [change.kind for change in made] == ["changed", "removed", "same", "added"]
    assert [(piece.text, piece.kept) for piece in made[0].new_pieces] == [
        ("Điều 1. Thu 1.", True),
        ("500", False),
        (" đồng.", True),
    ]
    numbers = summary(made)
    assert (numbers.same, numbers.added, numbers.removed, numbers.changed) == (1, 1, 1, 1)
    assert not numbers.is_same


def test_the_same_text_has_no_changes_though_its_blanks_differ():
    assert summary(changes(OLD, OLD.replace("\n", "\n\n").replace(" ", "  "))).is_same
    assert changes("", "") == ()


LINES = ("thu chi của phường", "tổ dân phố số 3", "thu chi của xã", "a b c d", "a b x d")
PARAGRAPHS = st.lists(st.sampled_from(LINES), max_size=12)


@given(PARAGRAPHS, PARAGRAPHS)
def test_both_texts_can_be_put_together_again(old, new):
    made = changes("\n".join(old), "\n".join(new))
    assert [change.old for change in made if change.kind != "added"] == [text.strip() for text in old]
    assert [change.new for change in made if change.kind != "removed"] == [text.strip() for text in new]
    for change in made:
        assert "".join(piece.text for piece in change.old_pieces) == change.old
        assert "".join(piece.text for piece in change.new_pieces) == change.new


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_compare(old, new):
    summary(changes(old, new))


def test_five_hundred_pages_take_seconds():
    old = [f"Khoản {n}. Tổ dân phố số {n % 10} thu {n * 7} đồng theo nghị quyết." for n in range(10_000)]
    new = [line.replace("thu", "chi") if at % 100 == 0 else line for at, line in enumerate(old)]
    start = time.process_time()
    assert summary(changes("\n".join(old), "\n".join(new))).changed == 100
    again = summary(changes("\n".join(["a"] * 10_000), "\n".join(["a", "b"] * 5_000)))
    assert again.added or again.changed
    assert summary(changes("\n".join(old), "\n".join(line[::-1] for line in old))).removed == 10_000
    assert summary(changes(" ".join(old), " ".join(new))).changed == 1
    assert time.process_time() - start < 20
