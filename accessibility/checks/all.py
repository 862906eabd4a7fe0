"""Every check of our own, in the order in which they look."""

from accessibility.checks import Check, layout, structure, words

CHECKS: tuple[Check, ...] = (*layout.CHECKS, *structure.CHECKS, *words.CHECKS)
