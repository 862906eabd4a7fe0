"""the back office: who works on what, what was done to several at once, and versions of reports."""

import sqlalchemy as sa
from alembic import op

revision = "7c2e94d5b8a1"
down_revision = "5b1f0c93ad27"


def upgrade() -> None:
    op.add_column("barrier_report", sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")))
    op.create_index("ix_barrier_report_answered_at", "barrier_report", ["answered_at", "received_at"])
    op.create_table(
        "hold",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", "subject_id", name=op.f("pk_hold")),
    )
    op.create_table(
        "bulk_deed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_deed")),
    )
    op.create_index("ix_bulk_deed_done_at", "bulk_deed", ["done_at"])


def downgrade() -> None:
    op.drop_table("bulk_deed")
    op.drop_table("hold")
    op.drop_index("ix_barrier_report_answered_at", "barrier_report")
    op.drop_column("barrier_report", "version")
