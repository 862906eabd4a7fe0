"""Every check of our own, in the order in which they look."""

from accessibility.checks import (
    Check,
    colour,
    focus_arrival,
    focus_visible,
    forms,
    hover,
    keyboard,
    keyboard_mouse_only,
    layout,
    live,
    motion,
    structure,
    targets,
    words,
)

CHECKS: tuple[Check, ...] = (
    *motion.BEGIN,
    *layout.CHECKS,
    *colour.CHECKS,
    *structure.CHECKS,
    *words.CHECKS,
    *keyboard_mouse_only.CHECKS,
    *forms.CHECKS,
    *targets.CHECKS,
    *focus_arrival.CHECKS,
    *keyboard.CHECKS,
    *focus_visible.CHECKS,
    *hover.CHECKS,
    *live.CHECKS,
    *motion.CHECKS,
)
