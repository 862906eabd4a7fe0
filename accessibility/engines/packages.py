"""The npm packages that the engines come from, as `npm ci` puts them down."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from accessibility.finding import EngineBroken

NODE_MODULES = Path(__file__).resolve().parents[2] / "node_modules"


@dataclass(frozen=True)
class Package:
    """A package by its name, and the file in it that we use."""

    name: str
    file: str

    @property
    def path(self) -> Path:
        return NODE_MODULES / self.name / self.file

    @property
    def script(self) -> str:
        """What stands in the file; raises EngineBroken when it is not there."""
        return _read(self.path, self.name)

    @property
    def version(self) -> str:
        """What the package itself says; raises EngineBroken when it is not there."""
        version: str = json.loads(_read(NODE_MODULES / self.name / "package.json", self.name))["version"]
        return version


@cache
def _read(path: Path, package: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        raise EngineBroken(f"{package} ontbreekt. Typ: npm ci") from None
