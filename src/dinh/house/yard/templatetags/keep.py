"""`{% keep %}`: a part of a page that is the same for many pages is written once in each process."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
MOST = 2_000  # texts of one part; beyond, all are written anew rather than remembering who was asked last


class KeepNode(template.Node):
    """Its texts live and die with the compiled template, so that an edited template is never shown as it was."""

    def __init__(self, nodes: NodeList, values: list[FilterExpression]) -> None:
        self._nodes, self._values = nodes, values
        self._texts: dict[tuple[str, ...], SafeString] = {}

    def render(self, context: Any) -> SafeString:
        key = (get_language() or "", *[str(value.resolve(context)) for value in self._values])
        text = self._texts.get(key)
        if text is None:
            if len(self._texts) >= MOST:
                self._texts.clear()
            text = self._texts[key] = self._nodes.render(context)
        return text


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """{% keep value … %}…{% endkeep %}: the inside may depend on nothing but the language and these values.

    Values are told apart by what `str()` makes of them. Whoever leaves out a value that the inside shows, shows one
    reader what was written for another: so no token, no user, no path inside.
    """
    values = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodes = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(nodes, values)
