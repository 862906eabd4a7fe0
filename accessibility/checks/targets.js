// Which targets are too small to hit, by the exceptions of WCAG 2.5.8 (24 px) and 2.5.5 (44 px).
const targets = (() => {
  const audit = window.koplopersAudit;
  const WHOLE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=checkbox],'
    + ' [role=radio], [role=switch], [role=tab], [role=menuitem], [role=option]';
  const OF_BROWSER = 'input[type=checkbox], input[type=radio], input[type=range], input[type=color], input[type=file]';
  const MANY = 5;
  const round = number => Math.round(number * 10) / 10;

  // A label and what it belongs to are pressed as one; a link in several lines is as large as the whole of its lines.
  function boxOf(element) {
    const labels = [...element.labels ?? []].filter(audit.isSeen).filter(() => element.matches('[type=checkbox], [type=radio], [type=file]'));
    const own = element.ownerSVGElement ? [] : [element]; // the box of a drawing's link counts words that are hidden
    const boxes = [...own, ...labels, ...reaching(element)].map(one => one.getBoundingClientRect());
    const [left, top] = [Math.min(...boxes.map(box => box.left)), Math.min(...boxes.map(box => box.top))];
    const [right, bottom] = [Math.max(...boxes.map(box => box.right)), Math.max(...boxes.map(box => box.bottom))];
    return {left, top, right, bottom, width: right - left, height: bottom - top};
  }

  // What is inside a link may stand out of its box and is pressed with it.
  const reaching = element => [...element.querySelectorAll('*')].filter(one => one.getClientRects().length && audit.isSeen(one)
    && getComputedStyle(one).pointerEvents !== 'none');

  function all() {
    return [...document.querySelectorAll(WHOLE)]
      .filter(one => audit.isSeen(one) && !one.matches(':disabled') && !one.closest('[inert]') && getComputedStyle(one).pointerEvents !== 'none')
      .map(element => ({element, box: boxOf(element)}))
      .filter(({box}) => box.width > 1 && box.height > 1 && box.right + scrollX > 0 && box.bottom + scrollY > 0);
  }

  // A link in a line of text is as high as the line.
  const isInSentence = element => !element.ownerSVGElement && getComputedStyle(element).display.startsWith('inline') && isText(blockOf(element));

  const texts = new Map(); // of each block whether words stand in it beside what can be pressed

  function isText(block) {
    if (!texts.has(block)) texts.set(block, hasWords(block));
    return texts.get(block);
  }

  function hasWords(block) {
    const others = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (others.nextNode()) {
      const parent = others.currentNode.parentElement;
      if (/[\p{L}\p{N}]/u.test(others.currentNode.data) && !parent.closest(WHOLE) && blockOf(parent) === block && audit.isSeen(parent)) return true;
    }
    return false;
  }

  function blockOf(element) {
    let block = element;
    while (block.parentElement && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    return block;
  }

  // A control that the page leaves as the browser makes it.
  const isOfBrowser = element => element.matches(OF_BROWSER) && getComputedStyle(element).appearance !== 'none'
    && element.getAttribute('style') === null && Math.max(element.offsetWidth, element.offsetHeight) <= 16;

  const middle = box => ({x: box.left + box.width / 2, y: box.top + box.height / 2});
  const away = (point, box) => Math.hypot(Math.max(box.left - point.x, 0, point.x - box.right), Math.max(box.top - point.y, 0, point.y - box.bottom));

  function tooSmall(least) {
    const found = all();
    const isBig = ({box}) => box.width >= least - 0.5 && box.height >= least - 0.5;
    const hasRoom = one => found.every(other => {
      const [here, there] = [middle(one.box), middle(other.box)];
      const isFar = away(here, other.box) >= least / 2 && (isBig(other) || Math.hypot(here.x - there.x, here.y - there.y) >= least);
      return isFar || other === one || other.element.contains(one.element) || one.element.contains(other.element);
    });
    const isEnough = one => isBig(one) || (least === 24 && hasRoom(one));
    const same = ({element}) => element.href ? new URL(element.href.baseVal ?? element.href, document.baseURI).href : '';
    const [large, small] = [found.filter(isEnough), found.filter(one => !isEnough(one))];
    const enough = new Set(large.map(same));
    return small
      .filter(one => !isInSentence(one.element) && !isOfBrowser(one.element) && !(same(one) && enough.has(same(one))))
      .map(({element, box}) => [element, `${round(box.width)} bij ${round(box.height)} px`]);
  }

  // A drawing with many small targets, as a map, is one thing to mend and told once.
  function told(least) {
    const small = tooSmall(least);
    const of = new Map();
    for (const [element] of small) if (element.ownerSVGElement) of.set(element.ownerSVGElement, (of.get(element.ownerSVGElement) ?? 0) + 1);
    const drawings = [...of].filter(([, number]) => number > MANY);
    const isTold = element => drawings.some(([drawing]) => drawing === element.ownerSVGElement);
    return [...small.filter(([element]) => !isTold(element)), ...drawings.map(([drawing, number]) => [drawing, `${number} doelen in deze tekening`])];
  }

  return {told};
})();
