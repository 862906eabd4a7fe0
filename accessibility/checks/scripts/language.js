// WCAG 3.1.1 and 3.1.2: the language that words are in, told by the small words that every sentence needs.
const SMALL = {
  nl: 'de het een en van ik dat die in te niet zijn is op aan met voor er om dan als maar ook bij uit nog naar heeft wordt door over ze zij wij uw u je wat kunt kan deze dit hebben worden geen meer tot waar of was',
  en: 'the of and to a in is that it for on with as are this be at by from or an have not you your we they which can will our was has but their all there what if more about',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum wir ihr oder',
  fr: 'de la le et les des en un une du que est pour dans qui par plus pas au sur ne se ce il sont avec son cette vous nous ou mais leur être aux ont votre comme',
};
const small = Object.fromEntries(Object.entries(SMALL).map(([language, words]) => [language, new Set(words.split(' '))]));
const LEAST_WORDS = 8, LEAST_SHARE = 0.25;
const UNKNOWN = new Set(['und', 'mul', 'mis', 'zxx']); // undetermined, several, without a code, none
const reader = text.reader();

// The language that clearly fits these words, or undefined.
function languageOf(said) {
  const words = said.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < LEAST_WORDS) return undefined;
  const scores = Object.entries(small).map(([language, known]) => [language, words.filter(one => known.has(one)).length / words.length]);
  const [[best, share], [, next]] = scores.sort((one, other) => other[1] - one[1]);
  return share >= LEAST_SHARE && share >= next * 2 ? best : undefined;
}
const declaredOn = element => (element.closest('[lang]')?.getAttribute('lang') ?? '').toLowerCase().split('-')[0];

const blocks = new Map();
const isCode = node => node.parentElement.closest('code, kbd, samp'); // hashes and commands are in no language
for (const node of text.nodes().filter(one => reader.isSeen(one) && !isCode(one))) {
  const block = text.blockOf(node);
  const place = node.parentElement.closest('[lang]');
  const owner = place && block.contains(place) ? place : block; // a part with a language of its own stands apart
  blocks.set(owner, `${blocks.get(owner) ?? ''} ${node.data}`);
}

const declared = declaredOn(document.body);
const whole = languageOf([...blocks].filter(([one]) => declaredOn(one) === declared).map(([, said]) => said).join(' '));
if (declared && small[declared] && whole && whole !== declared)
  return [{rule: 'wrong-page-language', detail: `de pagina zegt ${declared}, de tekst is ${whole}`}];
return [...blocks].flatMap(([element, said]) => {
  const is = languageOf(said), says = declaredOn(element);
  return is && says && !UNKNOWN.has(says) && is !== says ? [{rule: 'language-of-part', element, detail: `de tekst is ${is}, de pagina zegt ${says}`}] : [];
});
