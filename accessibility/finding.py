"""What the audit has to tell."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that stands in somebody's way: where, under which condition, by which rule, and what to do."""

    state: str
    condition: str
    rule: str
    advice: str
    elements: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.state} ({self.condition}): {self.rule}: {self.advice} {'; '.join(self.elements[:3])}".rstrip()


class EngineBroken(Exception):
    """The engine gave no usable answer; the message says why."""
