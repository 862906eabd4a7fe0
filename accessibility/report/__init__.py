"""The report of a run, in the forms that testers, builders, and other programs read."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from accessibility.judgements import Judgement, judgements
from accessibility.report.earl import as_earl
from accessibility.report.evaluation import as_evaluation
from accessibility.report.html import as_html
from accessibility.report.junit import as_junit
from accessibility.report.material import PICTURES, Material
from accessibility.report.sarif import as_sarif
from accessibility.report.sheet import as_sheet
from accessibility.run import Run, to_json

__all__ = ["FORMATS", "PICTURES", "write"]

Files = Mapping[str, str | bytes]  # the name of each file, and what stands in it


def _as_json(material: Material) -> Files:
    return {"rapport.json": to_json(material.run)}


FORMATS: dict[str, Callable[[Material], Files]] = {
    "html": as_html,
    "json": _as_json,
    "ods": as_sheet,
    "evaluatie": as_evaluation,
    "earl": as_earl,
    "sarif": as_sarif,
    "junit": as_junit,
}


def write(
    run: Run,
    folder: Path,
    formats: Iterable[str] = ("html", "json"),
    *,
    before: Run | None = None,
    judged: tuple[Judgement, ...] | None = None,
) -> list[Path]:
    """Write these forms of the report into the folder; returns what to open, the first file of each form.

    `before` is an earlier run to compare with; `judged` what people judged, otherwise judgements.toml. Pictures
    stand in the folder PICTURES inside it. Raises KeyError for a form that does not exist, and OSError.
    """
    pictures = frozenset(path.name for path in (folder / PICTURES).glob("*.png"))
    material = Material(run, judgements() if judged is None else judged, before, pictures)
    folder.mkdir(parents=True, exist_ok=True)
    return [_keep(FORMATS[name](material), folder) for name in formats]


def _keep(files: Files, folder: Path) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / next(iter(files))
