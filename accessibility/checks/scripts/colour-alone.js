// WCAG 1.4.1: what only colour tells. Compared in grey: colours that differ three to one in lightness can be told apart.
const TOLD_APART = 3;
const reader = text.reader();
const seen = element => audit.isSeen(element) && element.getBoundingClientRect().width > 0;

// Links within a sentence that nothing but their colour shows.
function* links() {
  for (const link of document.querySelectorAll('p a[href], li a[href], td a[href], dd a[href]')) {
    const block = text.blockOf(link.firstChild ?? link);
    if (!seen(link) || block === link || link.querySelector('img, svg')) continue;
    const around = text.nodes(block).filter(node => !node.parentElement.closest('a') && reader.isSeen(node)).map(node => node.parentElement);
    if (!around.length || isMarked(link, around[0])) continue;
    const [mine, theirs] = [link, around[0]].map(one => getComputedStyle(innermost(one)).color);
    const contrast = colour.contrast(colour.read(mine), colour.read(theirs));
    yield {rule: 'link-by-colour', element: link, detail: `${colour.ratio(contrast)} met de tekst eromheen`, judge: contrast >= TOLD_APART};
  }
}
const innermost = element => text.nodes(element)[0]?.parentElement ?? element;

// Anything that the eye gets besides colour.
function isMarked(element, other) {
  const [one, two] = [getComputedStyle(innermost(element)), getComputedStyle(innermost(other))];
  const own = [element, innermost(element)].map(it => getComputedStyle(it));
  return own.some(style => style.textDecorationLine !== 'none' || (parseFloat(style.borderBottomWidth) > 0 && style.borderBottomStyle !== 'none'))
    || one.fontWeight !== two.fontWeight || one.fontStyle !== two.fontStyle || one.fontFamily !== two.fontFamily || Math.abs(parseFloat(one.fontSize) / parseFloat(two.fontSize) - 1) > 0.1
    || colour.contrast(...[element, other].map(it => colour.under(it) ?? [0, 0, 0, 1])) >= TOLD_APART
    || hasMark(element);
}
const hasMark = element => ['::before', '::after'].some(part => /["(]/.test(getComputedStyle(element, part).content.replace(/^""$/, '')));

// Sets: items that look alike and differ in a colour that no word, shape or weight goes with.
const ITEMS = 'li, td, dd, dt, label, tr, figcaption, a, span, div, p, text';
const PAINT = {
  spot: element => (element.ownerSVGElement ? getComputedStyle(element).fill : getComputedStyle(element).backgroundColor),
  text: element => getComputedStyle(innermost(element)).color,
};

// A spot has no words and no drawing: only its paint says something. Its shape is its size, roundness and geometry.
function spots() {
  const shapes = [...document.body.querySelectorAll('span, i, b, em, div, td, circle, rect, ellipse, path, polygon')].filter(one => {
    if (!seen(one) || one.children.length > (one.ownerSVGElement ? 1 : 0) || /\S/.test(one.textContent.replace(one.querySelector('title')?.textContent ?? '', ''))) return false;
    const {width, height} = one.getBoundingClientRect();
    return width >= 4 && height >= 4 && width <= 64 && height <= 64 && colour.read(PAINT.spot(one))[3] > 0 && !hasMark(one) && getComputedStyle(one).backgroundImage === 'none';
  });
  return Map.groupBy(shapes, one => `${setOf(one)}|${shapeOf(one)}`);
}
const numbers = new Map();
const numberOf = element => numbers.get(element) ?? numbers.set(element, numbers.size).get(element);
// The list, table or drawing that it is one of.
const setOf = element => numberOf(element.ownerSVGElement ?? element.closest('ul, ol, dl, table, tbody') ?? element.parentElement.parentElement ?? document.body);
function shapeOf(element) {
  const style = getComputedStyle(element);
  if (element.ownerSVGElement) return [element.localName, ...['r', 'rx', 'width', 'points', 'd'].map(name => element.getAttribute(name)), style.strokeWidth, style.strokeDasharray].join();
  const {width, height} = element.getBoundingClientRect();
  return [Math.round(width), Math.round(height), style.borderRadius, style.borderStyle, style.borderWidth, style.transform, style.clipPath].join();
}

// The words that go with a spot: those of the item that it stands in, or its own name.
function wordsWith(spot) {
  if (spot.ownerSVGElement) return words(`${spot.querySelector('title')?.textContent ?? ''} ${spot.getAttribute('aria-label') ?? ''} ${spot.closest('a')?.textContent ?? ''} ${spot.nextElementSibling?.localName === 'text' ? spot.nextElementSibling.textContent : ''}`);
  const item = spot.closest('li, tr, dd, dt, label, p') ?? spot.parentElement;
  return words(text.nodes(item).filter(reader.isSeen).map(node => node.data).join(' '));
}
const words = said => new Set(said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

// Every item of one colour has a word in common that no item of another colour has.
function hasWordOfItsOwn(items, others) {
  const [first, ...rest] = items.map(one => one.words);
  return [...first].some(word => rest.every(one => one.has(word)) && others.every(one => !one.words.has(word)));
}

function* colouredSpots() {
  for (const group of spots().values()) {
    const items = group.map(element => ({element, css: PAINT.spot(element), words: wordsWith(element)}));
    const groups = [...Map.groupBy(items, one => one.css).values()];
    if (groups.length < 2 || groups.length > 8 || items.length < 3 || !groups.some(one => one.length > 1)) continue;
    const [svg] = [items[0].element.ownerSVGElement];
    if (svg?.closest('[aria-hidden=true], [role=presentation], [role=none]')) continue;
    for (const one of groups) {
      const others = groups.filter(other => other !== one);
      const alike = others.filter(other => colour.contrast(colour.read(other[0].css), colour.read(one[0].css)) < TOLD_APART);
      if (!alike.length || hasWordOfItsOwn(one, others.flat())) continue;
      yield {rule: 'colour-alone', element: one[0].element, detail: `${items.length} dezelfde vormen in ${groups.length} kleuren`, judge: Boolean(svg)};
      break;
    }
  }
}

// Items of one list or column of which some have letters of another colour, and nothing else.
function* colouredText() {
  const sets = Map.groupBy([...document.querySelectorAll('li, tbody td, label')].filter(one => seen(one) && text.nodes(one).slice(0, 1).some(reader.isSeen) && !one.querySelector('li, td, label')), one =>
    `${numberOf(one.closest('ul, ol, table, form, fieldset') ?? document.body)}|${one.localName}|${one.localName === 'td' ? one.cellIndex : ''}`);
  for (const set of sets.values()) {
    const items = set.map(element => ({element, css: PAINT.text(element), words: words(element.textContent)}));
    const groups = [...Map.groupBy(items, one => one.css).values()].sort((one, other) => other.length - one.length);
    if (items.length < 3 || groups.length !== 2 || groups[0].length < 2) continue;
    const [most, few] = groups;
    if (colour.contrast(...[most, few].map(one => colour.read(one[0].css))) >= TOLD_APART || isMarked(few[0].element, most[0].element) || differsInside(few[0].element, most[0].element)) continue;
    if (few.length > 1 && hasWordOfItsOwn(few, most)) continue;
    yield {rule: 'colour-alone', element: few[0].element, detail: `${few.length} van ${items.length} met letters in een andere kleur`, judge: few.length === 1};
  }
}
const inside = element => [...element.querySelectorAll('*')].map(one => one.localName).join();
const differsInside = (one, other) => inside(one) !== inside(other);

return [...links(), ...colouredSpots(), ...colouredText()];
