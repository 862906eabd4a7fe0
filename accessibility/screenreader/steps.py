"""What somebody does on a journey, in words that a person can follow too, and what must be heard each time."""

from dataclasses import dataclass
from typing import Protocol

from accessibility.screenreader.keyboard import in_words
from accessibility.screenreader.speech import contains

MOST_PRESSES = 40  # who has to press a key more often to get somewhere, will not get there
A_MOMENT = 0.4  # seconds between the last letter and Enter; in one go a reader still says some letters, or not
SETTLED = 1.5  # seconds of silence after which a page has nothing more to say by itself
SOON = 6  # seconds in which a key that moves the reader is answered


class Person(Protocol):
    """Somebody with a keyboard and a screen reader."""

    def open(self, path: str) -> None: ...
    def press(self, *keys: str) -> None: ...
    def type(self, text: str) -> None: ...
    def hear(self, wanted: str = "", *, patience: float = ...) -> list[str]: ...


class Step(Protocol):
    """One deed. `words` is the instruction in Dutch; `do` gives the number of keys pressed and what was heard."""

    @property
    def hears(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def rest_varies(self) -> bool:
        """Whether what follows the words that matter is not the same each time."""

    def do(self, person: Person) -> tuple[int, list[str]]: ...


@dataclass(frozen=True)
class Open:
    """Go to an address, as by a link in a letter."""

    path: str
    hears: str
    rest_varies: bool = False

    @property
    def words(self) -> str:
        return f"Open {self.path}"

    def do(self, person: Person) -> tuple[int, list[str]]:
        person.open(self.path)
        said = person.hear(self.hears)
        if self.rest_varies:  # it must not be heard as the answer to the next step
            while late := person.hear(patience=SETTLED):
                said += late
        return 0, said


@dataclass(frozen=True)
class Press:
    """Press a key once and wait for the answer."""

    key: str
    hears: str
    rest_varies: bool = False

    @property
    def words(self) -> str:
        return f"Druk op {in_words(self.key)}"

    def do(self, person: Person) -> tuple[int, list[str]]:
        person.press(self.key)
        return 1, person.hear(self.hears)


@dataclass(frozen=True)
class Seek:
    """Press a key until something is heard."""

    key: str
    hears: str
    rest_varies: bool = False

    @property
    def words(self) -> str:
        return f"Druk op {in_words(self.key)} tot u “{self.hears}” hoort"

    def do(self, person: Person) -> tuple[int, list[str]]:
        said: list[str] = []
        for number in range(1, MOST_PRESSES + 1):
            person.press(self.key)
            answer = person.hear(patience=SOON)
            said += answer
            if contains(answer, self.hears):
                return number, said
        return MOST_PRESSES, said


@dataclass(frozen=True)
class Type:
    """Type in the field that has focus, perhaps press a key after it, and wait for the answer."""

    text: str
    hears: str
    then: str = ""
    rest_varies: bool = False

    @property
    def words(self) -> str:
        return f"Typ {self.text}" + (f" en druk op {in_words(self.then)}" if self.then else "")

    def do(self, person: Person) -> tuple[int, list[str]]:
        person.type(self.text)
        if not self.then:
            return len(self.text), person.hear(self.hears)
        said = person.hear(patience=A_MOMENT)
        person.press(self.then)
        return len(self.text) + 1, said + person.hear(self.hears)
