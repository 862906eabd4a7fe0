// What waits on a page: runs before its scripts do, so that a check knows when something will change by itself.
window.koplopersTimers ??= (() => {
  const LONG = 250; // milliseconds; shorter ones do the work of the page
  const waiting = new Map(), ended = new Set(), ticks = [];

  function counting(set, isInterval) {
    return function (work, delay = 0, ...given) {
      if (typeof work !== 'function' || !(delay >= LONG)) return set.call(window, work, delay, ...given);
      const source = String(work);
      const timer = {delay, source, due: performance.now() + delay, repeats: isInterval || ended.has(source)};
      const id = set.call(window, function (...args) {
        if (timer.repeats) ticks.push(performance.now());
        if (isInterval) timer.due = performance.now() + delay;
        else { waiting.delete(id); ended.add(source); }
        return work.apply(this, args);
      }, delay, ...given);
      waiting.set(id, timer);
      return id;
    };
  }
  function forgetting(clear) {
    return function (id) {
      waiting.delete(id);
      return clear.call(window, id);
    };
  }

  window.setTimeout = counting(window.setTimeout, false);
  window.setInterval = counting(window.setInterval, true);
  window.clearTimeout = forgetting(window.clearTimeout);
  window.clearInterval = forgetting(window.clearInterval);
  return {waiting, ticks};
})();
