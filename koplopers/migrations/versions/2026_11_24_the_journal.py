"""the journal: who did what, which nobody can rewrite.

The triggers let through one change only: erasing the personal values. Whoever rebuilds the table on SQLite (batch
mode) has to make them again.
"""

import sqlalchemy as sa
from alembic import op

revision = "3f6b1a0c9d27"
down_revision = "0d78c764d620"

FIXED = ("id", "at", "actor", "deed", "subject", "subject_id", "municipality", "before", "after")
REFUSAL = "the journal is append-only"


def upgrade() -> None:
    op.create_table(
        "journal_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=True),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=True),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("personal", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entry")),
    )
    op.create_index("ix_journal_entry_by_time", "journal_entry", ["at", "id"])
    op.create_index("ix_journal_entry_by_subject", "journal_entry", ["subject", "subject_id", "id"])
    op.create_index("ix_journal_entry_by_actor", "journal_entry", ["actor", "id"])
    op.create_index("ix_journal_entry_by_municipality", "journal_entry", ["municipality", "id"])
    guard = _guard_postgresql if op.get_bind().dialect.name == "postgresql" else _guard_sqlite
    guard()


def downgrade() -> None:
    op.drop_table("journal_entry")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION journal_entry_stays()")


def _guard_sqlite() -> None:
    same = " AND ".join(f'NEW."{name}" IS OLD."{name}"' for name in FIXED)
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    op.execute(f"CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry {refuse}")
    # INSERT OR REPLACE deletes without asking the trigger for deletions.
    is_taken = "EXISTS (SELECT 1 FROM journal_entry WHERE id = NEW.id)"
    op.execute(f"CREATE TRIGGER journal_entry_no_replace BEFORE INSERT ON journal_entry WHEN {is_taken} {refuse}")
    op.execute(
        "CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry "
        f"WHEN NOT (NEW.personal IS NULL AND {same}) {refuse}"
    )


def _guard_postgresql() -> None:
    same = " AND ".join(f'NEW."{name}"::text IS NOT DISTINCT FROM OLD."{name}"::text' for name in FIXED)
    op.execute(
        f"""
        CREATE OR REPLACE FUNCTION journal_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF NEW.personal IS NULL AND {same} THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION '{REFUSAL}';
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER journal_entry_stays BEFORE UPDATE OR DELETE ON journal_entry "
        "FOR EACH ROW EXECUTE FUNCTION journal_entry_stays()"
    )
    op.execute(
        "CREATE TRIGGER journal_entry_not_emptied BEFORE TRUNCATE ON journal_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION journal_entry_stays()"
    )
