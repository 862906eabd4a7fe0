"""What every HTML answer of the site promises, whatever it is about; each promise tells how it is broken."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

from bs4 import BeautifulSoup, Tag

Promise = Callable[[BeautifulSoup], Iterator[str]]

VAGUE = {"hier", "klik hier", "lees meer", "lees verder", "verder", "meer", "meer informatie", "link", "deze pagina"}
UNNAMED_INPUTS = ("hidden", "submit", "button", "reset", "image")
SITE_NAME = "Koplopersnetwerk"


def broken_promises(soup: BeautifulSoup, *, status: int, headers: Mapping[str, str]) -> list[str]:
    """Everything that is wrong with this answer; a fragment is held to what a part of a page can keep."""
    broken = [fault for promise in OF_EVERY_PART for fault in promise(soup)]
    if soup.find("html"):
        broken += [fault for promise in OF_EVERY_PAGE for fault in promise(soup)]
        if status == 422 and soup.select_one("main form"):
            broken += error_contract(soup)
    if "Set-Cookie" in headers:
        broken.append("sets a cookie on a public page")
    return broken


def words(tag: Tag) -> str:
    """The text of an element with single spaces."""
    return " ".join(tag.get_text(" ").split())


def name_of(tag: Tag) -> str:
    """The accessible name of a link or button, near enough for our own pages."""
    if tag.get("aria-labelledby"):
        return " ".join(words(found) for found in _pointed_at(tag, "aria-labelledby"))
    if tag.get("aria-label"):
        return str(tag["aria-label"]).strip()
    parts = []
    for part in tag.descendants:
        if isinstance(part, Tag):
            parts.append(str(part.get("alt", "")))
        elif not _is_hidden(part.parent, upto=tag):
            parts.append(str(part))
    return " ".join("".join(parts).split())


def _is_hidden(tag: Tag | None, upto: Tag) -> bool:
    while tag is not None and tag is not upto:
        if tag.get("aria-hidden") == "true":
            return True
        tag = tag.parent
    return False


def _root(tag: Tag) -> Tag:
    return list(tag.parents)[-1]


def _pointed_at(tag: Tag, attribute: str) -> list[Tag]:
    found = [_root(tag).find(id=target) for target in str(tag.get(attribute, "")).split()]
    return [one for one in found if isinstance(one, Tag)]


def one_main_heading(soup: BeautifulSoup) -> Iterator[str]:
    headings = soup.find_all("h1")
    if len(headings) != 1:
        yield f"has {len(headings)} h1 headings"
    elif not soup.select("main h1"):
        yield "has its h1 outside main"


def title_says_the_heading(soup: BeautifulSoup) -> Iterator[str]:
    title = words(soup.title) if soup.title else ""
    heading = words(soup.h1) if soup.h1 else ""
    if not heading or not title.removeprefix("Fout: ").startswith(heading):
        yield f"has the title “{title}” over the heading “{heading}”"
    if not title.endswith(SITE_NAME):
        yield f"has a title that does not end with {SITE_NAME}: “{title}”"


def headings_in_order(soup: BeautifulSoup) -> Iterator[str]:
    before = 0
    for heading in soup.select("h1, h2, h3, h4, h5, h6"):
        level = int(heading.name[1])
        if level > before + 1:
            yield f"jumps from h{before} to h{level} at “{words(heading)}”"
        if not words(heading):
            yield f"has an empty h{level}"
        before = level


def landmarks(soup: BeautifulSoup) -> Iterator[str]:
    for name in ("main", "body > header", "body > footer"):
        if len(soup.select(name)) != 1:
            yield f"has {len(soup.select(name))} times {name}"
    names = [
        name_of(nav) if nav.get("aria-label") or nav.get("aria-labelledby") else "" for nav in soup.find_all("nav")
    ]
    if not names:
        yield "has no nav"
    for name, times in Counter(names).items():
        if not name:
            yield "has a nav without a label"
        elif times > 1:
            yield f"has {times} times a nav “{name}”"


def speaks_dutch(soup: BeautifulSoup) -> Iterator[str]:
    html = soup.find("html")
    if not isinstance(html, Tag) or html.get("lang") != "nl":
        yield "does not say that it is Dutch"


def skip_link_first(soup: BeautifulSoup) -> Iterator[str]:
    first = soup.select_one("body a[href], body button, body input, body select, body textarea")
    target = str(first.get("href", "")) if first else ""
    main = soup.find("main")
    if not isinstance(main, Tag) or not target.startswith("#") or target[1:] != main.get("id"):
        yield "does not begin with a link that skips to main"


def waits_to_tell(soup: BeautifulSoup) -> Iterator[str]:
    status = soup.find(id="melding")
    if not isinstance(status, Tag) or status.get("role") != "status" or words(status) or status.find_parent("main"):
        yield "has no empty status element #melding outside main"


def unique_ids(soup: BeautifulSoup) -> Iterator[str]:
    for name, times in Counter(str(tag["id"]) for tag in soup.select("[id]")).items():
        if times > 1:
            yield f"has {times} times the id “{name}”"


def labelled_fields(soup: BeautifulSoup) -> Iterator[str]:
    labels = {str(label["for"]) for label in soup.select("label[for]") if words(label)}
    for field in soup.select("input, select, textarea"):
        if field.get("type") in UNNAMED_INPUTS:
            continue
        wrapped = field.find_parent("label")
        if not (
            field.get("id") in labels
            or (wrapped and words(wrapped))
            or field.get("aria-label")
            or field.get("aria-labelledby")
        ):
            yield f"has a field without a label: {str(field)[:80]}"


def pointers_lead_somewhere(soup: BeautifulSoup) -> Iterator[str]:
    ids = {str(tag["id"]) for tag in soup.select("[id]")}
    for attribute in ("aria-describedby", "aria-labelledby", "aria-controls", "aria-details", "for", "headers"):
        for tag in soup.select(f"[{attribute}]"):
            for target in str(tag[attribute]).split():
                if target not in ids:
                    yield f"points with {attribute} at “{target}”, which is not there"
    if soup.find("html"):
        for link in soup.select("a[href^='#']"):
            if str(link["href"])[1:] not in ids:
                yield f"has a link to {link['href']}, which is not there"


def named_links_and_buttons(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.select("a[href], button, summary, [role=button], [role=link]"):
        name = name_of(tag)
        if not name:
            yield f"has a {tag.name} without a name: {str(tag)[:80]}"
        elif name.lower().strip(" .>›") in VAGUE:
            yield f"has a {tag.name} that does not say where it goes: “{name}”"
    for tag in soup.select("input[type=submit], input[type=button]"):
        if not tag.get("value"):
            yield "has an input button without a name"


def links_mean_one_thing(soup: BeautifulSoup) -> Iterator[str]:
    targets: dict[str, set[str]] = defaultdict(set)
    for link in soup.select("a[href]"):
        targets[name_of(link).lower()].add(str(link["href"]))
    for name, places in targets.items():
        if len(places) > 1:
            yield f"has links called “{name}” to {', '.join(sorted(places))}"


def pictures_have_words(soup: BeautifulSoup) -> Iterator[str]:
    for picture in soup.select("img:not([alt])"):
        yield f"has a picture without alt: {str(picture)[:80]}"
    for drawing in soup.find_all("svg"):
        if drawing.get("aria-hidden") != "true" and not (drawing.get("aria-label") or drawing.get("aria-labelledby")):
            yield f"has a drawing that is neither named nor hidden: {str(drawing)[:80]}"


def tables_explain_themselves(soup: BeautifulSoup) -> Iterator[str]:
    for table in soup.find_all("table"):
        if not table.caption or not words(table.caption):
            yield "has a table without a caption"
        if not table.find("th"):
            yield "has a table without headers"
    for header in soup.find_all("th"):
        if header.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
            yield f"has a table header without scope: “{words(header)}”"


def nothing_inline(soup: BeautifulSoup) -> Iterator[str]:
    if soup.select("script:not([src])"):
        yield "has an inline script"
    if soup.find("style"):
        yield "has a style element"
    for tag in soup.find_all(True):
        for attribute in tag.attrs:
            if attribute == "style" or attribute.startswith("on"):
                yield f"has the attribute {attribute} on a {tag.name}"
        if str(tag.get("href", "")).lower().startswith("javascript:"):
            yield "has a link to a script"


def nothing_from_elsewhere(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.select("script[src], img[src], iframe[src], link[rel=stylesheet][href], link[rel=preload][href]"):
        address = str(tag.get("src") or tag.get("href"))
        if "//" in address.split("?")[0] and not address.startswith("data:"):
            yield f"takes {address} from another site"


def no_token(soup: BeautifulSoup) -> Iterator[str]:
    if soup.select("[name=csrf_token], [name=csrf-token]"):
        yield "sends a CSRF token on a public page"


def error_contract(soup: BeautifulSoup) -> Iterator[str]:
    """A failed form: title, summary with focus, and the same words at each field."""
    if not (soup.title and words(soup.title).startswith("Fout: ")):
        yield "has faults that the title does not tell"
    summary = soup.select_one(".errors[tabindex='-1']")
    if summary is None or not summary.find(["h2", "h3"]):
        yield "has no error summary that can take focus"
        return
    linked = {str(link["href"])[1:]: words(link) for link in summary.select("a[href^='#']")}
    wrong = {str(field.get("id")): field for field in soup.select("[aria-invalid=true]")}
    if linked.keys() != wrong.keys() or not wrong:
        yield f"sums up faults at {sorted(linked)} and marks faults at {sorted(wrong)}"
    for name, field in wrong.items():
        described = " ".join(words(one) for one in _pointed_at(field, "aria-describedby"))
        if linked.get(name, "") not in described or not described:
            yield f"says “{linked.get(name)}” in the summary and “{described}” at the field"


OF_EVERY_PART: tuple[Promise, ...] = (
    unique_ids, labelled_fields, pointers_lead_somewhere, named_links_and_buttons, links_mean_one_thing,
    pictures_have_words, tables_explain_themselves, nothing_inline, nothing_from_elsewhere, no_token,
)  # fmt: skip
OF_EVERY_PAGE: tuple[Promise, ...] = (
    one_main_heading, title_says_the_heading, headings_in_order, landmarks, speaks_dutch, skip_link_first,
    waits_to_tell,
)  # fmt: skip
