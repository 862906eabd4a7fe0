// Which elements show all the ways in which focus looks on this page, and where their boxes are.
const looks = (() => {
  const audit = window.koplopersAudit;
  const MARK = 'data-audit-look';
  const ROOM = 12; // CSS pixels around an element in which its focus may show
  const MOST = 40;

  function behind(element) {
    for (let one = element; one; one = one.parentElement) {
      const {backgroundColor, backgroundImage} = getComputedStyle(one);
      if (backgroundImage !== 'none' || !/^transparent$|, 0\)$/.test(backgroundColor)) return `${backgroundColor} ${backgroundImage}`;
    }
    return '';
  }

  // Elements with the same key look the same with focus: the same tags and classes all the way up, the same style sheets,
  // colours, and size to within a factor two.
  function key(element, sheets, ids) {
    const style = getComputedStyle(element);
    const {height} = element.getBoundingClientRect();
    let line = '';
    for (let one = element; one; one = one.parentElement) line += `${one.localName}#${ids.has(one.id) ? one.id : ''}.${one.getAttribute('class') ?? ''}[${one.getAttribute('style') ?? ''}] `;
    return [line, element.type ?? '', element.getAttribute('role') ?? '', style.color, style.outline, style.boxShadow, style.border, behind(element),
      Math.round(Math.log2(height + 1)), sheets].join('|');
  }

  // The ids for which a style sheet has a rule of its own.
  function styled() {
    const found = new Set();
    const read = rules => { for (const rule of rules) {
      for (const [, id] of (rule.selectorText ?? '').matchAll(/#([\w-]+)/g)) found.add(id);
      if (rule.cssRules) read(rule.cssRules);
    } };
    for (const sheet of document.styleSheets) try { read(sheet.cssRules); } catch { /* of another site */ }
    return found;
  }

  const sheets = () => [...document.styleSheets].map(sheet => {
    if (!sheet.href) return sheet.ownerNode?.textContent ?? '';
    try { return `${sheet.href} ${sheet.cssRules.length}`; } catch { return sheet.href; }
  }).join('|');

  // What shows only with the focus is a change in itself; what is larger than the window is measured by nobody.
  function isMeasured(element) {
    const {width, height, right, bottom} = element.getBoundingClientRect();
    return width > 1 && height > 1 && right + scrollX > 0 && bottom + scrollY > 0 && width <= innerWidth && height < innerHeight * 0.8
      && !element.matches('iframe, video, audio, object, embed') && getComputedStyle(element).opacity !== '0';
  }

  function hash(text) {
    let [one, other] = [0, 7];
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      [one, other] = [Math.imul(one, 31) + code | 0, Math.imul(other, 131) + code | 0];
    }
    return `${one} ${other}`;
  }

  function choose(known) {
    const [seen, shared, ids] = [new Set(known), sheets(), styled()];
    const chosen = [];
    let left = 0; // looks beyond the most that are measured
    for (const element of audit.reachable(document.querySelector('dialog:modal') ?? document)) {
      if (!isMeasured(element)) continue;
      const look = hash(key(element, shared, ids));
      if (seen.has(look)) continue;
      seen.add(look);
      if (chosen.length < MOST) chosen.push([element, look]);
      else left++;
    }
    return {chosen, left};
  }

  // Taken in one picture: what fits in a window from the first of them on, and does not touch another's room.
  function groups(elements) {
    const left = elements.map(element => ({element, box: roomOf(element)})).sort((one, other) => one.box.top - other.box.top);
    const made = [];
    while (left.length) {
      const [start, group] = [left[0].box.top, []];
      for (const one of [...left]) {
        if (one.box.bottom > start + innerHeight || group.some(other => touches(one.box, other.box))) continue;
        group.push(one);
        left.splice(left.indexOf(one), 1);
      }
      made.push(group.map(({element}) => element));
    }
    return made;
  }

  function roomOf(element) {
    const box = element.getBoundingClientRect();
    return {left: box.left - ROOM, right: box.right + ROOM, top: box.top + scrollY - ROOM, bottom: box.bottom + scrollY + ROOM};
  }

  const touches = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  // Scroll there and stand still; the boxes are those in the window.
  function stand(elements) {
    document.documentElement.style.scrollBehavior = 'auto';
    scrollTo(scrollX, Math.min(...elements.map(element => roomOf(element).top)));
    still();
    return elements.map(boxOf);
  }

  function still() {
    for (const one of document.getAnimations()) {
      if (one instanceof CSSTransition) one.finish();
      else one.pause();
    }
  }

  // The box of a drawing's link counts words that are hidden.
  function outline(element) {
    if (!element.ownerSVGElement) return element.getBoundingClientRect();
    const boxes = [...element.querySelectorAll('*')].filter(one => audit.isSeen(one) && !one.matches('text, title, desc')).map(one => one.getBoundingClientRect());
    if (!boxes.length) return element.getBoundingClientRect();
    const [left, top] = [Math.min(...boxes.map(box => box.left)), Math.min(...boxes.map(box => box.top))];
    return {left, top, width: Math.max(...boxes.map(box => box.right)) - left, height: Math.max(...boxes.map(box => box.bottom)) - top};
  }

  function boxOf(element) {
    const {left, top, width, height} = outline(element);
    const style = getComputedStyle(element);
    const round = element.ownerSVGElement ? Math.min(width, height) / 2 : Math.min(parseFloat(style.borderTopLeftRadius) || 0, width / 2, height / 2);
    return {left, top, width, height, round, lines: element.getClientRects().length};
  }

  // With the focus as somebody has it who came with Tab, or without; a cursor that blinks is not in the picture.
  function real(element, focused) {
    document.documentElement.style.scrollBehavior = 'auto';
    element.style.setProperty('caret-color', 'transparent', 'important');
    if (!focused) { document.activeElement?.blur(); element.scrollIntoView({block: 'center', inline: 'nearest'}); }
    else element.focus({preventScroll: true});
    still();
    return boxOf(element);
  }

  function isCovered(element) {
    const {left, top, width, height} = element.ownerSVGElement ? outline(element) : element.getClientRects()[0] ?? outline(element); // of its first line
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    const inSame = element.ownerSVGElement && hit?.ownerSVGElement === element.ownerSVGElement; // marks of a drawing may overlap
    return hit && !inSame && !hit.contains(element) && !element.contains(hit);
  }

  function release(element) {
    element.style.removeProperty('caret-color');
    const isUntouched = getComputedStyle(element).outlineStyle === 'auto';
    const [isHeld, isHidden] = [document.activeElement === element, isCovered(element)];
    element.blur();
    return {described: audit.describe(element), isUntouched, isHeld, isHidden, hasCursor: element.matches(TEXT)};
  }

  const TEXT = 'textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=range], [type=color], [type=file], [type=submit],'
    + ' [type=button], [type=reset], [type=image])';

  return {choose, groups, stand, real, release, MARK};
})();
