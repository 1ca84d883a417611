"""A kept part of a page is written once for its values and language, and anew for others."""

from __future__ import annotations

from django.template import Context, Template
from django.utils import translation

from dinh.house.yard.templatetags import keep


class Counting:
    def __init__(self):
        self.times = 0

    def __str__(self):
        self.times += 1
        return f"lần {self.times}"


def shown(template, **context):
    return template.render(Context(context))


def test_it_is_written_once_for_the_same_values():
    template, counted = Template("{% keep who %}{{ who }}: {{ counted }}{% endkeep %}"), Counting()
    assert shown(template, who="Ba", counted=counted) == "Ba: lần 1"
    assert shown(template, who="Ba", counted=counted) == "Ba: lần 1"
    assert shown(template, who="Tám", counted=counted) == "Tám: lần 2"


def test_each_language_has_its_own():
    template = Template('{% keep %}{% translate "Trang chủ" %}{% endkeep %}')
    vietnamese = shown(template)
    with translation.override("en"):
        assert shown(template) != vietnamese
    assert shown(template) == vietnamese


def test_what_is_inside_is_escaped_as_everywhere():
    template = Template("{% keep word %}{{ word }}{% endkeep %}")
    assert shown(template, word="<b>") == shown(template, word="<b>") == "&lt;b&gt;"


def test_it_forgets_all_rather_than_growing_without_end(monkeypatch):
    monkeypatch.setattr(keep, "MOST", 2)
    template, counted = Template("{% keep who %}{{ counted }}{% endkeep %}"), Counting()
    for who in ("một", "hai", "ba", "một"):
        shown(template, who=who, counted=counted)
    assert counted.times == 4
