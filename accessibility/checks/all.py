"""Every check of our own, in the order in which they look."""

from accessibility.checks import Check, focus_arrival
    Check,
    colour,
    focus_visible,
    keyboard,
    keyboard_mouse_only,
    layout,
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
    *targets.CHECKS,
    *focus_arrival.CHECKS,
    *keyboard.CHECKS,
    *focus_visible.CHECKS,
    *motion.CHECKS,
)
