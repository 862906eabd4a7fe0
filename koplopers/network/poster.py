"""The pattern of a poster: shapes in a grid, chosen by the code of the municipality and by nothing else."""

from dataclasses import dataclass
from hashlib import blake2b

COLUMNS, ROWS, CELL = 7, 5, 20  # of the grid; a cell in units of the drawing
PALETTES = ("sun", "petrol", "night", "mint", "peach", "air", "brick", "sand")
NAME_SIZES = (24, 20, 16.5, 14.2, 12.3, 10.5, 9, 7.5)  # percents of the width of a poster, from the largest step on
NAME_WIDTH, NAME_HEIGHT = 88, 37  # room for the name, in the same percents
LETTER = 0.61  # width of a letter in weight 800, generously, as a part of its size


@dataclass(frozen=True)
class Pattern:
    """Two paths in the first and the second colour of a palette, in a drawing of COLUMNS by ROWS cells."""

    palette: str
    first: str
    second: str


def pattern(code: str) -> Pattern:
    """The pattern of this municipality; the same code gives the same pattern for ever."""
    choices = blake2b(code.encode(), digest_size=COLUMNS * ROWS).digest()
    paths: tuple[list[str], list[str]] = ([], [])
    for number, choice in enumerate(choices):
        row, column = divmod(number, COLUMNS)
        paths[(choice >> 5) % 2].append(_shape(choice % len(SHAPES), column * CELL, row * CELL))
    return Pattern(palette(code), "".join(paths[0]), "".join(paths[1]))


def palette(code: str) -> str:
    """The three colours of this municipality: the sum of the digits of its code counts off along the palettes."""
    return PALETTES[sum(int(sign) for sign in code if sign.isdecimal()) % len(PALETTES)]


def name_step(name: str) -> int:
    """How large the name can be set: 0 is the largest step at which it fits, without breaking a word."""
    words = name.replace("-", "- ").split()
    return next((step for step, size in enumerate(NAME_SIZES) if _fits(words, size)), len(NAME_SIZES) - 1)


def _fits(words: list[str], size: float) -> bool:
    room = NAME_WIDTH / (size * LETTER)
    return max(map(_letters, words), default=0) <= room and _lines(words, room) * size <= NAME_HEIGHT


def _lines(words: list[str], room: float) -> int:
    """How many lines of so many letters these words take, each line filled before the next begins."""
    lines, left = 1, room
    for word in words:
        if _letters(word) > left:
            lines, left = lines + 1, room
        left -= _letters(word) + (0 if word.endswith("-") else 1)
    return lines


def _letters(word: str) -> float:
    """The length of a word, in which an m or a w counts for one and a half."""
    return len(word) + sum(sign in "mwMW" for sign in word) / 2


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
