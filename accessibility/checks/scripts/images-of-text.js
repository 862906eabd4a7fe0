// WCAG 1.4.5: a picture with a sentence as its text alternative, that looks like letters on a plain ground.
const [WIDE, HIGH] = [240, 120];
const canvas = new OffscreenCanvas(WIDE, HIGH);
const context = canvas.getContext('2d', {willReadFrequently: true});

function looksLikeLetters(image) {
  context.fillStyle = '#fff';
  context.fillRect(0, 0, WIDE, HIGH);
  let data;
  try {
    context.drawImage(image, 0, 0, WIDE, HIGH);
    ({data} = context.getImageData(0, 0, WIDE, HIGH));
  } catch {
    return false; // a picture of another site tells nothing
  }
  const light = Array.from({length: WIDE * HIGH}, (_, place) => colour.luminance([data[place * 4], data[place * 4 + 1], data[place * 4 + 2]]));
  const counts = new Map();
  light.forEach(one => counts.set(Math.round(one * 8), (counts.get(Math.round(one * 8)) ?? 0) + 1));
  const [most, next = 0] = [...counts.values()].sort((one, other) => other - one);
  return most > 0.5 * light.length && most + next > 0.7 * light.length && busyRows(light) >= HIGH * 0.1;
}

// Rows in which light and dark take turns as often as in a line of letters.
function busyRows(light) {
  let busy = 0;
  for (let row = 0; row < HIGH; row += 1) {
    let turns = 0;
    for (let place = row * WIDE + 1; place < (row + 1) * WIDE; place += 1) if (Math.abs(light[place] - light[place - 1]) > 0.15) turns += 1;
    if (turns >= 32) busy += 1;
  }
  return busy;
}

const PLAIN_NAME = /logo|icon|icoon/i;
return [...document.querySelectorAll('img[alt], input[type=image][alt]')]
  .filter(one => audit.isSeen(one) && audit.words(one.alt).split(' ').length > 3 && one.naturalWidth > 60 && !PLAIN_NAME.test(one.src.slice(0, 200)) && looksLikeLetters(one))
  .map(element => ({rule: 'image-of-text', element, detail: `“${audit.words(element.alt).slice(0, 60)}”`, judge: true}));
