"""A page in a state, and the world in which somebody meets it."""

from dataclasses import dataclass

from accessibility.steps import Hear, Step


@dataclass(frozen=True)
class World:
    """The site on a day, with or without a film."""

    day: str = "2026-11-24"  # the announced reorganisation has not happened yet
    film_url: str = ""


@dataclass(frozen=True)
class State:
    """A page in the state in which somebody meets it: who, where, and what they did first."""

    name: str
    address: str
    first: tuple[Step, ...] = ()
    who: str = "bezoeker"  # or one of the cast, see signing_in.py
    world: World = World()
    status: int = 200  # what the address answers
    varies: bool = False  # its words depend on who was here before, so no tree of it is kept

    @property
    def needs_scripts(self) -> bool:
        """Only with a script does something change on the page without a new page."""
        return any(isinstance(step, Hear) for step in self.first)
