// WCAG 2.2.1: time that runs out: the page moves on by itself, a script waits to do so, or words say it.
const RUNS_OUT = /\b(sessie|tijd|formulier|inlog\w*|bestelling|reservering)\b[^.]{0,40}\b(verloopt|verlopen|voorbij|om is|vervalt)\b|\bnog \d+ (minuten|minuut|seconden|min|sec)\b|\bbinnen \d+ (minuten|seconden)\b|automatisch (uitgelogd|afgemeld|doorgestuurd)|session (expires|will expire|times? ?out)|\d+ (minutes|seconds) (left|remaining)|time(s)? out in/i;
const MORE = /verleng|meer tijd|langer|blijf|doorgaan|extend|more time|stay|continue/i;
const canGetMore = [...document.querySelectorAll('button, a[href], [role=button], input[type=submit]')].some(one => audit.isSeen(one) && MORE.test(audit.nameOf(one)));

const moved = [...document.querySelectorAll('meta[http-equiv=refresh i]')].filter(one => parseFloat(one.content) > 0).map(element => ({rule: 'meta-refresh', element, detail: `na ${parseFloat(element.content)} seconden`}));
const reader = text.reader();
const blocks = new Set(canGetMore ? [] : text.nodes().filter(reader.isSeen).map(text.blockOf));
const said = [...blocks].filter(one => !one.closest('nav, footer') && audit.words(one.textContent).length < 400 && RUNS_OUT.test(audit.words(one.textContent)))
  .filter((one, _, all) => !all.some(other => other !== one && one.contains(other)))
  .map(element => ({rule: 'time-limit', element, detail: `“${audit.words(element.textContent).match(RUNS_OUT)[0]}”`, judge: true}));
const LEAVES = /\blocation\b|\.(reload|submit|requestSubmit|navigate)\(/;
const [LEAST, DAY] = [10_000, 72_000_000]; // milliseconds; WCAG leaves what takes more than twenty hours
const leaving = [...window.koplopersTimers?.waiting.values() ?? []].filter(one => !canGetMore && one.delay >= LEAST && one.delay < DAY && LEAVES.test(one.source));
return [...moved, ...said, ...leaving.map(({delay}) => ({rule: 'time-limit', detail: `een script wacht ${Math.round(delay / 1000)} seconden`, judge: true}))];
