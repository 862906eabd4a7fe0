"""Every check of our own, in the order in which they look."""

from accessibility.checks import Check, colour, keyboard, layout, structure, words

CHECKS: tuple[Check, ...] = (*layout.CHECKS, *colour.CHECKS, *structure.CHECKS, *words.CHECKS, *keyboard.CHECKS)
