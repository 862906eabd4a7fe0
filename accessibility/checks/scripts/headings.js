// Headings that are the outline of the page, and text that only looks like one.
const reader = text.reader();
const levelOf = one => Number(one.getAttribute('aria-level') ?? one.localName[1]) || 2;
const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')].filter(one => audit.isSeen(one));

function severalMain() {
  return headings.filter(one => levelOf(one) === 1).slice(1).map(element => ({rule: 'several-main-headings', element}));
}

// Between a heading and the next of the same or a higher level has to stand something.
function emptySections() {
  return headings.filter((one, place) => {
    const next = headings[place + 1];
    if (one.querySelector('a, button, input, select') || one.closest('summary, a, button') || (next && levelOf(next) > levelOf(one))) return false;
    return !hasContent(one, next);
  }).map(element => ({rule: 'empty-section', element}));
}
function hasContent(heading, next) {
  const range = document.createRange();
  range.setStartAfter(heading);
  if (next) range.setEndBefore(next);
  else range.setEndAfter((heading.closest('section, article, main') ?? document.body).lastChild);
  const inside = range.cloneContents();
  inside.querySelectorAll('script, style, template').forEach(one => one.remove());
  return /\S/.test(inside.textContent) || Boolean(inside.querySelector('img, svg, video, audio, canvas, iframe, input, select, textarea, button, table, hr'));
}

// A short line on its own, bold or larger than the text that follows, without a full stop.
function looksLikeHeading(element) {
  const said = audit.words(element.innerText);
  if (!said || said.length > 80 || /[.,;!?:]$/.test(said) || element.closest('h1, h2, h3, h4, h5, h6, [role=heading], a, button, table, figcaption, nav, header, footer, li, dl, summary, label, legend, blockquote')) return false;
  const next = element.nextElementSibling;
  if (element.previousElementSibling?.matches('h1, h2, h3, h4, h5, h6, hgroup')) return false; // a line that belongs to a heading
  if (!next?.matches('p, ul, ol, div') || !/\S/.test(next.textContent) || next.querySelector('h1, h2, h3, h4, h5, h6')) return false;
  const style = one => getComputedStyle(one);
  const inner = text.nodes(element).filter(reader.isSeen).map(node => style(node.parentElement));
  const usual = style(text.nodes(next)[0]?.parentElement ?? next);
  const isBold = inner.every(one => one.fontWeight >= 600) && usual.fontWeight < 600;
  const isLarge = inner.every(one => parseFloat(one.fontSize) >= 1.2 * parseFloat(usual.fontSize));
  return inner.length > 0 && (isBold || isLarge);
}
function onlyLooks() {
  return [...document.body.querySelectorAll('p, div')].filter(one => audit.isSeen(one) && !one.querySelector('p, div, ul, ol, table, input, img, a, button') && looksLikeHeading(one))
    .map(element => ({rule: 'looks-like-heading', element, judge: true}));
}

return [...severalMain(), ...emptySections(), ...onlyLooks()];
