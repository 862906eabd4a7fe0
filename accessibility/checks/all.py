"""Every check of our own, in the order in which they look."""

from accessibility.checks import Check

CHECKS: tuple[Check, ...] = ()
