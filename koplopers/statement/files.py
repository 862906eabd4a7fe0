"""Reading a file that somebody hands in: whole and right, or refused with a sentence that says where it is wrong."""

import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

MAX_FILE = 20 * 1024 * 1024  # bytes; an audit of all states has about one


class FileRefused(Exception):
    """The file cannot be used; the message is the sentence for whoever hands it in."""


def read(path: Path) -> tuple[dict[str, Any], str]:
    """The table in this file, TOML or JSON, and the fingerprint of the file. Raises FileRefused."""
    try:
        if path.stat().st_size > MAX_FILE:
            raise FileRefused(f"Het bestand {path} is te groot.")
        content = path.read_bytes()
    except OSError as fault:
        raise FileRefused(f"Het bestand {path} kan niet worden gelezen ({fault.strerror}).") from None
    try:
        text = content.decode("utf-8-sig")
        data = tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    except (ValueError, RecursionError):
        kind = "TOML" if path.suffix == ".toml" else "JSON"
        raise FileRefused(f"Het bestand {path} is geen {kind} in UTF-8.") from None
    if not isinstance(data, dict):
        raise FileRefused(f"In het bestand {path} staat geen tabel.")
    return data, hashlib.sha256(content).hexdigest()


class Table:
    """A part of a file whose values are asked for by name and kind; `where` tells people which part it is."""

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, Mapping):
            raise FileRefused(f"{where} is geen tabel.")
        self._data, self._where, self._asked = data, where, set[str]()

    def text(self, name: str, *, at_most: int = 2000, default: str | None = None) -> str:
        value = self._value(name, default)
        if not isinstance(value, str) or len(value) > at_most or "\0" in value:
            self._refuse(name, f"moet tekst zijn van ten hoogste {at_most} tekens")
        return str(value).strip()

    def filled(self, name: str, *, at_most: int = 2000) -> str:
        value = self.text(name, at_most=at_most)
        if not value:
            self._refuse(name, "is leeg")
        return value

    def yes_or_no(self, name: str) -> bool:
        value = self._value(name)
        if not isinstance(value, bool):
            self._refuse(name, "moet true of false zijn")
        return bool(value)

    def texts(self, name: str) -> list[str]:
        value = self._value(name)
        if not isinstance(value, list) or not all(isinstance(one, str) and "\0" not in one for one in value):
            self._refuse(name, "moet een lijst met teksten zijn")
        return [str(one) for one in value]

    def tables(self, name: str) -> list["Table"]:
        value = self._value(name)
        if not isinstance(value, list):
            self._refuse(name, "moet een lijst zijn")
        return [Table(one, f"{self._where}, {name} {number}") for number, one in enumerate(value, start=1)]

    def table(self, name: str) -> "Table":
        return Table(self._value(name), f"{self._where}, {name}")

    def named_tables(self, name: str) -> dict[str, "Table"]:
        inner = Table(self._value(name), f"{self._where}, {name}")
        return {str(key): Table(value, f"{self._where}, {name} {key}") for key, value in inner._data.items()}

    def choice(self, name: str, choices: tuple[str, ...], default: str | None = None) -> str:
        value = self._value(name, default)
        if value not in choices:
            self._refuse(name, f"moet een van deze zijn: {', '.join(one or 'leeg' for one in choices)}")
        return str(value)

    def day(self, name: str, *, optional: bool = False) -> date | None:
        """A date, as TOML writes it or as text like 2027-01-31."""
        value = self._value(name, "" if optional else None)
        if optional and value == "":
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        day: date = self._read(name, value, date.fromisoformat, "moet een datum zijn zoals 2027-01-31")
        return day

    def moment(self, name: str) -> datetime:
        """A moment with its time zone."""
        moment: datetime = self._read(name, self._value(name), datetime.fromisoformat, "moet een moment zijn")
        if moment.tzinfo is None:
            self._refuse(name, "moet een tijdzone hebben")
        return moment

    def web_address(self, name: str) -> str:
        """An http or https address, or nothing."""
        value = self.text(name, default="")
        if value and not is_web_address(value):
            self._refuse(name, "moet een adres zijn zoals https://voorbeeld.nl/rapport")
        return value

    def nothing_else(self) -> None:
        """Refuse names that nobody asked for: a mistyped name would otherwise be lost in silence."""
        unknown = sorted(set(self._data) - self._asked)
        if unknown:
            raise FileRefused(f"{self._where}: “{unknown[0]}” kennen wij niet.")

    def _value(self, name: str, default: Any = None) -> Any:
        self._asked.add(name)
        if name not in self._data and default is None:
            self._refuse(name, "ontbreekt")
        return self._data.get(name, default)

    def _read(self, name: str, value: Any, reader: Callable[[str], Any], wanted: str) -> Any:
        try:
            return reader(value)
        except (ValueError, TypeError):
            self._refuse(name, wanted)

    def _refuse(self, name: str, why: str) -> None:
        raise FileRefused(f"{self._where}: “{name}” {why}.")


def is_web_address(text: str) -> bool:
    """Whether this can stand in a link to another site."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not any(one.isspace() for one in text)
