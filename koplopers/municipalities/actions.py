"""Loading the register: the whole table or nothing of it, and a report of what changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import func, select, update

from koplopers import clock
from koplopers.database import db
from koplopers.municipalities import table
from koplopers.municipalities.changes import Changes, write_down
from koplopers.municipalities.models import Municipality, Province, RegisterEdition, Reorganisation
from koplopers.municipalities.rules import Lifetime, Step, lifetimes, slug_of
from koplopers.municipalities.table import PROVINCES, Row, TableRefused

SOURCE = "Gebiedsindeling en inwonertallen van het CBS"
REFERENCE = "indeling in 342 gemeenten sinds 1 januari 2023; de peildatum van de inwonertallen is hier niet vastgelegd"
PLAIN = ("slug", "name", "official_name", "sort_name", "inhabitants", "latitude", "longitude")  # as in the table


def load_register(path: Path | None = None) -> Changes:
    """Bring the register in line with the tables; with `path`, with this newer table of municipalities.

    Raises TableRefused, before anything is written, when the table is not right or leaves out a
    municipality that the register or a reorganisation knows.
    """
    rows = table.read_municipalities(path or table.MUNICIPALITIES)
    reorganisations = table.read_reorganisations()
    known = {one.code: one for one in db.session.scalars(select(Municipality).where(~Municipality.is_invented))}
    _refuse_gaps(rows, [step for step, _ in reorganisations], known)
    before, changes, is_first = _counts(), Changes(), not known
    _load_provinces()
    lives = lifetimes((row.code for row in rows), (step for step, _ in reorganisations))
    _free_addresses(rows, known)
    for row in rows:
        known[row.code] = _load_row(row, lives[row.code], known.get(row.code), changes)
    db.session.flush()
    _load_neighbours(rows, known, changes)
    _load_reorganisations(reorganisations, known, changes)
    db.session.flush()
    if changes and not is_first:  # what sets a site up changes nothing that anybody knew
        now_in = {**_counts(), "vingerafdruk van de tabel": _fingerprint(path or table.MUNICIPALITIES)}
        write_down(changes, before=before, after=now_in, now=clock.now())
    _remember_edition()
    db.session.flush()
    return changes


def load_shipped_register() -> Changes:
    """Load the tables of this release once; a newer table that was loaded since then stays."""
    edition = db.session.get(RegisterEdition, 1)
    return Changes() if edition and edition.shipped == _shipped() else load_register()


def _refuse_gaps(rows: list[Row], steps: Iterable[Step], known: dict[str, Municipality]) -> None:
    """Nothing leaves the register silently: a municipality ends by a reorganisation, never by a missing line."""
    codes = {row.code for row in rows}
    needed = {code: municipality.name for code, municipality in known.items()}
    needed |= {code: code for step in steps for code in (step.old, step.new) if code not in needed}
    missing = [f"{name} ({code}) ontbreekt in de tabel." for code, name in sorted(needed.items()) if code not in codes]
    slugs = {municipality.slug: code for code, municipality in known.items()}
    clashes = [
        f"Regel {row.line}: het adres /netwerk/{row.slug} is al van {slugs[row.slug]}."
        for row in rows
        if slugs.get(row.slug, row.code) != row.code and slugs[row.slug] not in codes
    ]
    taken = {
        word: one.name
        for one in db.session.scalars(select(Municipality).where(Municipality.is_invented))
        for word in (one.code, one.slug)
    }
    invented = [
        f"Regel {row.line}: {word} is van {taken[word]}, een verzonnen gemeente van de demonstratie."
        for row in rows
        for word in (row.code, row.slug)
        if word in taken
    ]
    if invented or missing or clashes:
        raise TableRefused(invented + missing + clashes)


def _free_addresses(rows: list[Row], known: dict[str, Municipality]) -> None:
    """Two municipalities may pass a name on; the one that leaves its address lets go of it first."""
    for row in rows:
        municipality = known.get(row.code)
        if municipality and municipality.slug != row.slug:
            db.session.execute(
                update(Municipality)
                .where(Municipality.code == row.code)
                .values(slug=f"~{row.code}")
                .execution_options(synchronize_session=False)
            )


def _load_provinces() -> None:
    known = set(db.session.scalars(select(Province.slug)))
    db.session.add_all(Province(slug=slug_of(name), name=name) for name in PROVINCES if slug_of(name) not in known)


def _load_row(row: Row, life: Lifetime, existing: Municipality | None, changes: Changes) -> Municipality:
    values = {
        **{name: getattr(row, name) for name in PLAIN},
        "province_slug": slug_of(row.province),
        "aliases": list(row.aliases),
        "starts_on": life.starts_on,
        "ends_on": life.ends_on,
    }
    if existing is None:
        municipality = Municipality(code=row.code, neighbours=[], **values)
        db.session.add(municipality)
        changes.add(row)
        return municipality
    for name, value in values.items():
        before = getattr(existing, name)
        if before != value:
            setattr(existing, name, value)
            changes.change(row, name, before=before, after=value)
    return existing


def _load_neighbours(rows: list[Row], known: dict[str, Municipality], changes: Changes) -> None:
    for row in rows:
        municipality, codes = known[row.code], set(row.neighbours)
        before = {neighbour.code for neighbour in municipality.neighbours}
        if before != codes:
            municipality.neighbours = [known[code] for code in row.neighbours]
            changes.change_neighbours(row, before=before, after=codes)


def _load_reorganisations(
    reorganisations: list[tuple[Step, str]], known: dict[str, Municipality], changes: Changes
) -> None:
    present = {(one.effective_on, one.old_id, one.new_id): one for one in db.session.scalars(select(Reorganisation))}
    for step, remark in reorganisations:
        old, new = known[step.old], known[step.new]
        row = present.get((step.effective_on, old.id, new.id))
        if row is None:
            row = Reorganisation(effective_on=step.effective_on, old=old, new=new, source="CBS")
            db.session.add(row)
            changes.added.append(f"Herindeling van {old.name} naar {new.name} op {step.effective_on} is toegevoegd.")
        elif (row.kind, row.remark) != (step.kind.value, remark):
            changes.changed.append(f"Herindeling van {old.name} naar {new.name} op {step.effective_on} is veranderd.")
        row.kind, row.remark = step.kind.value, remark


def _counts() -> dict[str, int]:
    real = select(func.count()).select_from(Municipality).where(~Municipality.is_invented)
    steps = select(func.count()).select_from(Reorganisation).join(Reorganisation.old).where(~Municipality.is_invented)
    counted = {"gemeenten": real, "herindelingen": steps}
    return {name: db.session.scalars(question).one() for name, question in counted.items()}


def _remember_edition() -> None:
    edition = db.session.get(RegisterEdition, 1) or RegisterEdition(id=1)
    edition.source, edition.reference = SOURCE, REFERENCE
    edition.shipped, edition.loaded_at = _shipped(), clock.now()
    db.session.add(edition)


def _shipped() -> str:
    return _fingerprint(table.MUNICIPALITIES, table.REORGANISATIONS)


def _fingerprint(*files: Path) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
