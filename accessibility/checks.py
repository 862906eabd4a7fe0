"""What axe-core cannot see: scrolling sideways, and targets too small for whoever cannot point precisely."""

from selenium.webdriver import Chrome

from accessibility.finding import Finding

SMALLEST = 24  # CSS pixels, WCAG 2.5.8


def own_checks(browser: Chrome, *, state: str, condition: str) -> list[Finding]:
    """The findings of every check of our own on the page that is open."""
    return [
        Finding(state, condition, rule, advice, elements)
        for rule, advice, elements in (*_not_loaded(browser), *_sideways(browser), *_small_targets(browser))
    ]


Found = list[tuple[str, str, tuple[str, ...]]]


def _not_loaded(browser: Chrome) -> Found:
    """Without its style and script a page proves nothing about the page with them."""
    missing = browser.execute_script(
        "return performance.getEntriesByType('resource').filter(one => one.responseStatus >= 400).map(one => one.name)"
    )
    return [("not-loaded", "Dit onderdeel van de pagina kwam niet aan.", tuple(missing))] if missing else []


def _sideways(browser: Chrome) -> Found:
    """WCAG 1.4.10: nobody has to scroll in two directions to read."""
    wider = browser.execute_script(
        "return document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
    )
    if wider <= 0:
        return []
    culprits = browser.execute_script(
        "const edge = document.documentElement.clientWidth;"
        "return [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > edge + 1)"
        ".slice(0, 3).map(e => e.tagName.toLowerCase() + '.' + e.className)"
    )
    return [("reflow", f"De pagina is {wider} px te breed. Laat tekst en blokken meekrimpen.", tuple(culprits))]


def _small_targets(browser: Chrome) -> Found:
    """WCAG 2.5.8 with its exceptions: room around it, a link in a sentence, or a big enough link to the same place."""
    small = browser.execute_script(SMALL_TARGETS, SMALLEST)
    if not small:
        return []
    return [("target-size-24", f"Maak dit ten minste {SMALLEST} bij {SMALLEST} px of geef het ruimte.", tuple(small))]


SMALL_TARGETS = """
const least = arguments[0];
const isSeen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
const inSentence = element => getComputedStyle(element).display === 'inline' && !element.ownerSVGElement
  && [...element.parentElement.childNodes].some(one => one.nodeType === Node.TEXT_NODE && one.data.trim());
const targets = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(isSeen)
  .map(element => ({element, box: element.getBoundingClientRect()}))
  .filter(({box}) => box.width > 1 && box.height > 1 && box.right > 0 && box.bottom + scrollY > 0);
const isBig = ({box}) => box.width >= least && box.height >= least;
const middle = ({box}) => ({x: box.x + box.width / 2, y: box.y + box.height / 2});
const distance = (point, box) => Math.hypot(
  Math.max(box.left - point.x, 0, point.x - box.right), Math.max(box.top - point.y, 0, point.y - box.bottom));
const hasRoom = one => {
  const here = middle(one);
  return targets.every(other => {
    if (other === one) return true;
    if (distance(here, other.box) < least / 2) return false;
    const there = middle(other);
    return isBig(other) || Math.hypot(here.x - there.x, here.y - there.y) >= least;
  });
};
const hasEqual = one => targets.some(other =>
  other !== one && one.element.href && other.element.getAttribute('href') === one.element.getAttribute('href')
  && (isBig(other) || hasRoom(other)));
return targets
  .filter(one => !isBig(one) && !inSentence(one.element) && !hasRoom(one) && !hasEqual(one))
  .map(({element, box}) => `${element.getAttribute('aria-label') || element.textContent.trim() || element.id}`
    + ` (${Math.round(box.width)} x ${Math.round(box.height)})`);
"""
