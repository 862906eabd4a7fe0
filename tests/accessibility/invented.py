"""Runs and findings that nobody found, by rules that no table holds, for tests of what is made from them."""

from datetime import UTC, datetime

from accessibility.finding import Element, Finding, Verdict
from accessibility.rules import Rule, rules
from accessibility.run import Run, Visit

RULES = {
    "label": Rule("invented-label", ("1.3.1", "4.1.2"), "Dit veld heeft geen label.", "Geef het veld een label."),
    "contrast": Rule("invented-contrast", ("1.4.3",), "Deze tekst is te licht.", "Maak de tekst donkerder."),
    "contrast-aaa": Rule(
        "invented-contrast-aaa", ("1.4.6",), "Deze tekst kan donkerder.", "Maak de tekst nog donkerder."
    ),
    "title-unique": Rule(
        "invented-title-unique", (), "Twee pagina’s heten hetzelfde.", "Geef elke pagina een eigen titel."
    ),
    "alt-fits": Rule(
        "invented-alt-fits", ("1.1.1",), "Zegt dit alternatief wat er te zien is?", "Kijk naar het beeld."
    ),
}


def trouble(rule, state="zoeken", *, conditions=("bureau",), **more):
    """What ended a visit, or who could not look, by a rule that the audit has."""
    return Finding(rules()[rule], state, f"/{state}", conditions, **more)


def a_finding(rule="label", state="zoeken", *, path="#zoek", judge=False, conditions=("bureau",), **more):
    """A finding by one of the invented rules; without a path it is about the whole page."""
    element = Element(path, f'<input id="{path}">', "Zoek", (0, 0, 100, 20), "nl") if path else None
    return Finding(
        rule=RULES[rule],
        state=state,
        address=f"/{state}",
        conditions=conditions,
        verdict=Verdict.TO_JUDGE if judge else Verdict.FAULT,
        **{"element": element, "details": ("2,1 op 1",), "found_by": (f"axe-core {rule}",), **more},
    )


def a_run(*findings, states=("zoeken", "contact"), conditions=("bureau", "320 px"), **more):
    """A run that visited these states under these conditions."""
    visits = [Visit(state, f"/{state}", condition, 1.25) for condition in conditions for state in states]
    began, ended = datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 24, 9, 3, tzinfo=UTC)
    facts = {
        "site": "https://www.voorbeeld.nl",
        "engines": {"axe-core": "4.14.1"},
        "visits": visits,
        "browser": "Chromium 156.0",
        **more,
    }
    return Run(began=began, ended=ended, findings=list(findings), **facts)
