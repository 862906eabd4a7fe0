"""The run as JUnit XML, for build servers: a suite for each state, a case for each condition."""

from collections.abc import Sequence
from xml.etree import ElementTree

from accessibility.finding import Finding
from accessibility.report.material import Material, count, is_fault, printable
from accessibility.run import Run, Visit

Node = ElementTree.Element


def as_junit(material: Material) -> dict[str, bytes]:
    """Faults are failures; what a person must judge is output of the case, and fails nothing."""
    suites = [_suite(material.run, state) for state in material.states]
    if not material.run.is_complete:
        suites.append(_unfinished())
    root = Node("testsuites", {"name": f"Toegankelijkheid van {printable(material.run.site)}", **_sums(suites)})
    root.extend(suites)
    ElementTree.indent(root)
    return {"rapport.junit.xml": ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)}


def _suite(run: Run, state: str) -> Node:
    visits = [one for one in run.visits if one.state == state]
    findings = [one for one in run.findings if one.state == state]
    visited = {one.condition: one for one in visits}
    met = dict.fromkeys([*visited, *(name for one in findings for name in one.conditions)])
    cases = [_case(state, name, visited.get(name), [one for one in findings if name in one.conditions]) for name in met]
    suite = Node("testsuite", {"name": printable(state), "timestamp": run.began.isoformat(), **_numbers(cases)})
    suite.extend(cases)
    return suite


def _case(state: str, condition: str, visit: Visit | None, findings: Sequence[Finding]) -> Node:
    seconds = visit.seconds if visit else 0
    case = Node("testcase", classname=printable(state), name=printable(condition), time=f"{seconds:.3f}")
    faults = [one for one in findings if is_fault(one)]
    if faults:
        said = count(len(faults), "fout", "fouten")
        failure = ElementTree.SubElement(case, "failure", message=said, type=faults[0].rule.name)
        failure.text = _lines(faults)
    if to_judge := [one for one in findings if not is_fault(one)]:
        ElementTree.SubElement(case, "system-out").text = f"Te beoordelen door een mens:\n{_lines(to_judge)}"
    return case


def _unfinished() -> Node:
    """A run that was broken off is an error: who reads only the numbers may not take it for a clean one."""
    suite = Node("testsuite", name="het onderzoek zelf", tests="1", failures="0", errors="1", skipped="0", time="0.000")
    case = ElementTree.SubElement(suite, "testcase", classname="het onderzoek zelf", name="is af", time="0.000")
    ElementTree.SubElement(case, "error", message="Het onderzoek is niet af.", type="incomplete")
    return suite


def _numbers(cases: Sequence[Node]) -> dict[str, str]:
    failures = sum(case.find("failure") is not None for case in cases)
    seconds = sum(float(case.get("time", "0")) for case in cases)
    return {
        "tests": str(len(cases)),
        "failures": str(failures),
        "errors": "0",
        "skipped": "0",
        "time": f"{seconds:.3f}",
    }


def _sums(suites: Sequence[Node]) -> dict[str, str]:
    whole = {name: str(sum(int(one.get(name, "0")) for one in suites)) for name in ("tests", "failures", "errors")}
    return {**whole, "time": f"{sum(float(one.get('time', '0')) for one in suites):.3f}"}


def _lines(findings: Sequence[Finding]) -> str:
    return printable("\n".join(str(one) for one in findings))
