// What was shown by its ground or its fill alone, and cannot be told from the paper in the colours of the visitor.
const isGone = element => {
  const style = getComputedStyle(element);
  const outside = colour.under(element.parentElement);
  if (!outside) return false;
  const hasOutline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const hasEdge = ['Top', 'Right', 'Bottom', 'Left'].some(side => parseFloat(style[`border${side}Width`]) > 0 && !/none|hidden/.test(style[`border${side}Style`]));
  return !hasOutline && !hasEdge && colour.contrast(colour.over(colour.read(style.backgroundColor), outside), outside) < 1.3;
};
const paints = element => [getComputedStyle(element).fill, getComputedStyle(element).stroke].filter(css => css !== 'none' && !css.startsWith('url'));
const isUnseen = element => {
  const ground = colour.under(element.closest('svg'));
  return Boolean(ground) && Math.max(1, ...paints(element).map(css => colour.contrast(colour.over(colour.read(css), ground), ground))) < 1.5;
};

const spots = window.koplopersPaint.filter(({element}) => element.isConnected && isGone(element)).map(({element, kind}) => ({rule: 'vanishes-in-own-colours', element, detail: `een ${kind} zonder rand`}));
const icons = [...Map.groupBy(window.koplopersDrawn.filter(({element}) => element.isConnected), one => one.control)]
  .filter(([, shapes]) => shapes.every(({element}) => isUnseen(element)))
  .map(([element]) => ({rule: 'vanishes-in-own-colours', element, detail: 'een tekening met een vaste kleur'}));
return [...spots, ...icons];
