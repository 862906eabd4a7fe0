// What happens when somebody types in a field, chooses, or presses a button that fetches a part of the page: what changes,
// what is said of it, where focus and page go.
const live = window.koplopersLive ??= (() => {
  const audit = window.koplopersAudit;
  const REGIONS = '[role=status], [role=alert], [role=log], output, [aria-live]:not([aria-live=off])';
  const KINDS = [
    ['letter', 'input:not([type]), input[type=text], input[type=search], textarea'],
    ['arrow', 'select'],
    ['space', 'input[type=checkbox], input[type=radio]:not(:checked)'],
    ['enter', ':is(button, a, input[type=button], [role=button]):is([hx-get], [data-hx-get])'], // what sends something is for a person to press
  ];
  const ASKS_FIRST = '[hx-confirm], [data-hx-confirm], [hx-prompt], [data-hx-prompt]'; // htmx then opens a window
  const QUIET = 250; // ms without a change after which nothing more is expected
  const NOTHING = 1000; // ms in which something begins to happen, if it does
  const LONGEST = 1500; // ms
  const MEANT = 20; // characters that change on the page before somebody has to be told
  const state = {};

  const isHeard = region => region.checkVisibility({visibilityProperty: true}) && !region.closest('[aria-hidden=true]');
  const asks = element => ['hx-get', 'hx-post', 'data-hx-get', 'data-hx-post'].some(name => element.hasAttribute(name));

  // One field of each kind that a script listens to, and one button.
  function controls() {
    const waiting = ['input', 'change', 'keyup'].flatMap(kind => audit.waiting[kind]);
    const listens = element => { for (let one = element; one; one = one.parentElement) if (waiting.includes(one) || asks(one)) return true;
      return waiting.includes(document); };
    const first = selector => [...document.querySelectorAll(selector)].find(one => audit.isReachable(one) && !one.readOnly && !one.closest(ASKS_FIRST) && listens(one));
    state.controls = KINDS.map(([kind, selector]) => [kind, first(selector)]).filter(([, element]) => element);
    return state.controls.map(([kind, element]) => kind === 'arrow' && element.selectedIndex > 0 ? 'arrow up' : kind);
  }

  function watch(number) {
    const [kind, control] = state.controls[number];
    if (!control.isConnected || !audit.isReachable(control)) return false;
    const regions = new Map([...document.querySelectorAll(REGIONS)].map(region => [region, {heard: isHeard(region), said: []}]));
    Object.assign(state, {kind, control, regions, described: audit.describe(control), before: lines(), expanded: control.getAttribute('aria-expanded'), last: 0, began: performance.now(), left: ''});
    state.observer = new MutationObserver(noted);
    state.observer.observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
    window.navigation?.addEventListener('navigate', onNavigate);
    control.focus();
    if (kind === 'letter') control.selectionStart = control.value.length;
    return true;
  }

  function noted(records) {
    state.last = performance.now();
    for (const [region, about] of state.regions) {
      if (records.some(({target, type}) => type !== 'attributes' && region.contains(target))) about.said.push(audit.words(region.textContent));
    }
  }

  function onNavigate(event) {
    if (event.destination.sameDocument) return;
    state.left = event.destination.url;
    if (event.cancelable) event.preventDefault();
  }

  // What can be read outside the live regions, line by line.
  function lines() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const {data, parentElement} = walker.currentNode;
      if (data.trim() && !parentElement.closest(`${REGIONS}, script, style, option`) && audit.isSeen(parentElement)) found.push(audit.words(data));
    }
    return found;
  }

  const settled = () => new Promise(resolve => {
    const look = () => {
      const now = performance.now();
      if (document.querySelector('.htmx-request')) state.last = now; // htmx waits for the answer
      const isDone = state.last ? now - state.last > QUIET : now - state.began > NOTHING;
      if (isDone || state.left || now - state.began > LONGEST) resolve(report());
      else setTimeout(look, 30);
    };
    setTimeout(look, 60);
  });

  function report() {
    state.observer.disconnect();
    window.navigation?.removeEventListener('navigate', onNavigate);
    const found = state.kind === 'enter' ? pressed() : context() ?? announcements();
    return found && [found[0], state.described, found[1], state.kind === 'enter' && found[0] === 'change-not-heard'];
  }

  function context() {
    const at = document.activeElement;
    if (state.left) return ['input-changes-context', `opent ${state.left}`];
    if (!at || at === document.body) return ['focus-lost', 'het veld is vervangen'];
    const isSame = at === state.control || (at.id && at.id === state.control.id) || (at.name && at.name === state.control.name);
    return isSame ? null : ['input-changes-context', `geeft de focus door aan “${audit.nameOf(at).slice(0, 40)}”`];
  }

  // A button may open a page, and may hand the focus to what it brought.
  function pressed() {
    const at = document.activeElement;
    if (state.left) return null;
    if (!at || at === document.body) return ['focus-lost', 'de knop is weg of vervangen'];
    return at === state.control || (at.id && at.id === state.control.id) ? announcements() : null;
  }

  function announcements() {
    const heard = [...state.regions].filter(([, {heard}]) => heard).map(([, {said}]) => said);
    const twice = saidTwice(heard);
    if (twice) return ['announced-twice', `“${twice.slice(0, 60)}”`];
    const isHeardSomewhere = heard.some(said => said.some(Boolean));
    const isCombobox = state.control.getAttribute('aria-expanded') !== state.expanded;
    return isHeardSomewhere || isCombobox || changed() < MEANT ? null : ['change-not-heard', why()];
  }

  // In two places, or taken away and said again in one.
  function saidTwice(heard) {
    const texts = heard.map(said => said.filter((text, place) => text && text !== said[place - 1]));
    return texts.flat().find((text, place, all) => all.indexOf(text) !== place);
  }

  // Characters of the lines that came and of those that went.
  function changed() {
    const left = new Map();
    for (const line of state.before) left.set(line, (left.get(line) ?? 0) + 1);
    for (const line of lines()) left.set(line, (left.get(line) ?? 0) - 1);
    return [...left].reduce((sum, [line, number]) => sum + line.length * Math.abs(number), 0);
  }

  function why() {
    const touched = [...state.regions.values()].filter(({said}) => said.length);
    const isNew = [...document.querySelectorAll(REGIONS)].some(region => !state.regions.has(region) && audit.words(region.textContent));
    if (isNew) return 'de plek voor meldingen kwam er met haar tekst tegelijk bij';
    if (touched.some(({heard, said}) => !heard && said.some(Boolean))) return 'de plek voor meldingen was verborgen';
    return touched.length ? 'de melding was leeg' : 'er kwam geen melding';
  }

  return {controls, watch, settled};
})();
