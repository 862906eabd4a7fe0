// What each press of Tab does: where focus goes, whether it stays there, and what can be seen of it.
// In page scripts `audit` is page.js. Everything is noted at keyup, when the press has had all its effects.
const walk = window.koplopersWalk ??= (() => {
  const audit = window.koplopersAudit;
  // Inside these Tab passes several stops, of which the page sees only the whole.
  const MANY_STOPS = 'video, audio, iframe, object, embed, input[type=date], input[type=time], input[type=datetime-local],'
    + ' input[type=month], input[type=week]';
  const POINTS = [0.08, 0.5, 0.92];
  const state = {presses: []};
  const current = () => document.activeElement ?? document.body;
  const isNowhere = element => element === document.body || element === document.documentElement;
  const has = (element, ...values) => values.includes(getComputedStyle(element).position);

  function begin() {
    state.presses = [];
    state.press = null;
    state.smooth = document.documentElement.style.scrollBehavior;
    document.documentElement.style.scrollBehavior = 'auto'; // what is measured at keyup has arrived
    state.open = window.open;
    window.open = address => { if (state.press) state.press.left = String(address); return null; };
    window.addEventListener('keydown', onDown, true);
    window.addEventListener('focus', onFocus, true);
    window.addEventListener('keyup', onUp, true);
    window.navigation?.addEventListener('navigate', onNavigate);
    fromTheTop();
  }

  function end() {
    document.documentElement.style.scrollBehavior = state.smooth;
    window.open = state.open;
    window.removeEventListener('keydown', onDown, true);
    window.removeEventListener('focus', onFocus, true);
    window.removeEventListener('keyup', onUp, true);
    window.navigation?.removeEventListener('navigate', onNavigate);
  }

  // The next Tab starts before everything, as it does on a page that was just opened; or Shift+Tab behind everything.
  const fromTheTop = () => from('prepend');
  const fromTheEnd = () => from('append');

  function from(end) {
    const place = document.createElement('span');
    place.tabIndex = -1;
    (document.querySelector('dialog:modal') ?? document.body)[end](place);
    place.focus();
    place.remove();
  }

  function onDown(event) {
    if (event.key === 'Tab') state.press = {from: current(), back: event.shiftKey, focused: []};
  }

  function onFocus(event) {
    if (event.target instanceof Element) state.press?.focused.push(event.target);
  }

  function onNavigate(event) {
    if (!state.press || event.destination.sameDocument) return;
    state.press.left = event.destination.url;
    if (event.cancelable) event.preventDefault();
  }

  function onUp(event) {
    if (event.key !== 'Tab' || !state.press) return;
    const at = current();
    state.presses.push({...state.press, at, nowhere: isNowhere(at), unseen: !isNowhere(at) && isUnseen(at),
      covered: isNowhere(at) ? null : coveredBy(at)});
    state.press = null;
  }

  function isUnseen(element) {
    if (isMarkedByLabel(element) || element.matches('iframe, object, embed')) return false;
    const {width, height, right, bottom} = element.getBoundingClientRect();
    const inside = [...element.querySelectorAll('*')].some(one => audit.isSeen(one) && one.getBoundingClientRect().width > 1);
    const isTiny = (width <= 1 || height <= 1) && !inside;
    return !audit.isSeen(element) || isTiny || right + scrollX <= 0 || bottom + scrollY <= 0;
  }

  // A box that is drawn by its label may itself be invisible.
  const isMarkedByLabel = element => [...element.labels ?? []].some(audit.isSeen) && element.matches('[type=checkbox], [type=radio], [type=file]');

  // What lies over every part of this element that is in the window; null when some of it can be seen.
  function coveredBy(element) {
    const box = element.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < 1 || bottom - top < 1) return null;
    let over = null;
    for (const x of POINTS) for (const y of POINTS) {
      over = hidesAt(element, left + (right - left) * x, top + (bottom - top) * y);
      if (!over) return null;
    }
    return over;
  }

  function hidesAt(element, x, y) {
    const hit = document.elementFromPoint(x, y);
    if (!hit || hit.contains(element) || element.contains(hit) || hit.contains(element.ownerSVGElement)) return null;
    let isOpaque = false;
    for (let one = hit; one && !one.contains(element); one = one.parentElement) {
      isOpaque ||= paints(one);
      if (isOpaque && has(one, 'fixed', 'sticky', 'absolute')) return one;
    }
    return null;
  }

  function paints(element) {
    const style = getComputedStyle(element);
    const alpha = /rgba\(.*?([\d.]+)\)$/.exec(style.backgroundColor);
    return style.backgroundImage !== 'none' || (alpha ? parseFloat(alpha[1]) > 0.5 : style.backgroundColor !== 'transparent')
      || element.matches('img, video, iframe, canvas');
  }

  const hasFloating = () => [...document.body.querySelectorAll('*')].some(one => has(one, 'fixed', 'sticky'));

  // Every element where Tab should stop; one for a group of radio buttons.
  function expected() {
    const groups = new Set();
    const root = document.querySelector('dialog:modal') ?? document;
    return audit.reachable(root).filter(element => {
      if (element.localName === 'summary' && element !== element.parentElement.querySelector(':scope > summary')) return false;
      if (!element.matches('input[type=radio]') || !element.name) return true;
      const group = `${element.form?.id} ${element.name}`;
      return !groups.has(group) && groups.add(group);
    });
  }

  const groupOf = element => element.matches?.('input[type=radio][name]') ? [...document.getElementsByName(element.name)] : [element];
  // Up to the end of the page: what the browser does beyond it comes when it likes.
  const untilOut = presses => {
    const out = presses.findIndex(press => press.nowhere && !press.focused.length);
    return out < 0 ? presses : presses.slice(0, out + 1);
  };
  const forward = () => untilOut(state.presses.filter(press => !press.back));
  const backward = () => untilOut(state.presses.filter(press => press.back));
  const isWithin = element => element.closest(MANY_STOPS);
  const unreached = () => { const all = new Set(forward().flatMap(press => groupOf(press.at))); return expected().filter(one => one.tabIndex === 0 && !all.has(one) && !isWithin(one)); };

  const isCut = most => stops() > most;
  // How many presses show every stop and the way round.
  const stops = () => expected().reduce((sum, one) => sum + (one.matches(MANY_STOPS) ? 8 : 1), 4);

  return {state, begin, end, fromTheTop, fromTheEnd, current, isNowhere, has, hasFloating, expected, forward, backward, unreached, isWithin, stops, isCut};
})();
