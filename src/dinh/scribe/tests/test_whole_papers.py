"""Whole papers of many kinds, our own writing, each with everything a careful reader finds in it."""

from __future__ import annotations

import pytest

from dinh.scribe.reading import read_text
from dinh.scribe.tests.papers import PAPERS


def _value(reading, name):
    fact = getattr(reading, name)
    return fact.value if fact is not None and not isinstance(fact, str) else fact


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_head_and_the_signature(paper):
    reading = read_text(paper.text)
    assert {name: _value(reading, name) for name in paper.head} == paper.head


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_recipients(paper):
    assert [r.value for r in read_text(paper.text).recipients] == list(paper.recipients)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_citations_and_deadlines(paper):
    reading = read_text(paper.text)
    assert [c.number for c in reading.citations] == list(paper.citations)
    assert [d.iso for d in reading.deadlines] == list(paper.deadlines)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_the_tasks(paper):
    found = [(duty.agency, " ".join(duty.text.split()[:3])) for duty in read_text(paper.text).duties]
    assert found == list(paper.tasks)
