// What only a ground of its own shows, before the visitor's own colours take it away; to look again under those.
const SHOWN = 1.3; // less contrast than this, and it was not seen before either
const small = element => { const {width, height} = element.getBoundingClientRect(); return width >= 4 && height >= 4 && width <= 400 && height <= 200; };
const hasBorder = style => ['Top', 'Right', 'Bottom', 'Left'].some(side => parseFloat(style[`border${side}Width`]) > 0 && !/none|hidden/.test(style[`border${side}Style`]));
const isEmpty = element => !/\S/.test(element.textContent) && !element.querySelector('img, svg, video, canvas, input, *');

window.koplopersPaint = [...document.body.querySelectorAll('*')].filter(one => audit.isSeen(one) && small(one) && !one.closest('[aria-hidden=true] svg')).flatMap(element => {
  const style = getComputedStyle(element);
  if (element.ownerSVGElement || element.localName === 'svg') return [];
  const isField = element.matches('input:not([type=hidden], [type=checkbox], [type=radio], [type=range], [type=color]), textarea, select');
  if (!isField && (!isEmpty(element) || element.matches('img, video, canvas, iframe, hr, progress, meter, input, td, th'))) return [];
  const outside = colour.under(element.parentElement), ground = colour.read(style.backgroundColor);
  if (!outside || hasBorder(style) || (ground[3] === 0 && !isField) || style.backgroundImage.startsWith('url')) return [];
  return isField || colour.contrast(colour.over(ground, outside), outside) >= SHOWN ? [{element, kind: isField ? 'veld' : 'vlak'}] : [];
});
const drawn = [...document.querySelectorAll('svg path, svg circle, svg rect, svg ellipse, svg polygon, svg line')].filter(one => !one.closest('defs, mask, clipPath') && audit.isSeen(one));
window.koplopersDrawn = drawn.flatMap(element => {
  const ground = colour.under(element.closest('svg'));
  const control = element.closest('button, a[href], [role=button], summary, [role=img]');
  if (!ground || !control) return [];
  return visibility(element, ground) >= 3 ? [{element, control}] : [];
});
function visibility(element, ground) {
  const paints = [getComputedStyle(element).fill, getComputedStyle(element).stroke].filter(css => css !== 'none' && !css.startsWith('url'));
  return Math.max(1, ...paints.map(css => colour.contrast(colour.over(colour.read(css), ground), ground)));
}
return [];
