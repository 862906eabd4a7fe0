// How many milliseconds are left to watch: until a timer of the page has run, when that is soon enough.
const [least, most] = arguments;
const now = performance.now();
const timers = [...window.koplopersTimers?.waiting.values() ?? []].map(one => one.due - now + 50).filter(left => left < most);
return Math.max(0, least - (now - (window.koplopersWatch?.began ?? now)), ...timers);
