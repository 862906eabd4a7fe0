"""The secretariat loads the register from the command line."""

from sqlalchemy import select

from koplopers.database import db
from koplopers.municipalities.models import Municipality
from koplopers.municipalities.table import MUNICIPALITIES
from koplopers.publication import Publication


def test_loading_again_changes_nothing(fresh_app):
    outcome = run(fresh_app)

    assert outcome.exit_code == 0
    assert outcome.output == "Er is niets veranderd.\n"


def test_a_newer_table_is_loaded_and_reported(fresh_app, tmp_path):
    newer = tmp_path / "newer.csv"
    newer.write_text(MUNICIPALITIES.read_text(encoding="utf-8").replace(",378278,", ",380000,"), encoding="utf-8")
    before = publication(fresh_app)

    outcome = run(fresh_app, str(newer))

    assert "Utrecht (GM0344): het aantal inwoners was 378278, is nu 380000." in outcome.output
    assert publication(fresh_app) == before + 1
    assert "380.000" in fresh_app.test_client().get("/netwerk/utrecht").text


def test_starting_again_keeps_the_newer_table(fresh_app, tmp_path):
    newer = tmp_path / "newer.csv"
    newer.write_text(MUNICIPALITIES.read_text(encoding="utf-8").replace(",378278,", ",380000,"), encoding="utf-8")
    run(fresh_app, str(newer))

    fresh_app.test_cli_runner().invoke(args=["setup"], catch_exceptions=False)

    assert "380.000" in fresh_app.test_client().get("/netwerk/utrecht").text


def test_a_wrong_table_changes_nothing(fresh_app, tmp_path):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(
        MUNICIPALITIES.read_text(encoding="utf-8").replace(",378278,", ",380000,").replace("GM0034,", "GM34,", 1),
        encoding="utf-8",
    )

    outcome = run(fresh_app, str(wrong))

    assert outcome.exit_code == 1
    assert "De tabel is geweigerd; er is niets veranderd." in outcome.output
    assert "“GM34” is geen gemeentecode" in outcome.output
    with fresh_app.app_context():
        assert db.session.scalar(select(Municipality.inhabitants).where(Municipality.code == "GM0344")) == 378278


def test_a_table_that_forgets_a_municipality_is_refused(fresh_app, tmp_path):
    short = tmp_path / "short.csv"
    lines = MUNICIPALITIES.read_text(encoding="utf-8").splitlines(keepends=True)
    short.write_text("".join(line for line in lines if "GM0088" not in line), encoding="utf-8")

    outcome = run(fresh_app, str(short))

    assert outcome.exit_code == 1
    assert "Schiermonnikoog (GM0088) ontbreekt in de tabel." in outcome.output


def test_a_folder_is_refused_with_a_sentence(fresh_app, tmp_path):
    outcome = run(fresh_app, str(tmp_path))

    assert outcome.exit_code == 1
    assert "kan niet worden gelezen" in outcome.output


def test_a_table_that_takes_a_name_of_the_demo_world_is_refused(make_app, tmp_path):
    wrong = tmp_path / "wrong.csv"
    lines = MUNICIPALITIES.read_text(encoding="utf-8").splitlines(keepends=True)
    wrong.write_text(
        "".join([lines[0], "GM8001,Windveld,Windveld,windveld,,Drenthe,,,,\n", *lines[1:]]), encoding="utf-8"
    )

    outcome = run(make_app(demo=True), str(wrong))

    assert outcome.exit_code == 1
    assert "Regel 2: windveld is van Windveld, een verzonnen gemeente" in outcome.output


def test_two_municipalities_may_exchange_their_names(fresh_app, tmp_path):
    newer = tmp_path / "newer.csv"
    text = MUNICIPALITIES.read_text(encoding="utf-8")
    text = text.replace("GM0312,Bunnik,", "GM0312,X,").replace("GM0310,De Bilt,", "GM0310,Bunnik,")
    newer.write_text(text.replace("GM0312,X,", "GM0312,De Bilt,"), encoding="utf-8")

    outcome = run(fresh_app, str(newer))

    assert outcome.exit_code == 0
    assert "Bunnik (GM0310): het adres was de-bilt, is nu bunnik." in outcome.output


def run(app, *arguments):
    return app.test_cli_runner().invoke(args=["register", "load", *arguments], catch_exceptions=True)


def publication(app):
    with app.app_context():
        return db.session.scalar(select(Publication.number))
