// WCAG 2.2.2 and 2.3.1: what moves, blinks or changes by itself, and flashes.
const LONG = 5000, FLASHES = 3;
const STOP = /\b(pauze\w*|pauzeer|stop\w*|beweging\w*|animatie\w*|pause|motion)\b/i;
const canBeStopped = [...document.querySelectorAll('button, [role=button], [role=switch], input[type=checkbox]')].some(one => audit.isSeen(one) && STOP.test(audit.nameOf(one)));
const animations = document.getAnimations().filter(one => one.playState === 'running' && one.effect?.target?.checkVisibility()); // what blinks may be unseen just now

function* animated() {
  for (const {effect} of animations) {
    const {duration, iterations, activeDuration} = effect.getComputedTiming();
    if (isFlashing(effect, duration, activeDuration)) yield {rule: 'flashes', element: effect.target, detail: `elke ${Math.round(duration)} ms`};
    else if (activeDuration > LONG && changesSomething(effect))
      yield {rule: 'moves-by-itself', element: effect.target, detail: iterations === Infinity ? 'zonder eind' : `${Math.round(activeDuration / 1000)} seconden`, judge: canBeStopped};
  }
}
const NOT_SEEN = new Set(['offset', 'computedOffset', 'easing', 'composite']);
function changesSomething(effect) {
  const frames = effect.getKeyframes();
  return Object.keys(frames[0] ?? {}).some(name => !NOT_SEEN.has(name) && new Set(frames.map(frame => frame[name])).size > 1);
}

// A flash is light and dark in turn: there and back. A round that does not alternate jumps back when it begins again.
function isFlashing(effect, duration, activeDuration) {
  if (activeDuration < 1000) return false;
  const light = effect.getKeyframes().map(brightness).filter(one => one !== null);
  if (!effect.getComputedTiming().direction.startsWith('alternate')) light.push(light[0]);
  const turns = light.slice(1).filter((one, place) => Math.abs(one - light[place]) >= 0.1).length;
  return turns / 2 * 1000 / duration > FLASHES;
}
function brightness(frame) {
  if (frame.opacity !== undefined) return Number(frame.opacity);
  if (frame.visibility !== undefined) return frame.visibility === 'visible' ? 1 : 0;
  const css = frame.backgroundColor ?? frame.color ?? frame.fill;
  return css === undefined ? null : colour.luminance(colour.read(css));
}

function* films() {
  for (const film of document.querySelectorAll('video[autoplay]')) {
    const isLong = !(film.duration <= LONG / 1000) || film.loop;
    if (isLong && !film.controls && audit.isSeen(film)) yield {rule: 'moves-by-itself', element: film, detail: 'begint vanzelf', judge: canBeStopped};
  }
  for (const image of document.images)
    if (/\.gif$/i.test(new URL(image.currentSrc || 'about:blank', document.baseURI).pathname) && audit.isSeen(image)) yield {rule: 'moves-by-itself', element: image, detail: 'een gif kan bewegen', judge: true};
  for (const element of document.querySelectorAll('marquee, blink')) if (audit.isSeen(element)) yield {rule: 'moves-by-itself', element, detail: element.localName};
}

// Changed while nobody did anything: a carousel, a ticker, a clock.
function* changed() {
  const {changes, observer, began} = window.koplopersWatch ?? {changes: new Map()};
  observer?.disconnect();
  const inLive = element => element.closest('[aria-live], [role=status], [role=alert], [role=log], [role=timer]');
  const hasTicked = window.koplopersTimers?.ticks.some(tick => tick > began); // then once is enough: it will change again
  const places = [...changes].filter(([element, times]) => element.isConnected && (times > 1 || hasTicked) && audit.isSeen(element) && !inLive(element));
  const outer = places.filter(([element]) => !places.some(([other]) => other !== element && other.contains(element)));
  for (const [element] of outer.slice(0, 5)) // more of the same tells nothing more
    yield {rule: 'moves-by-itself', element, detail: 'veranderde terwijl niemand iets deed', judge: canBeStopped};
}

return [...animated(), ...films(), ...changed()];
