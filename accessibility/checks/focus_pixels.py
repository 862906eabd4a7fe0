"""Measuring in two pictures what focus changes: how many pixels, and with how much contrast."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import pi
from typing import Any

from PIL import Image, ImageChops

ROOM = 12  # CSS pixels around an element; as in focus_looks.js
LEAST_CONTRAST = 3
BY_EDGE = 0.92  # corners are rounded and lines are smoothed; nobody sees the pixels that this costs
LARGE = 400_000  # pixels; of a larger crop every second pixel of every second line is counted

Colour = tuple[int, int, int]
Box = dict[str, Any]  # left, top, width, height and the radius of the corners, in CSS pixels of the window


@dataclass(frozen=True)
class Shown:
    """What focus changes: the area with enough contrast in pixels, what it had to be, and the best contrast."""

    area: float
    contrast: float
    shortest: float  # the shortest side: as long as a line has to be, to be seen
    perimeter: float  # the area of a line of two pixels all around

    @property
    def is_visible(self) -> bool:
        return self.area >= self.shortest

    @property
    def is_enough(self) -> bool:
        """As WCAG 2.4.13 asks."""
        return self.area >= self.perimeter * BY_EDGE

    def __str__(self) -> str:
        if self.contrast < 1.05:
            return "er verandert niets"
        contrast = f"{self.contrast:.1f}".replace(".", ",")
        return f"{self.area:.0f} van {self.perimeter:.0f} pixels, contrast {contrast} op 1"


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture)).convert("RGB")


def shown(without: Image.Image, focused: Image.Image, box: Box, moved: Box | None = None) -> Shown:
    """Compare the room around this box in a picture without focus with that in one with focus.

    `moved` is the box with focus, when that is another. Outside the picture nobody sees anything.
    """
    boxes = [box, moved or box]
    crop = (
        round(max(min(one["left"] for one in boxes) - ROOM, 0)),
        round(max(min(one["top"] for one in boxes) - ROOM, 0)),
        round(min(max(one["left"] + one["width"] for one in boxes) + ROOM, without.width)),
        round(min(max(one["top"] + one["height"] for one in boxes) + ROOM, without.height)),
    )
    left, top, right, bottom = crop
    if right <= left or bottom <= top:
        return Shown(0, 1, *_sizes(box))
    pairs, weight = _changes(without.crop(crop), focused.crop(crop))
    enough = sum(count for pair, count in pairs.items() if _contrast(*pair) >= LEAST_CONTRAST)
    return Shown(enough * weight, max((_contrast(*pair) for pair in pairs), default=1), *_sizes(box))


def _changes(one: Image.Image, other: Image.Image) -> tuple[Counter[tuple[Colour, Colour]], int]:
    """How often each colour turns into which, and how many pixels one of these stands for."""
    where = ImageChops.difference(one, other).getbbox()
    if where is None:
        return Counter(), 1
    one, other, weight = one.crop(where), other.crop(where), 1
    if one.width * one.height > LARGE:
        half = one.width // 2, one.height // 2
        one, other, weight = one.resize(half, Image.Resampling.NEAREST), other.resize(half, Image.Resampling.NEAREST), 4
    return Counter(zip(_pixels(one), _pixels(other), strict=True)), weight


def _pixels(image: Image.Image) -> list[Colour]:
    raw = image.tobytes()
    return list(zip(raw[0::3], raw[1::3], raw[2::3], strict=True))


def _sizes(box: Box) -> tuple[float, float]:
    width, height, around = box["width"], box["height"], box["round"]
    line = 2 * (width + height) - (8 - 2 * pi) * around  # the corners are shorter when they are round
    return min(width, height), 2 * line - 16


@lru_cache(maxsize=100_000)
def _contrast(one: Colour, other: Colour) -> float:
    """As WCAG defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
