"""The run as a spreadsheet by WCAG-EM in OpenDocument, with the same tables as CSV beside it."""

from collections.abc import Iterable

from accessibility.finding import Finding
from accessibility.report.material import Material, in_order, level_in_words, place, url
from accessibility.report.outcomes import CriterionOutcome
from accessibility.report.tables import Sheet, as_csv, as_ods
from accessibility.run import Run

# What WCAG-EM asks to be said and no machine knows.
FOR_A_PERSON = (
    "wat buiten het onderzoek valt",
    "welke browsers en hulpsoftware de site ondersteunt",
    "hoe de steekproef is gekozen",
)
OUTCOME_COLUMNS = {
    "Succescriterium": "2.8cm",
    "Naam": "7cm",
    "Niveau": "1.8cm",
    "Uitkomst": "4cm",
    "Beslist door": "2.8cm",
    "Functie": "5cm",
    "Hulpmiddel": "5cm",
    "Datum": "2.6cm",
    "Opmerking": "9cm",
    "Bevindingen": "7cm",
}


def as_sheet(material: Material) -> dict[str, str | bytes]:
    """A spreadsheet of five sheets, and two of them as CSV for programs."""
    law = [one for one in material.outcomes if one.criterion.counts_by_law]
    new = [one for one in material.outcomes if one.criterion.is_new]
    found = _findings(material)
    sheets = [
        _scope(material.run),
        _sample(material.run),
        _outcomes(material, "WCAG 2.1 A en AA", law),
        _outcomes(material, "Nieuw in WCAG 2.2", new),
        found,
    ]
    return {
        "uitkomsten.ods": as_ods(sheets, f"Toegankelijkheid van {material.run.site}"),
        "uitkomsten.csv": as_csv(_outcomes(material, "Uitkomsten", material.outcomes)),
        "bevindingen.csv": as_csv(found),
    }


def _scope(run: Run) -> Sheet:
    """What WCAG-EM asks to be said first: what was evaluated, when, with what, against what."""
    rows = [
        ("Site", run.site),
        ("Begonnen", run.began.strftime("%Y-%m-%d %H:%M")),
        ("Klaar", run.ended.strftime("%Y-%m-%d %H:%M")),
        ("Onderzoek af", "ja" if run.is_complete else "nee, het is afgebroken"),
        ("Norm", "WCAG 2.1 niveau A en AA (50 succescriteria), en apart de 6 nieuwe van WCAG 2.2"),
        ("Pagina’s in de steekproef", str(len(run.states))),
        ("Omstandigheden", ", ".join(run.conditions)),
        ("Browser", run.browser),
        *((f"Programma {name}", version) for name, version in run.engines.items()),
        ("Voldoet", "Alleen een mens kan zeggen dat de site aan een criterium voldoet."),
    ]
    rows += [(f"Vul in: {what}", "") for what in FOR_A_PERSON]
    return Sheet("Onderzoek", {"Onderdeel": "6cm", "Wat": "16cm"}, rows)


def _sample(run: Run) -> Sheet:
    columns = {"Pagina": "8cm", "Adres": "10cm", "Omstandigheden": "12cm"}
    rows = []
    for state in run.states:
        visits = [one for one in run.visits if one.state == state]
        rows.append((state, url(run, visits[0].address), ", ".join(dict.fromkeys(one.condition for one in visits))))
    return Sheet("Steekproef", columns, rows)


def _outcomes(material: Material, name: str, outcomes: Iterable[CriterionOutcome]) -> Sheet:
    return Sheet(name, OUTCOME_COLUMNS, [_outcome(material, one) for one in outcomes])


def _outcome(material: Material, one: CriterionOutcome) -> tuple[str, ...]:
    """One criterion; who, with what and when are those of the person, or those of the machine that found a fault."""
    by_person = one.judgement if one.decided_by == "mens" else None
    by_machine = one.decided_by == "machine"
    engines = ", ".join(dict.fromkeys(name for finding in one.findings for name in finding.found_by))
    return (
        one.criterion.number,
        one.criterion.name,
        one.criterion.level,
        one.outcome,
        one.decided_by,
        by_person.by if by_person else "",
        by_person.tool if by_person else engines if by_machine else "",
        str(by_person.on if by_person else material.run.ended.date() if by_machine else ""),
        one.remark,
        ", ".join(material.numbered[finding.key] for finding in in_order(one.findings)),
    )


def _findings(material: Material) -> Sheet:
    columns = {
        "Nummer": "3.4cm",
        "Kenmerk": "3cm",
        "Ernst": "3cm",
        "Succescriteria": "3cm",
        "Wat er mis is": "9cm",
        "Wat te doen": "9cm",
        "Pagina": "6cm",
        "Adres": "6cm",
        "Waar": "6cm",
        "Gemeten": "6cm",
        "Omstandigheden": "6cm",
        "Gevonden door": "6cm",
    }
    found = [*in_order(material.run.faults), *in_order(material.run.to_judge)]
    return Sheet("Bevindingen", columns, [_finding(material, one) for one in found])


def _finding(material: Material, one: Finding) -> tuple[str, ...]:
    return (
        material.numbered[one.key],
        one.key,
        level_in_words(one.rule.level),
        ", ".join(one.rule.criteria),
        one.rule.fault,
        one.rule.advice,
        one.state,
        url(material.run, one.address),
        place(one),
        " ".join(one.details),
        ", ".join(one.conditions),
        ", ".join(one.found_by),
    )
