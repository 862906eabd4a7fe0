"""Each letter in each variant: its paragraphs are parted, and what belongs on lines of its own stands there."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace as Thing
from typing import Any

import pytest
from flask import Flask, render_template

DAY = date(2026, 11, 24)
MOMENT = datetime(2026, 11, 24, 11, tzinfo=UTC)
OLD = Thing(id=1, name="Oudveld", ends_on=DAY)
PLACE = Thing(id=2, name="Windveld")
VERSION = Thing(slug="2020", in_force_until=DAY)
APPLICATION = Thing(signer_name="Anna", signer_function="burgemeester", municipality=PLACE, reference="WV-1")
ONE = Thing(name="Bram", organisation="", consented_at=None)
LINKS = {
    name: f"https://voorbeeld.example/{name}"
    for name in ("link", "status", "proof", "certificate", "contact", "code_page")
}
ALWAYS: dict[str, Any] = {
    **LINKS,
    "application": APPLICATION,
    "one": ONE,
    "place": "Windveld",
    "name": "Lies",
    "ends": DAY,
    "code": "123456",
    "consent_by": DAY,
    "checked_by": DAY,
    "promised": DAY,
    "answer_by": DAY,
    "ends_on": DAY,
    "words": "Klopt de dag van het besluit?",
}


def renewed(place: Thing) -> Thing:
    return Thing(signed_on=DAY, precision="day", manifest_version=VERSION, municipality_id=place.id, municipality=place)


def heir(**more: Any) -> Thing:
    return Thing(signature=Thing(municipality=OLD), heir=PLACE, **more)


CHANGES = [("plaats", "Windvelt", "Windveld"), ("functie", "wethouder", "burgemeester")]
LAPSING = Thing(municipality=PLACE, manifest_version=VERSION)
VARIANTS: dict[str, list[dict[str, Any]]] = {
    "alone": [{}],
    "amend": [{}],
    "change": [{}],
    "confirm": [{"renewed": None}, {"renewed": renewed(PLACE)}, {"renewed": renewed(OLD)}],
    "consent": [{}, {"one": Thing(name="Bram", organisation="Samen Sterk")}],
    "corrected": [
        {"asked": Thing(made_at=MOMENT), "changes": CHANGES[:1]},
        {"asked": Thing(made_at=MOMENT), "changes": CHANGES},
        {"asked": Thing(made_at=None, refusal="De bron zegt iets anders.")},
    ],
    "declined": [{}],
    "delayed": [{}],
    "ended": [{}],
    "ended-other": [
        {"is_public": is_public, "signs_there": there} for is_public in (False, True) for there in (False, True)
    ],
    "go-on": [{}],
    "inherited": [{"one": heir(), "is_reminder": False}, {"one": heir(), "is_reminder": True}],
    "inherited-answered": [{"one": heir(is_kept=False)}, {"one": heir(is_kept=True)}],
    "inherited-office": [{"one": heir()}],
    "lapses": [
        {"one": LAPSING, "is_over": is_over, "following": following, "from_": from_}
        for is_over in (False, True)
        for following, from_ in ((None, None), (VERSION, None), (VERSION, DAY))
    ],
    "lapses-office": [{"found": [LAPSING]}, {"found": [LAPSING, LAPSING]}],
    "motivation": [{"left_out": ""}, {"left_out": "Er staat een naam in."}],
    "opened": [{}],
    "published": [
        {"is_renewal": is_renewal, "left_out": left_out}
        for is_renewal in (False, True)
        for left_out in ("", "Er staat een naam in.")
    ],
    "published-along": [{"is_renewal": False}, {"is_renewal": True}],
    "question": [{}],
    "received": [{}],
    "register-faults": [
        {"faults": ["vermelding 1: de hash klopt niet"], "number": 1},
        {"faults": ["vermelding 1: de hash klopt niet", "vermelding 2: weg"], "number": 5},
    ],
    "taken-off": [{}, {"one": Thing(name="Bram", consented_at=MOMENT)}],
    "withdraw": [{}],
    "withdrawn": [{"was_public": False}, {"was_public": True}],
}
GLUED = re.compile(r"[.:)][^\W\d_]|[.:]- ")


def letter(site: Flask, kind: str, facts: dict[str, Any]) -> str:
    with site.app_context():
        return render_template(f"signing/mails/{kind}.txt", **{**ALWAYS, **facts})


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        pytest.param(kind, facts, id=f"{kind}-{number}")
        for kind, variants in VARIANTS.items()
        for number, facts in enumerate(variants)
    ],
)
def test_its_paragraphs_are_parted_and_no_line_is_glued(site, kind, facts):
    text = letter(site, kind, facts)

    assert "\n\n\n" not in text
    for paragraph in text.strip().split("\n\n"):
        lines = paragraph.split("\n")
        assert len(lines) == 1 or all(line.startswith("- ") for line in lines), paragraph
        assert paragraph in LINKS.values() or not GLUED.search(paragraph), paragraph
    items = facts.get("changes") or facts.get("faults") or facts.get("found") or []
    if items:
        assert text.count("\n- ") == len(items)


def test_every_letter_is_looked_at(site):
    written = {path.stem for path in (Path(site.root_path).parent / "templates/signing/mails").iterdir()}
    assert written == set(VARIANTS)
