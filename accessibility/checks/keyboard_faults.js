// What the walk by Tab tells: for each rule the elements and what was seen there. `walk` is keyboard.js.
const walkFaults = (() => {
  const audit = window.koplopersAudit;
  const PASSED_OVER = 5; // stops before the content from which a link that skips them is missed
  const SKIPS = /inhoud|overslaan|sla .*over|spring|skip|jump|content|main/i;
  const name = element => audit.nameOf(element).slice(0, 40) || element.localName;
  const each = (test, detail = () => '') => [...new Map([...walk.forward(), ...walk.backward()].filter(press => !press.nowhere && test(press))
    .map(press => [press.at, detail(press)]))];

  // The elements among which focus keeps going round while others are never reached. A dialog that has a button may
  // keep focus until that is pressed.
  const cycle = () => isInDialogWithButton(round()) ? [] : round();

  function round() {
    if (!walk.unreached().length) return [];
    const known = new Set();
    let again = [];
    for (const press of walk.forward()) {
      if (press.nowhere || !known.has(press.at)) again = [];
      else again.push(press.at);
      known.add(press.at);
    }
    return again.length < (again.some(walk.isWithin) ? 12 : 2) ? [] : [...new Set(again)];
  }

  function isInDialogWithButton(elements) {
    const dialog = elements[0]?.closest('dialog, [role=dialog], [role=alertdialog]');
    return dialog && elements.every(one => dialog.contains(one)) && dialog.querySelector('button, [role=button], a[href]');
  }

  const trapped = () => cycle().map(audit.describe);

  // Two presses of Shift+Tab that leave focus where it is.
  function stuckBackwards() {
    const presses = walk.backward().filter(press => !press.nowhere);
    const stays = press => press && press.at === press.from && !walk.isWithin(press.at);
    return [...new Set(presses.filter((press, place) => stays(press) && stays(presses[place + 1])).map(press => press.at))];
  }

  function passedBy() {
    if (round().length) return [];
    const touched = new Set(walk.state.presses.flatMap(press => press.focused));
    const handedOn = new Set(context().map(([one]) => one));
    return walk.unreached().filter(one => !handedOn.has(one)).map(one => [one, touched.has(one) ? 'raakt de focus meteen weer kwijt' : 'Tab slaat dit over']);
  }

  function order() {
    const found = new Map(walk.expected().filter(one => one.tabIndex > 0).map(one => [one, `tabindex ${one.tabIndex}`]));
    const presses = walk.forward();
    presses.slice(1).forEach((press, place) => {
      const [one, next] = [presses[place], press];
      if (one.nowhere || next.nowhere || presses.findIndex(other => other.at === next.at) <= place || one.at.tabIndex > 0 || next.at.tabIndex > 0) return;
      const wrong = goesBack(one.at, next.at) || jumps(one.at, next.at);
      if (wrong && !found.has(next.at)) found.set(next.at, `${wrong} na “${name(one.at)}”`);
    });
    return [...found];
  }

  function goesBack(one, next) {
    return one.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_PRECEDING && !one.contains(next) && !next.contains(one)
      && !one.matches('input[type=radio]') && !next.matches('input[type=radio]') ? 'springt terug in de volgorde van de code' : '';
  }

  // Compares the blocks in which both stand, so that columns and wrapped lines read as people read them. In a drawing
  // there is no reading order, and what floats over the page has no place in it.
  function jumps(one, next) {
    if (one.contains(next) || next.contains(one) || (one.ownerSVGElement && one.ownerSVGElement === next.ownerSVGElement)) return '';
    const [first, second] = blocks(one, next);
    if (!first || !second) return '';
    const [a, b] = [first.getBoundingClientRect(), second.getBoundingClientRect()];
    if (!a.width || !a.height || !b.width || !b.height) return '';
    const leftward = getComputedStyle(first.parentElement).direction !== 'rtl';
    const isFurther = leftward ? b.left >= a.right - 1 : b.right <= a.left + 1;
    if (b.bottom <= a.top + 1 && !isFurther) return 'staat hoger';
    const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const isBefore = leftward ? b.right <= a.left + 1 : b.left >= a.right - 1;
    return isBefore && overlap > Math.min(a.height, b.height) / 2 ? 'staat eerder op dezelfde regel' : '';
  }

  function blocks(one, next) {
    let shared = one.parentElement;
    while (shared && !shared.contains(next)) shared = shared.parentElement;
    const up = element => {
      let block = element;
      for (; block.parentElement !== shared; block = block.parentElement) if (floats(block)) return null;
      return floats(block) ? null : block;
    };
    return shared ? [up(one), up(next)] : [];
  }

  const floats = element => walk.has(element, 'fixed', 'sticky', 'absolute');

  // Focus alone opened another page, or went on to something else.
  function context() {
    const found = new Map();
    for (const press of [...walk.forward(), ...walk.backward()]) {
      const first = press.focused[0];
      if (press.left) found.set(press.focused.at(-1) ?? press.at, `opent ${press.left}`);
      else if (press.focused.length > 1 && first !== press.at && !press.nowhere && handsOn(first))
        found.set(first, `geeft de focus door aan “${name(press.at)}”`);
    }
    return [...found];
  }

  // A guard at the edge of a dialog has no name and is not seen; nobody misses it.
  function handsOn(element) {
    if (!audit.isSeen(element) || !audit.nameOf(element)) return false;
    const before = walk.current();
    element.focus({preventScroll: true});
    const moved = walk.current() !== element && !walk.isNowhere(walk.current());
    before.focus({preventScroll: true});
    return moved;
  }

  // A link in this page among the first three stops.
  function skipLink() {
    const firsts = walk.forward().slice(0, 3).map(press => press.at);
    return firsts.findIndex(one => one.matches('a[href*="#"]') && SKIPS.test(audit.nameOf(one))
      && one.pathname === location.pathname && one.search === location.search);
  }

  function missingSkipLink() {
    const content = document.querySelector('main, [role=main], h1');
    if (skipLink() >= 0 || !content) return [];
    const before = walk.expected().filter(one => one.compareDocumentPosition(content) & Node.DOCUMENT_POSITION_FOLLOWING);
    return before.length >= PASSED_OVER ? [[null, `${before.length} keer Tab voor de inhoud`]] : [];
  }

  function report(most) {
    const found = {
      'focus-on-invisible': each(press => press.unseen),
      'focus-in-aria-hidden': each(press => press.at.closest('[aria-hidden=true]')),
      'focus-covered': each(press => press.covered, press => `bedekt door ${audit.path(press.covered)}`),
      'focus-changes-context': context(),
      'skip-link-missing': missingSkipLink(),
      'tab-order': order(),
      'keyboard-trap': stuckBackwards().map(one => [one, 'met Shift+Tab']),
      'keyboard-unreached': walk.isCut(most) ? [] : passedBy(),
    };
    const describe = ([element, detail]) => [element ? audit.describe(element) : null, detail];
    const described = Object.entries(found).map(([rule, places]) => [rule, places.map(describe)]);
    return {found: Object.fromEntries(described), skip: skipLink(), left: walk.isCut(most) ? walk.unreached().length : 0};
  }

  return {report, trapped};
})();
