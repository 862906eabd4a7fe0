"""changes of a mail address, and who was told that their municipality ends."""

import sqlalchemy as sa
from alembic import op

revision = "b7e25c90d3f6"
down_revision = "c4d80f6e21b7"


def upgrade() -> None:
    op.create_table(
        "address_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_address_change_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_address_change"),
        sa.UniqueConstraint("link", name="uq_address_change_link"),
    )
    with op.batch_alter_table("address_change", schema=None) as batch_op:
        batch_op.create_index("ix_address_change_person_id", ["person_id"], unique=False)

    op.create_table(
        "end_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("municipality_code", sa.String(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name="fk_end_notice_municipality_code_municipality"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_end_notice_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_end_notice"),
        sa.UniqueConstraint(
            "person_id", "municipality_code", "ends_on", name="uq_end_notice_person_id_municipality_code_ends_on"
        ),
    )


def downgrade() -> None:
    op.drop_table("end_notice")
    op.drop_table("address_change")
