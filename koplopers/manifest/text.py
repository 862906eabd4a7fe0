"""The text of the manifest as safe HTML."""

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

TAGS = {"h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "strong", "em", "blockquote", "hr", "br"}
ATTRIBUTES = {"ol": {"start"}}  # a numbered list may go on after a heading
TOP_HEADING = 2  # the page has the h1

_markdown = MarkdownIt("commonmark", {"html": False}).disable("code")  # indented lines of a plain text are words, too


def render(text: str) -> Markup:
    """Markdown as HTML whose headings begin at level 2 and never skip one, because the page around it has the h1."""
    tokens = _markdown.parse(text)
    _settle_headings(tokens)
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    return Markup(nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES))  # noqa: S704 # cleaned just now


def _settle_headings(tokens: list[Token]) -> None:
    opened: list[int] = []  # the levels in the text of the headings that enclose this place
    for token in tokens:
        if token.type not in ("heading_open", "heading_close"):
            continue
        level = int(token.tag[1])
        if token.type == "heading_open":
            opened = [outer for outer in opened if outer < level] + [level]
        token.tag = f"h{min(TOP_HEADING + len(opened) - 1, 6)}"
