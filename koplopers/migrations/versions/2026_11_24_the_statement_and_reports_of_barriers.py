"""the statement, its evidence, and reports of barriers."""

import sqlalchemy as sa
from alembic import op

revision = "0d78c764d620"
down_revision = "8c41d9e07b35"


def upgrade() -> None:
    op.create_table(
        "approval",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("function", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
    )
    op.create_table(
        "barrier_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=True),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("wanted", sa.String(), nullable=False),
        sa.Column("happened", sa.String(), nullable=False),
        sa.Column("means", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("erase_after", sa.Date(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_barrier_report")),
        sa.UniqueConstraint("digest", name=op.f("uq_barrier_report_digest")),
        sa.UniqueConstraint("reference", name=op.f("uq_barrier_report_reference")),
    )
    op.create_table(
        "investigation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("planned_for", sa.Date(), nullable=True),
        sa.Column("conducted_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_complete", sa.Boolean(), nullable=False),
        sa.Column("conducted_by", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("tools", sa.JSON(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_investigation")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_investigation_fingerprint")),
    )
    op.create_table(
        "known_fault",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("advice", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("conditions", sa.JSON(), nullable=False),
        sa.Column("first_found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("consequence", sa.String(), nullable=False),
        sa.Column("alternative", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("planned_for", sa.Date(), nullable=True),
        sa.Column("described_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_fault")),
    )
    with op.batch_alter_table("known_fault", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_known_fault_key"), ["key"], unique=False)
        batch_op.create_index(
            "uq_known_fault_open",
            ["key"],
            unique=True,
            sqlite_where=sa.text("mended_at IS NULL"),
            postgresql_where=sa.text("mended_at IS NULL"),
        )

    op.create_table(
        "criterion_outcome",
        sa.Column("investigation_id", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("assistive_technology", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["investigation_id"],
            ["investigation.id"],
            name=op.f("fk_criterion_outcome_investigation_id_investigation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("investigation_id", "criterion", name=op.f("pk_criterion_outcome")),
    )
    op.create_table(
        "fault_criterion",
        sa.Column("fault_id", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["fault_id"], ["known_fault.id"], name=op.f("fk_fault_criterion_fault_id_known_fault"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("fault_id", "criterion", name=op.f("pk_fault_criterion")),
    )
    with op.batch_alter_table("fault_criterion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fault_criterion_criterion"), ["criterion"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("fault_criterion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fault_criterion_criterion"))

    op.drop_table("fault_criterion")
    op.drop_table("criterion_outcome")
    with op.batch_alter_table("known_fault", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_known_fault_open",
            sqlite_where=sa.text("mended_at IS NULL"),
            postgresql_where=sa.text("mended_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_known_fault_key"))

    op.drop_table("known_fault")
    op.drop_table("investigation")
    op.drop_table("barrier_report")
    op.drop_table("approval")
