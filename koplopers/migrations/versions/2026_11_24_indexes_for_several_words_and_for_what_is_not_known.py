"""indexes for searches with several words, and for lists in which not everything is known."""

import sqlalchemy as sa
from alembic import op

revision = "8c41d9e07b35"
down_revision = "2fc200787da6"

FILTERS = (
    (),
    ("is_member",),
    ("standing",),
    ("province_slug",),
    ("province_slug", "is_member"),
    ("province_slug", "standing"),
)
ORDERS = {"inhabitants": "inhabitants DESC", "date": "joined_on DESC"}


def upgrade() -> None:
    with op.batch_alter_table("listing_term", schema=None) as batch_op:
        batch_op.create_index("ix_listing_term_by_listing", ["listing_id", "term"], unique=False)
    _make_orders_anew(" NULLS LAST")


def downgrade() -> None:
    _make_orders_anew("")
    with op.batch_alter_table("listing_term", schema=None) as batch_op:
        batch_op.drop_index("ix_listing_term_by_listing")


def _make_orders_anew(unknown: str) -> None:
    """Let PostgreSQL put what is not known where the pages want it: last, as SQLite does without being told."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for columns in FILTERS:
        for order, first in ORDERS.items():
            name = "_".join(("ix_listing", *columns, "by", order))
            op.drop_index(name, table_name="listing")
            op.create_index(name, "listing", [*columns, sa.literal_column(first + unknown), "sort_key"])
