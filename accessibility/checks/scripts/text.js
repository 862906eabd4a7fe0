// Which text of the page can be read: what is shown, where it stands, and what of it is cut off.
window.koplopersText ??= (() => {
  const audit = window.koplopersAudit;
  const NO_TEXT = 'script, style, noscript, template, textarea, select, title';
  const LEAST = 2; // CSS pixels: what is hidden for the eye but not for the ear is 1 px

  const isShown = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});

  // Every piece of text with something in it, in the order of the document.
  function nodes(root = document.body) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, node =>
      /\S/.test(node.data) && !node.parentElement.closest(NO_TEXT) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  // The block that a piece of text is a part of: the nearest element that is not laid out within a line.
  function blockOf(node) {
    let one = node.parentElement;
    if (one.closest('svg')) return one.closest('text') ?? one;
    while (one.parentElement && /^(inline|contents|ruby)/.test(getComputedStyle(one).display)
      && getComputedStyle(one).display !== 'inline-flex' && getComputedStyle(one).display !== 'inline-grid') one = one.parentElement;
    return one;
  }

  function whereIs(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(rect => rect.width > LEAST && rect.height > LEAST);
  }

  const both = (one, other) => ({
    left: Math.max(one.left, other.left), top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right), bottom: Math.min(one.bottom, other.bottom),
  });
  const hasRoom = box => box.right - box.left > LEAST && box.bottom - box.top > LEAST;

  // A reader looks once: what it knows of cutting ancestors holds until the layout changes. What is scrolled out of a
  // block can be read, unless the question is what is there at this moment.
  function reader({atThisMoment = false} = {}) {
    const whole = {left: -scrollX, top: -scrollY, right: Infinity, bottom: Infinity};
    const clips = new Map();

    function clip(element) {
      if (!element || element === document.body || element === document.documentElement) return whole;
      if (!clips.has(element)) clips.set(element, clipOf(element));
      return clips.get(element);
    }

    function clipOf(element) {
      const style = getComputedStyle(element);
      const outer = clip(container(element, style));
      if (element.localName !== 'svg' && /^(inline|contents)$/.test(style.display)) return outer;
      const box = element.getBoundingClientRect();
      const [x, y] = [style.overflowX, style.overflowY].map(one => /hidden|clip/.test(one) || (atThisMoment && /auto|scroll/.test(one)) ? 'cut' : /auto|scroll/.test(one) ? 'scroll' : '');
      const gone = /^inset\((50|100)%/.test(style.clipPath);
      return {
        left: gone ? Infinity : x === 'cut' ? Math.max(outer.left, box.left) : x === 'scroll' ? -Infinity : outer.left,
        right: x === 'cut' ? Math.min(outer.right, box.right) : x === 'scroll' ? Infinity : outer.right,
        top: y === 'cut' ? Math.max(outer.top, box.top) : y === 'scroll' ? -Infinity : outer.top,
        bottom: y === 'cut' ? Math.min(outer.bottom, box.bottom) : y === 'scroll' ? Infinity : outer.bottom,
      };
    }

    // Each line of this text, and whether something of it can be seen.
    function lines(node) {
      if (!isShown(node.parentElement)) return [];
      const edge = clip(node.parentElement);
      return whereIs(node).map(rect => ({rect, part: both(rect, edge)})).map(one => ({...one, isSeen: hasRoom(one.part)}));
    }

    const isSeen = node => lines(node).some(one => one.isSeen);
    return {lines, isSeen, seen: (root) => nodes(root).filter(isSeen)};
  }

  function container(element, style) {
    if (style.position === 'fixed') return null;
    return style.position === 'absolute' ? element.offsetParent : element.parentElement;
  }

  // Hidden, but behind something that shows it: a closed details, a menu, a popover.
  function canBeOpened(element) {
    const details = element.closest('details:not([open])');
    if (details && isShown(details)) return true;
    return [...document.querySelectorAll('[aria-expanded=false], [popovertarget], [commandfor]')].filter(isShown).some(control => {
      const id = control.getAttribute('aria-controls') ?? control.getAttribute('popovertarget') ?? control.getAttribute('commandfor');
      const opened = id ? document.getElementById(id) : control.nextElementSibling;
      return opened?.contains(element);
    });
  }

  // What the style puts before or behind an element; not spoken when it says behind a slash what is read instead.
  function byStyle(element, part) {
    const [shown, spoken] = getComputedStyle(element, part).content.replace(/url\("(?:[^"\\]|\\.)*"\)/g, '').split(/(?<=["')]) \/ /);
    const pieces = shown.matchAll(/"((?:[^"\\]|\\.)*)"|attr\(([\w-]+)[^)]*\)/g);
    return {said: [...pieces].map(([, words, name]) => words ?? element.getAttribute(name) ?? '').join(''), isSpoken: spoken === undefined};
  }

  // Text that lies on top of other text for a while, because somebody opened it.
  const isOnTop = element => Boolean(element.closest('dialog, [popover], [role=dialog], [role=menu], [role=listbox], [role=tooltip]'));

  return {NO_TEXT, isShown, nodes, blockOf, whereIs, reader, canBeOpened, byStyle, isOnTop};
})();
