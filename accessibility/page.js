// What every check asks of a page: where an element is, what it is called, whether it can be seen and reached.
window.koplopersAudit ??= (() => {
  const FOCUSABLE = 'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, audio[controls],'
    + ' video[controls], [contenteditable]:not([contenteditable=false]), [tabindex]';

  // What an element is inside of, when that is not the page itself: a shadow host or a frame.
  const hostOf = element => element.getRootNode().host ?? element.ownerDocument.defaultView?.frameElement;

  // A CSS path from the nearest element with an id of its own: stays the same when something elsewhere changes.
  function path(element) {
    const steps = [], host = hostOf(element), root = element.getRootNode();
    for (let one = element; one?.nodeType === Node.ELEMENT_NODE; one = one.parentElement) {
      if (one.id && root.querySelectorAll?.(`#${CSS.escape(one.id)}`).length === 1) {
        steps.unshift(`#${CSS.escape(one.id)}`);
        break;
      }
      const like = one.parentElement ? [...one.parentElement.children].filter(other => other.localName === one.localName) : [one];
      steps.unshift(like.length > 1 ? `${one.localName}:nth-of-type(${like.indexOf(one) + 1})` : one.localName);
      if (one.localName === 'body') break;
    }
    return (host ? `${path(host)} >>> ` : '') + steps.join(' > ');
  }

  const words = text => (text ?? '').replace(/\s+/g, ' ').trim();

  // The name as Chromium computes it for assistive technology, and what can be read where it computes none.
  const nameOf = element => words(element.computedName) || words(element.innerText ?? element.textContent);

  function box(element) {
    const {left, top, width, height} = element.getBoundingClientRect();
    const frame = element.ownerDocument.defaultView?.frameElement;
    const [x, y] = frame ? box(frame) : [scrollX, scrollY];
    return [left + x, top + y, width, height];
  }

  // The language that the page says its words are in; nothing for what is no language.
  const languages = new Intl.DisplayNames('en', {type: 'language', fallback: 'none'});
  function languageOf(element) {
    const said = element.closest('[lang]')?.getAttribute('lang');
    if (said === undefined) return hostOf(element) ? languageOf(hostOf(element)) : '';
    try { return languages.of(said.split('-')[0]) ? said : ''; } catch { return ''; }
  }

  function describe(element) {
    const tag = element.cloneNode(false).outerHTML;
    return {path: path(element), html: tag.slice(0, 300), name: nameOf(element).slice(0, 100), box: box(element), language: languageOf(element)};
  }

  const isSeen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true})
    && element.getClientRects().length > 0;

  const isReachable = element => isSeen(element) && element.tabIndex >= 0 && !element.matches(':disabled') && !element.closest('[inert]');
  const reachable = (root = document) => [...root.querySelectorAll(FOCUSABLE)].filter(isReachable);

  return {FOCUSABLE, path, words, nameOf, box, describe, isSeen, isReachable, reachable};
})();
