// WCAG 1.4.11: the edge of a field, and an icon that is all a button has, against what is around it.
const LEAST = 3;
const FIELDS = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=range], [type=file], [type=color]), textarea, select';
const SIDES = ['Top', 'Right', 'Bottom', 'Left'];
const isNative = element => element.matches('[type=checkbox], [type=radio]') && getComputedStyle(element).appearance !== 'none';
const visible = element => audit.isSeen(element) && Number(getComputedStyle(element).opacity) === 1 && element.getBoundingClientRect().width > 2 && !element.matches(':disabled');

// The colours that could show where the field is: its border, a ring around it, or its own ground.
function edges(element, outside) {
  const style = getComputedStyle(element);
  const borders = SIDES.filter(side => parseFloat(style[`border${side}Width`]) >= 1 && !/none|hidden/.test(style[`border${side}Style`])).map(side => style[`border${side}Color`]);
  const rings = style.boxShadow === 'none' ? [] : [style.boxShadow.match(/(rgba?|color|oklch|oklab|lab|lch)\([^)]*\)/)?.[0]].filter(Boolean);
  const outlines = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 ? [style.outlineColor] : [];
  const ground = colour.over(colour.read(style.backgroundColor), outside);
  const lines = [...borders, ...rings, ...outlines].map(css => colour.over(colour.read(css), outside));
  return Math.max(colour.contrast(ground, outside), ...lines.map(line => Math.max(colour.contrast(line, outside), colour.contrast(line, ground))));
}

function fields() {
  return [...document.querySelectorAll(FIELDS)].filter(one => visible(one) && !isNative(one) && getComputedStyle(one).backgroundImage.replace(/^none$/, '').includes('gradient') === false).flatMap(element => {
    const outside = colour.under(element.parentElement);
    if (!outside || element === document.activeElement) return [];
    const contrast = edges(element, outside);
    return contrast < LEAST ? [{rule: 'control-contrast', element, detail: colour.ratio(contrast)}] : [];
  });
}

const DRAWN = 'path, circle, rect, ellipse, line, polyline, polygon, use';
function icons() {
  return [...document.querySelectorAll('button, a[href], [role=button], summary')].filter(one => visible(one) && !text.reader().seen(one).length).flatMap(element => {
    const shapes = [...element.querySelectorAll(DRAWN)].filter(one => one.closest('svg') && !one.closest('defs, mask, clipPath'));
    const ground = colour.under(element);
    if (!shapes.length || !ground || element.ownerSVGElement) return [];
    const paints = shapes.flatMap(one => [getComputedStyle(one).fill, getComputedStyle(one).stroke]).filter(css => css !== 'none' && !css.startsWith('url'));
    const best = Math.max(1, ...paints.map(css => colour.contrast(colour.over(colour.read(css), ground), ground)));
    return best < LEAST ? [{rule: 'control-contrast', element, detail: colour.ratio(best)}] : [];
  });
}

return [...fields(), ...icons()];
