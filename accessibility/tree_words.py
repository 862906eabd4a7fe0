"""The accessibility tree in words: what a role is called in Dutch, and what is said of its state."""

from typing import Any

FLAT = {  # layers that are read through
    *("generic", "none", "LabelText", "MenuListPopup", "rowgroup", "strong", "emphasis", "time", "code", "mark"),
    *("Section", "superscript", "subscript", "Ruby", "SvgRoot", "DescriptionListDetail", "insertion", "deletion"),
}
SILENT = {"InlineTextBox", "ListMarker"}
# Their value says it, or the browser fills them with parts of its own.
LEAVES = {"textbox", "searchbox", "slider", "Video", "Audio"}

ROLES = {
    "RootWebArea": "pagina",
    "generic": "deel",
    "none": "deel",
    "Video": "film",
    "Audio": "geluid",
    "banner": "kopdeel",
    "navigation": "navigatie",
    "main": "hoofddeel",
    "contentinfo": "voetdeel",
    "search": "zoekdeel",
    "region": "gebied",
    "complementary": "aanvulling",
    "form": "formulier",
    "article": "artikel",
    "heading": "kop",
    "button": "knop",
    "paragraph": "alinea",
    "list": "lijst",
    "listitem": "punt",
    "DescriptionListTerm": "begrip",
    "term": "begrip",
    "definition": "uitleg",
    "textbox": "tekstveld",
    "searchbox": "zoekveld",
    "combobox": "keuzelijst",
    "option": "keuze",
    "checkbox": "aankruisvak",
    "radio": "keuzerondje",
    "radiogroup": "groep keuzerondjes",
    "group": "groep",
    "table": "tabel",
    "caption": "bijschrift",
    "row": "rij",
    "cell": "cel",
    "columnheader": "kolomkop",
    "rowheader": "rijkop",
    "image": "beeld",
    "figure": "figuur",
    "Figcaption": "bijschrift",
    "Legend": "opschrift",
    "DescriptionList": "lijst van begrippen",
    "alert": "waarschuwing",
    "separator": "scheiding",
    "blockquote": "citaat",
    "DisclosureTriangle": "uitklapknop",
    "Details": "uitklapdeel",
    "graphics-document": "tekening",
    "graphics-symbol": "teken",
}
# What is told of a state; a value that is not here is the usual one.
STATES: dict[tuple[str, Any], str] = {
    ("required", True): "verplicht",
    ("invalid", "true"): "ongeldig",
    ("invalid", "grammar"): "ongeldig",
    ("invalid", "spelling"): "ongeldig",
    ("expanded", True): "open",
    ("expanded", False): "dicht",
    ("checked", "true"): "aan",
    ("checked", "false"): "uit",
    ("checked", "mixed"): "deels aan",
    ("pressed", "true"): "ingedrukt",
    ("pressed", "false"): "niet ingedrukt",
    ("selected", True): "gekozen",
    ("disabled", True): "uitgeschakeld",
    ("readonly", True): "alleen lezen",
    ("multiline", True): "meer regels",
    ("modal", True): "houdt de rest tegen",
    ("busy", True): "bezig",
    ("focused", True): "heeft de focus",
    ("live", "polite"): "meldt wat verandert",
    ("live", "assertive"): "meldt meteen wat verandert",
}


def word_for(role: str) -> str:
    """What a role is called; Chromium's own word where we have none."""
    return ROLES.get(role, role)


def said_of(node: dict[str, Any], mark: str) -> str:
    """A node on one line: role, name, state, value and description; `mark` is what its element tells besides."""
    role = node["role"]["value"]
    about = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
    name, value, description = (_text(node, part) for part in ("name", "value", "description"))
    first = word_for(role) + (f" {about['level']}" if role == "heading" and "level" in about else "")
    parts = [
        f"{first} “{name}”" if name else first,
        *(STATES[one] for one in _known(role, about)),
        *([mark] if mark else []),
        *([f"waarde “{value}”"] if value and value != name else []),
        *([f"uitleg “{description}”"] if description else []),
    ]
    return ", ".join(parts)


def _known(role: str, about: dict[str, Any]) -> list[tuple[str, Any]]:
    """The states that are told, in one order; that a page has focus, and that a status speaks, is always so."""
    usual = {("RootWebArea", "focused"), ("status", "live"), ("alert", "live")}
    told = [
        (name, about[name])
        for name in dict.fromkeys(name for name, _ in STATES)
        if (role, name) not in usual and name in about
    ]
    return [one for one in told if one in STATES]


def _text(node: dict[str, Any], part: str) -> str:
    return " ".join(str(node.get(part, {}).get("value", "")).split())
