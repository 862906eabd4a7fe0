// What waits for the mouse and not for the keyboard. audit.waiting has the nodes that wait for each event.
const mouseOnly = (() => {
  const audit = window.koplopersAudit;
  const NATIVE = 'a[href], area[href], button, input, select, textarea, summary, option, label, video, audio, iframe';
  // In these the arrow keys go round, from the one stop that Tab makes.
  const COMPOSITE = '[role=menu], [role=menubar], [role=listbox], [role=tablist], [role=grid], [role=tree], [role=radiogroup], [role=toolbar]';
  const DOWN = ['mousedown', 'pointerdown', 'touchstart'];
  const MOVE = ['mousemove', 'pointermove', 'touchmove'];
  const waiting = (...kinds) => kinds.flatMap(kind => audit.waiting[kind] ?? []);
  const isPart = one => one instanceof Element && one !== document.body && one !== document.documentElement;
  const parts = (...kinds) => [...new Set(waiting(...kinds))].filter(one => isPart(one) && audit.isSeen(one));
  const delegates = () => waiting('click', 'mousedown', 'pointerdown').some(one => !isPart(one) && one !== window);

  const isStop = one => one.matches(audit.FOCUSABLE) && audit.isReachable(one);
  const isSlid = one => waiting(...MOVE).includes(one) && waiting(...DOWN).includes(one) && !waiting('click').includes(one);

  function above(element, test) {
    for (let one = element; one; one = one.parentElement) if (test(one)) return one;
    return null;
  }

  const hasKeys = element => above(element, one => waiting('keydown', 'keyup', 'keypress').includes(one))
    || waiting('keydown', 'keyup', 'keypress').some(one => !isPart(one));
  const isForKeyboard = element => above(element, one => one.matches(NATIVE) || isStop(one)) || audit.reachable(element).length > 0
    || element.closest(`[aria-hidden=true], [aria-disabled=true], [inert]`) || (element.closest(COMPOSITE) && element.matches('[tabindex], [role=option]'));

  function clickable() {
    const found = new Map();
    for (const one of parts('click', 'dblclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup')) {
      if (isSlid(one)) continue;
      if (!isForKeyboard(one)) found.set(one, 'Tab komt hier niet');
      else if (isStop(one) && !one.matches(NATIVE) && !hasKeys(one) && !audit.reachable(one).some(inner => inner !== one))
        found.set(one, 'Tab komt hier, maar Enter doet niets');
    }
    return [...found];
  }

  // One listener for the whole page may wait for any of these; the hand under the mouse is all that tells.
  function looksClickable() {
    if (!delegates()) return [];
    const points = element => getComputedStyle(element).cursor === 'pointer';
    return [...document.body.querySelectorAll('*')]
      .filter(one => points(one) && !points(one.parentElement) && audit.isSeen(one) && !isForKeyboard(one))
      .map(one => [one, 'de muis wordt hier een handje']);
  }

  function draggable() {
    const moved = parts('dragstart').concat([...document.querySelectorAll('[draggable=true]')].filter(audit.isSeen));
    const slid = parts(...MOVE).filter(one => isSlid(one) && !hasKeys(one));
    const hasOtherWay = one => one.matches('input') || (one.closest('li, tr, [role=listitem], [role=row]') ?? one).querySelector('button, select, input, [role=button]');
    return [...new Set([...moved, ...slid])].filter(one => !hasOtherWay(one)).map(one => [one, '']);
  }

  return {clickable, looksClickable, draggable};
})();
