// What appears when the pointer or focus is on something: can it be put away, be pointed at, and does it stay?
const hover = window.koplopersHover ??= (() => {
  const audit = window.koplopersAudit;
  const MOST = 8; // triggers: each takes some moves of the pointer
  const SOON = 400; // ms; what the page does later comes ten times as fast, so that nobody waits for what goes by itself
  const state = {};

  // What is likely to show something: it waits for a pointer, has a description, or a style sheet says so.
  function triggers() {
    const waiting = ['mouseenter', 'mouseover', 'pointerenter', 'pointerover', 'focus', 'focusin'].flatMap(kind => audit.waiting[kind]);
    const described = [...document.querySelectorAll('[aria-describedby], [aria-details]')].filter(one => !isShownAlready(one));
    const found = [...waiting.filter(one => one instanceof Element), ...described, ...styled()];
    const one = element => audit.isSeen(element) && element !== document.body && element !== document.documentElement && !element.matches('main, form');
    const all = onceEach([...new Set(found)].filter(one));
    state.triggers = all.slice(0, MOST);
    return [state.triggers.length, all.length - state.triggers.length];
  }

  // What has the same tag and classes in a place of the same kind does the same.
  function onceEach(elements) {
    const seen = new Set();
    const look = one => `${one.localName}.${one.getAttribute('class')} ${one.parentElement.localName}.${one.parentElement.getAttribute('class')}`;
    return elements.filter(one => { const isNew = !seen.has(look(one)) || one.hasAttribute('aria-describedby'); seen.add(look(one)); return isNew; });
  }

  function hurry() {
    state.later = window.setTimeout;
    window.setTimeout = (what, time, ...more) => state.later.call(window, what, time > SOON ? time / 10 : time, ...more);
  }

  const rest = () => { window.setTimeout = state.later; };

  const isShownAlready = element => (element.getAttribute('aria-describedby') ?? element.getAttribute('aria-details')).split(/\s+/)
    .map(id => document.getElementById(id)).every(found => !found || audit.isSeen(found));

  // Elements for which a rule with :hover or :focus is about something inside or beside them.
  function styled() {
    const found = [];
    const read = rules => { for (const rule of rules) {
      if (rule.cssRules?.length && !rule.selectorText) read(rule.cssRules);
      for (const part of (rule.selectorText ?? '').split(',')) {
        const begin = /^(.*?):(hover|focus|focus-within|focus-visible)\b[^ >+~]*\s*[ >+~]/.exec(part.trim());
        const shows = ['display', 'visibility', 'opacity', 'clip', 'clip-path', 'left', 'top', 'transform', 'height', 'max-height'].some(name => rule.style?.getPropertyValue(name));
        if (begin && shows) try { found.push(...document.querySelectorAll(begin[1] || '*')); } catch { /* a selector of another kind */ }
      }
    } };
    for (const sheet of document.styleSheets) try { read(sheet.cssRules); } catch { /* of another site */ }
    return found;
  }

  const shown = () => [...document.body.querySelectorAll('*')].filter(one => isShown(one) && audit.words(one.textContent));
  const isShown = one => audit.isSeen(one) && !(parseFloat(getComputedStyle(one).opacity) < 0.1) && one.getBoundingClientRect().width > 1
    && one.getBoundingClientRect().right > 0;

  function point(number) {
    const element = state.element = state.triggers[number];
    element.scrollIntoView({block: 'center', behavior: 'instant'});
    state.before = new Set(shown());
    const {left, top, width, height} = element.getBoundingClientRect();
    return [left + Math.min(width / 2, 40), top + height / 2];
  }

  // The outermost of what came; null when nothing did.
  function came() {
    const now = shown().filter(one => !state.before.has(one));
    state.content = now.find(one => !now.some(other => other !== one && other.contains(one))) ?? null;
    return state.content ? {inside: state.element.contains(state.content), middle: middle(state.content)} : null;
  }

  function middle(element) {
    const {left, top, width, height} = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  }

  // Whether what came lies over something that can be read, pressed or looked at; only then it must go with Escape.
  function covers() {
    const {left, top, width, height} = state.content.getBoundingClientRect();
    const related = one => one.contains(state.content) || state.content.contains(one);
    const means = one => one.matches('a, button, input, select, textarea, img, video, canvas, svg *')
      || [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && audit.words(node.data));
    for (let across = 0.05; across < 1; across += 0.15)
      for (let down = 0.1; down < 1; down += 0.2)
        if (document.elementsFromPoint(left + width * across, top + height * down).some(one => !related(one) && means(one))) return true;
    return false;
  }

  const isThere = () => Boolean(state.content?.isConnected && isShown(state.content));
  const focus = () => { document.activeElement?.blur(); state.element.focus({preventScroll: true}); };
  const isFocusable = () => audit.isReachable(state.element) && state.element.matches(audit.FOCUSABLE);
  const leave = () => document.activeElement?.blur();
  const describe = () => audit.describe(state.element);

  return {triggers, hurry, rest, point, came, covers, isThere, focus, isFocusable, leave, describe};
})();
