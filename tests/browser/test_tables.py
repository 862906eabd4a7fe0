"""Who reads a row of a table reads along one line, though a link in it is tall enough to press."""

import pytest

from accessibility.conditions import apply, condition

FIRST_LINES = """
const foot = cell => {
  const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT,
    node => node.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP).nextNode();
  const range = document.createRange();
  range.selectNodeContents(words);
  return range.getClientRects()[0].bottom;
};
return [...document.querySelectorAll('tbody tr')].map(row => [...row.cells].map(foot));
"""


@pytest.mark.browser
def test_the_words_of_a_row_stand_on_one_line(browser, demo_address):
    apply(browser, condition("bureau"))
    browser.get(f"{demo_address}/manifest/ondertekenaars")

    rows = browser.execute_script(FIRST_LINES)

    assert rows
    assert all(max(feet) - min(feet) < 1 for feet in rows)
