"""What we promise has a proof, and each proof says what it proves."""

import pytest

from accessibility.criteria import disagreements, marked, promises

PROMISE = """
[quiet]
says = "Niets beweegt vanzelf."
test = ["tests/test_site.py::test_nothing_moves"]
"""
TEST = """
import pytest

@pytest.mark.promise("quiet")
@pytest.mark.parametrize("page", ["/"])
def test_nothing_moves(page):
    assert page

def test_something_else():
    assert True
"""


@pytest.fixture
def told(tmp_path):
    """What promises and tests written like this disagree on."""

    def compare(table, test):
        (tmp_path / "tests").mkdir()
        (tmp_path / "tests" / "test_site.py").write_text(test, encoding="utf-8")
        (tmp_path / "criteria.toml").write_text(table, encoding="utf-8")
        return disagreements(promises(tmp_path / "criteria.toml"), marked(tmp_path / "tests"))

    return compare


def test_our_promises_and_our_tests_point_at_one_another():
    assert disagreements(promises(), marked()) == []


def test_our_promises_are_sentences_that_are_each_said_once():
    said = [one.says for one in promises().values()]

    assert len(said) >= 30
    assert len(set(said)) == len(said)
    assert all(one[0].isupper() and one.endswith(".") for one in said)


def test_a_promise_and_its_proof_agree(told):
    assert told(PROMISE, TEST) == []


@pytest.mark.parametrize(
    ("table", "test", "said"),
    [
        (PROMISE, TEST.replace("def test_nothing_moves", "def test_all_is_still"), "which does not exist"),
        (PROMISE, TEST.replace('@pytest.mark.promise("quiet")', ""), "which does not say so"),
        (PROMISE.replace("[quiet]", "[still]"), TEST, "proves quiet, which nobody promised"),
        (PROMISE.replace("nothing_moves", "something_else"), TEST, "proves quiet, which does not name it"),
    ],
    ids=["test gone", "marker gone", "promise gone", "other test"],
)
def test_a_promise_without_proof_and_a_proof_without_promise_are_told(told, table, test, said):
    assert said in "\n".join(told(table, test))


@pytest.mark.parametrize(
    ("proof", "said"),
    [
        ("", "has no proof"),
        ("test = []", "has no proof"),
        ('hand = {on = 2026-11-24, who = "tester"}', "is no promise"),
        ('hand = {on = 2026-11-24, who = "", how = "gekeken"}', "does not say when, by whom or how"),
        ('hand = {on = "gisteren", who = "tester", how = "gekeken"}', "does not say when, by whom or how"),
    ],
)
def test_a_promise_with_half_a_proof_is_refused(tmp_path, proof, said):
    path = tmp_path / "criteria.toml"
    path.write_text(f'[quiet]\nsays = "Niets beweegt vanzelf."\n{proof}\n', encoding="utf-8")

    with pytest.raises(ValueError, match=said):
        promises(path)


def test_a_check_by_hand_is_a_proof(tmp_path):
    path = tmp_path / "criteria.toml"
    path.write_text(
        '[quiet]\nsays = "Niets beweegt vanzelf."\nhand = {on = 2026-11-24, who = "tester", how = "gekeken"}\n',
        encoding="utf-8",
    )

    assert promises(path)["quiet"].hand.how == "gekeken"
