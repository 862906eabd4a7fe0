"""how often something was done, counted for all processes and machines together."""

import sqlalchemy as sa
from alembic import op

revision = "7c1e5a0f38b4"
down_revision = "d92f4b7a1c68"


def upgrade() -> None:
    op.create_table(
        "counted_deed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_counted_deed"),
    )
    with op.batch_alter_table("counted_deed", schema=None) as batch_op:
        batch_op.create_index("ix_counted_deed_who", ["deed", "who", "at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("counted_deed", schema=None) as batch_op:
        batch_op.drop_index("ix_counted_deed_who")

    op.drop_table("counted_deed")
