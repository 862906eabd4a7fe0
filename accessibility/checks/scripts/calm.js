// WCAG 2.3.3: for whoever asked for less movement nothing moves; a change of colour is no movement.
const LONG = 0.2; // seconds
const MOVES = /^(transform|translate|scale|rotate|top|right|bottom|left|inset.*|(max-|min-)?(width|height|block-size|inline-size)|margin.*|padding.*|offset-.+|background-position.*|scroll.*)$/;
const inSeconds = css => css.split(',').map(one => one.trim()).map(one => one.endsWith('ms') ? parseFloat(one) / 1000 : parseFloat(one));

function* transitions() {
  for (const element of [document.documentElement, ...document.body.querySelectorAll('*')]) {
    const style = getComputedStyle(element);
    if (style.scrollBehavior === 'smooth') yield {rule: 'moves-despite-wish', element, detail: 'schuift vloeiend'};
    if (style.transitionDuration === '0s' || !audit.isSeen(element)) continue;
    const times = inSeconds(style.transitionDuration);
    const long = style.transitionProperty.split(',').map(one => one.trim()).filter((_, place) => times[place % times.length] > LONG);
    if (long.some(one => MOVES.test(one))) yield {rule: 'moves-despite-wish', element, detail: `overgang van ${long.find(one => MOVES.test(one))}`};
    else if (long.includes('all')) yield {rule: 'moves-despite-wish', element, detail: 'overgang van alles wat verandert', judge: true};
  }
}

function* animations() {
  for (const {effect, playState} of document.getAnimations()) {
    if (playState !== 'running' || !(effect?.target) || effect.getComputedTiming().activeDuration <= LONG * 1000) continue;
    if (effect.getKeyframes().some(frame => Object.keys(frame).some(name => MOVES.test(name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)))))
      yield {rule: 'moves-despite-wish', element: effect.target, detail: 'animatie'};
  }
}

const inOrder = [...transitions(), ...animations()];
return inOrder.filter((one, place) => inOrder.findIndex(other => other.element === one.element) === place);
