"""The pattern of a poster: shapes in a grid, chosen by the code of the municipality and by nothing else."""

from dataclasses import dataclass
from hashlib import blake2b

COLUMNS, ROWS, CELL = 7, 5, 20  # of the grid; a cell in units of the drawing
PALETTES = ("sun", "petrol", "night", "mint", "peach", "air", "brick", "sand")
NAME_STEPS = (8, 11, 14, 18)  # letters in the longest word: the more, the smaller the type


@dataclass(frozen=True)
class Pattern:
    """Two paths in the first and the second colour of a palette, in a drawing of COLUMNS by ROWS cells."""

    palette: str
    first: str
    second: str


def pattern(code: str) -> Pattern:
    """The pattern of this municipality; the same code gives the same pattern for ever."""
    digits = blake2b(code.encode(), digest_size=COLUMNS * ROWS + 1).digest()
    paths: tuple[list[str], list[str]] = ([], [])
    for number, digit in enumerate(digits[1:]):
        row, column = divmod(number, COLUMNS)
        paths[(digit >> 5) % 2].append(_shape(digit % len(SHAPES), column * CELL, row * CELL))
    return Pattern(PALETTES[digits[0] % len(PALETTES)], "".join(paths[0]), "".join(paths[1]))


def name_step(name: str) -> int:
    """How large the name can be set: 0 is the largest. The longest word decides, because it cannot break."""
    longest = max((len(part) for part in name.replace("-", "- ").split()), default=0)
    return next((step for step, letters in enumerate(NAME_STEPS) if longest <= letters), len(NAME_STEPS))


# Each shape fills a cell of 20 by 20 from its upper left corner: dots, halves, quarters, and room.
SHAPES = (
    "m0 10a10 10 0 1 0 20 0a10 10 0 1 0-20 0",  # dot
    "m4 10a6 6 0 1 0 12 0a6 6 0 1 0-12 0",  # smaller dot
    "m0 10a10 10 0 0 1 20 0z",  # upper half
    "m0 10a10 10 0 0 0 20 0z",  # lower half
    "m10 0a10 10 0 0 0 0 20z",  # left half
    "m10 0a10 10 0 0 1 0 20z",  # right half
    "h20a20 20 0 0 1-20 20z",  # quarters, one for each corner
    "h20v20a20 20 0 0 1-20-20",
    "v20h20a20 20 0 0 0-20-20",
    "m20 0v20h-20a20 20 0 0 1 20-20",
    "",  # room
)


def _shape(number: int, x: int, y: int) -> str:
    return f"M{x} {y}{SHAPES[number]}" if SHAPES[number] else ""
