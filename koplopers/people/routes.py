"""Everything that hangs on the blueprint of people."""

from koplopers.people import (
    account_routes,
    answer_routes,
    changing_routes,
    directory_routes,
    door_routes,
    ending,
    forgetting,
    team_routes,
    yearly,
)
from koplopers.people.blueprint import blueprint

PARTS = (
    account_routes, answer_routes, changing_routes, directory_routes, door_routes, team_routes,
    ending, forgetting, yearly,
)  # fmt: skip

__all__ = ["PARTS", "blueprint"]
