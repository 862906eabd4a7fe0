"""the check of applications by the secretariat, and its questions"""

import sqlalchemy as sa
from alembic import op

revision = "d92f4b7a1c68"
down_revision = "b7e25c90d3f6"


def upgrade() -> None:
    op.create_table(
        "application_check",
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("phoned", sa.String(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("declined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decline_reason", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delay_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_application_check_application_id_application",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("application_id", name="pk_application_check"),
    )
    op.create_table(
        "application_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("application_id", sa.Integer(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name="fk_application_question_application_id_application",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_application_question"),
        sa.UniqueConstraint("link", name="uq_application_question_link"),
    )
    with op.batch_alter_table("application_question", schema=None) as batch_op:
        batch_op.create_index("ix_application_question_application_id", ["application_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("application_question", schema=None) as batch_op:
        batch_op.drop_index("ix_application_question_application_id")

    op.drop_table("application_question")
    op.drop_table("application_check")
