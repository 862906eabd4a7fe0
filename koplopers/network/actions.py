"""Making the read model of the directory anew with each public change."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, text
from sqlalchemy.orm import joinedload, selectinload

from koplopers.database import db
from koplopers.municipalities.models import Municipality
from koplopers.municipalities.queries import reorganisations, step_of
from koplopers.municipalities.rules import Lifetime, predecessors, words_of
from koplopers.network.models import Listing, ListingChange, ListingTerm, ListingTheme
from koplopers.network.periods import BEGINNING, END, Period, periods
from koplopers.network.profile import last_end, profile_of
from koplopers.publication import follower
from koplopers.selection.models import Appointment
from koplopers.selection.rules import Joining, Standing
from koplopers.signing import living_queries
from koplopers.signing.log import SIGNING
from koplopers.signing.log_models import LogEntry
from koplopers.signing.models import Signature
from koplopers.signing.queries import STANDS
from koplopers.themes.models import ThemeChoice

AT_ONCE = 5_000  # rows in one insert
_Signed = dict[int, list[Signature]]  # by the number of the municipality


@follower
def rebuild() -> Iterable[date]:
    """Fill the read model from the register, the signatures and the appointments; returns the days it turns."""
    world = _World()
    listings: list[dict[str, Any]] = []
    terms: list[dict[str, Any]] = []
    themes: list[dict[str, Any]] = []
    for municipality in world.municipalities:
        for period in world.periods_of(municipality):
            number = len(listings) + 1
            listings.append({"id": number, **world.listing(municipality, period)})
            terms += ({"term": term, "listing_id": number} for term in world.terms(municipality, period))
            themes += ({"theme_slug": theme, "listing_id": number} for theme in world.themes[municipality.id])
    changes = _changes(listings)
    for model in (ListingTerm, ListingTheme, ListingChange, Listing):
        db.session.execute(delete(model))
    for model, rows in (
        (Listing, listings),
        (ListingTerm, terms),
        (ListingTheme, themes),
        (ListingChange, changes),
    ):
        for start in range(0, len(rows), AT_ONCE):
            db.session.execute(insert(model), rows[start : start + AT_ONCE])
        # Without counts the database starts a search at all members instead of at the few listings with its words.
        db.session.execute(text(f"ANALYZE {model.__tablename__}"))
    return {day for row in listings for day in (row["starts_on"], row["ends_on"]) if day not in (BEGINNING, END)}


class _World:
    """Everything the read model is made of, asked once."""

    def __init__(self) -> None:
        self.municipalities = db.session.scalars(select(Municipality).options(joinedload(Municipality.province))).all()
        self._by_code = {one.code: one for one in self.municipalities}
        self._reorganisations = reorganisations()
        self._steps = [step_of(one) for one in self._reorganisations]
        self._receivers = {step.new for step in self._steps}
        self._signatures = _by_municipality(db.session.scalars(_signatures(STANDS)))
        self._withdrawn = _by_municipality(db.session.scalars(_signatures(~STANDS)))
        self._entries = _first_entries()
        self._released, self._kept = living_queries.released(), living_queries.kept()
        self._appointments = _by_municipality(
            db.session.scalars(select(Appointment).options(joinedload(Appointment.round)))
        )
        self.themes: dict[int, list[str]] = defaultdict(list)
        for choice in db.session.scalars(select(ThemeChoice)):
            self.themes[choice.municipality_id].append(choice.theme_slug)

    def periods_of(self, municipality: Municipality) -> list[Period]:
        code = municipality.code
        origins = {code, *self._origins(code, END)}
        steps = [step for step in self._steps if step.new in origins] if len(origins) > 1 else []
        life = Lifetime(municipality.starts_on, municipality.ends_on)
        return periods(code, life, steps, [*self._signed(code, origins), *self._appointed(origins)])

    def listing(self, municipality: Municipality, period: Period) -> dict[str, Any]:
        membership = period.membership
        signatures = self._let_in(self._signatures, municipality.code, period.predecessors)
        return {
            "municipality_id": municipality.id,
            **{
                name: getattr(municipality, name)
                for name in ("code", "slug", "name", "province_slug", "inhabitants", "latitude", "longitude")
            },
            "province": municipality.province.name,
            "sort_key": " ".join(words_of(municipality.sort_name)),
            "standing": membership.standing.value,
            "is_member": membership.standing is not Standing.NOT_JOINED,
            "joined_on": membership.joined_on,
            "joined_precision": membership.precision,
            "via": self._by_code[membership.via].name if membership.via else None,
            "lapses_on": last_end(signatures, period.starts_on),
            "former_names": [self._by_code[code].name for code in period.predecessors],
            "profile": self._profile(municipality, period, signatures),
            "starts_on": period.starts_on,
            "ends_on": period.ends_on,
        }

    def terms(self, municipality: Municipality, period: Period) -> set[str]:
        """The words of every name that this municipality and its predecessors have or had."""
        found: set[str] = set()
        for one in [municipality, *(self._by_code[code] for code in period.predecessors)]:
            for name in (one.name, one.official_name, *one.aliases):
                words = words_of(name)
                found |= {*words, "".join(words)}
        return found

    def _origins(self, code: str, day: date) -> list[str]:
        return predecessors(code, self._steps, day) if code in self._receivers else []

    def _signed(self, code: str, origins: Iterable[str]) -> Iterator[Joining]:
        for one in self._let_in(self._signatures, code, [origin for origin in origins if origin != code]):
            yield Joining(Standing.SIGNATORY, one.municipality.code, one.signed_on, one.precision)

    def _appointed(self, origins: Iterable[str]) -> Iterator[Joining]:
        for code in origins:
            for one in self._appointments.get(self._by_code[code].id, ()):
                yield Joining(Standing.FRONT_RUNNER, code, one.round.appointed_on, one.round.precision)

    def _let_in(self, signatures: _Signed, code: str, predecessors: Iterable[str]) -> list[Signature]:
        """Of these what a municipality signed and what it inherited, without what it or a predecessor let go of."""
        codes = [code, *predecessors]
        found = [one for each in codes for one in signatures.get(self._by_code[each].id, ())]
        return [one for one in found if one.municipality.code == code or not self._released[one.id] & set(codes)]

    def _profile(self, municipality: Municipality, period: Period, signatures: Sequence[Signature]) -> dict[str, Any]:
        ids = [municipality.id, *(self._by_code[code].id for code in period.predecessors)]
        touches = municipality.code in self._receivers or municipality.ends_on is not None
        return profile_of(
            municipality,
            reorganisations=[one for one in self._reorganisations if municipality.id in (one.old_id, one.new_id)]
            if touches
            else [],
            signatures=signatures,
            withdrawn=self._let_in(self._withdrawn, municipality.code, period.predecessors),
            entries=self._entries,
            kept={one.id for one in signatures if (one.id, municipality.id) in self._kept},
            appointments=[one for id_ in ids for one in self._appointments.get(id_, ())],
        )


def _signatures(which: ColumnElement[bool]) -> Any:
    """In the order of signing."""
    found = select(Signature).where(which).order_by(Signature.signed_on, Signature.id)
    return found.options(
        joinedload(Signature.municipality),
        joinedload(Signature.manifest_version),
        selectinload(Signature.corrections),
    )


def _first_entries() -> dict[int, int]:
    """With which entry of the register each signature (its number) began."""
    asked = select(LogEntry.signature_id, LogEntry.index.label("entry")).where(LogEntry.kind.in_(SIGNING))
    return {row.signature_id: row.entry for row in db.session.execute(asked)}


def _by_municipality(deeds: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for deed in deeds:
        found[deed.municipality_id].append(deed)
    return found


def _changes(listings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    grows: Counter[tuple[date, str, str]] = Counter()
    for row in listings:
        where = row["province_slug"], row["standing"]
        grows[row["starts_on"], *where] += 1
        grows[row["ends_on"], *where] -= 1
    return [
        {"day": day, "province_slug": province, "standing": standing, "number": number}
        for (day, province, standing), number in grows.items()
        if number
    ]
