// WCAG 1.4.10: nobody has to scroll in two directions to read. Tables, maps and films may, in a scroller of their own.
const rule = arguments[0];
const TWO_DIMENSIONAL = 'table, svg, img, video, canvas, iframe, pre, math, [role=grid], [role=toolbar], [role=tablist]';
const edge = document.documentElement.clientWidth;
const wider = document.scrollingElement.scrollWidth - edge;
const everything = [...document.body.querySelectorAll('*')];
const tooFar = element => element.getBoundingClientRect().right + scrollX > edge + 1;
const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
const inScroller = element => {
  for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) if (scrolls(one)) return true;
  return false;
};

function tooWide() {
  if (wider <= 0) return [];
  const culprits = everything.filter(one => tooFar(one) && !tooFar(one.parentElement) && audit.isSeen(one) && !inScroller(one));
  const detail = `${wider} px breder dan het venster van ${edge} px`;
  return (culprits.length ? culprits : [undefined]).map(element => ({rule, element, detail}));
}

function readSideways() {
  return everything
    .filter(one => one.scrollWidth > one.clientWidth + 1 && scrolls(one) && audit.isSeen(one))
    .filter(one => !one.matches('textarea, input, select') && !one.closest(TWO_DIMENSIONAL) && !one.querySelector(TWO_DIMENSIONAL) && /\S/.test(one.textContent))
    .map(element => ({rule, element, detail: 'dit blok schuift opzij'}));
}

// What stays in place leaves room to read the rest: at most half of the window.
function covering() {
  const kept = everything.filter(one => /fixed|sticky/.test(getComputedStyle(one).position) && audit.isSeen(one) && !text.isOnTop(one))
    .map(element => ({element, box: element.getBoundingClientRect()}))
    .filter(({box}) => box.width > edge * 0.8 && box.right > 0 && box.left < edge && box.bottom > 0 && box.top < innerHeight);
  const high = kept.reduce((sum, {box}) => sum + Math.min(box.bottom, innerHeight) - Math.max(box.top, 0), 0);
  if (high <= innerHeight / 2) return [];
  return kept.map(({element}) => ({rule: 'fixed-parts-cover', element, detail: `${Math.round(high)} van ${innerHeight} px`}));
}

return [...tooWide(), ...readSideways(), ...covering()];
