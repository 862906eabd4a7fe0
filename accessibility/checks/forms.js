// What a form asks and how: labels that can be seen, names that contain them, purposes, what is required, what is wrong.
const forms = (() => {
  const audit = window.koplopersAudit;
  const FIELDS = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea';
  const plain = text => audit.words(text).toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N} ]/gu, '').replace(/\s+/g, ' ').trim();
  const fields = () => [...document.querySelectorAll(FIELDS)].filter(one => audit.isSeen(one) || [...one.labels ?? []].some(audit.isSeen));
  const byIds = (element, attribute) => (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean).map(id => document.getElementById(id));
  const seenText = element => audit.isSeen(element) && element.getBoundingClientRect().width > 1 ? audit.words(element.innerText) : '';

  // Words that can be seen and belong to the field: its label, or what aria-labelledby points to.
  const labelOf = field => [...field.labels ?? [], ...byIds(field, 'aria-labelledby').filter(Boolean)].map(seenText).filter(Boolean).join(' ');

  // A field that stands beside the button of its name, as a search field does, is labelled by that.
  const isLabelledByButton = field => field.matches('[type=search], [role=searchbox]') && field.form?.querySelector('button, [type=submit]');

  const withoutLabel = () => fields().filter(one => !labelOf(one) && !isLabelledByButton(one) && audit.nameOf(one))
    .map(one => [one, one.placeholder ? 'alleen een voorbeeld in het veld' : 'alleen een naam voor hulpsoftware']);

  // What can be read has to be in the name, or somebody who says it aloud presses nothing (2.5.3).
  function labelInName() {
    const pressed = [...document.querySelectorAll('a[href], button, summary, [role=button], [role=link], [role=tab], [role=menuitem]')]
      .filter(one => audit.isSeen(one) && (one.hasAttribute('aria-label') || one.hasAttribute('aria-labelledby')));
    const asked = fields().filter(one => one.hasAttribute('aria-label') || one.hasAttribute('aria-labelledby'));
    const shown = one => one.matches(FIELDS) ? labelOf({labels: one.labels, getAttribute: () => ''}) : ownText(one);
    return [...pressed, ...asked].filter(one => plain(shown(one)).length > 1 && !plain(one.computedName).includes(plain(shown(one))))
      .map(one => [one, `te zien “${shown(one).slice(0, 60)}”, naam “${one.computedName.slice(0, 60)}”`]);
  }

  // Without what is hidden from assistive technology: an arrow, a drawing.
  const ownText = element => {
    const copy = audit.words(element.innerText);
    return [...element.querySelectorAll('[aria-hidden=true]')].reduce((text, hidden) => text.replace(audit.words(hidden.innerText), ''), copy);
  };

  const PURPOSES = [
    [/e-?mail/, /^email$/, 'email'],
    [/telefoon|mobiel|\btel\b|phone|\bmobile\b/, /^tel/, 'tel'],
    [/voornaam|first name|given name/, /^(given-name|name)$/, 'given-name'],
    [/achternaam|last name|surname|family name/, /^(family-name|name)$/, 'family-name'],
    [/^(uw |your )?(volledige |full )?(naam|name)\b(?! (van|of|der) )/, /name$/, 'name'],
    [/postcode|postal code|zip/, /^postal-code$/, 'postal-code'],
    [/^(uw |your )?(straat|street|adres|address)/, /^(street-address|address-line)/, 'street-address'],
    [/^(uw |your )?(woonplaats|plaats|city|town)\b/, /^address-level2$/, 'address-level2'],
    [/geboortedatum|date of birth/, /^bday/, 'bday'],
    [/^(uw |your )?(functie|job title)\b/, /^organization-title$/, 'organization-title'],
    [/^(uw |your )?(organisatie|organi[sz]ation)\b/, /^organization$/, 'organization'],
  ];

  // A form that finds something asks what to find; what is about the visitor can be filled in by the browser (1.3.5).
  function purposes() {
    const about = fields().filter(one => one.matches('input:not([type=checkbox], [type=radio], [type=file], [type=range], [type=color]), textarea, select')
      && !one.closest('search, [role=search]') && one.type !== 'search');
    return about.map(one => [one, PURPOSES.find(([label]) => label.test(labelOf(one).toLowerCase() || audit.nameOf(one).toLowerCase()))])
      .filter(([one, purpose]) => purpose && !tokens(one).some(token => purpose[1].test(token)))
      .map(([one, purpose]) => [one, `autocomplete="${purpose[2]}" ontbreekt`]);
  }

  const tokens = field => (field.getAttribute('autocomplete') ?? '').trim().split(/\s+/);

  const REQUIRED = /verplicht|nodig|moet|required|mandatory|must|\*/i;
  const OPTIONAL = /niet verplicht|optioneel|mag leeg|hoeft niet|optional/i;

  // A form may say it at the fields that are required, once for all of them, or at the ones that are not.
  function required() {
    const asked = fields().filter(one => (one.required || one.getAttribute('aria-required') === 'true') && one.form);
    const at = one => `${labelOf(one)} ${audit.words(one.closest('fieldset')?.querySelector('legend')?.innerText)}`
      + ` ${byIds(one, 'aria-describedby').map(found => audit.words(found?.innerText)).join(' ')}`;
    return asked.filter(one => !REQUIRED.test(at(one).replace(OPTIONAL, '')) && !saysForAll(one.form)).map(one => [one, '']);
  }

  function saysForAll(form) {
    const others = fields().filter(one => one.form === form && !one.required && one.getAttribute('aria-required') !== 'true');
    const isAllOther = others.length > 0 && others.every(one => OPTIONAL.test(labelOf(one)) || one.matches('[type=checkbox], [type=radio]'));
    const before = audit.words(form.innerText).slice(0, 400) + audit.words(form.previousElementSibling?.innerText);
    return isAllOther || /(alle|elk|every|all) [^.]*(verplicht|nodig|required|mandatory)/i.test(before) || /\* *(=|:|is|betekent|means)? *[^.]*(verplicht|required)/i.test(before);
  }

  // After a fault: the title says it, a summary leads to the field, and the same words stand at the field.
  function errors() {
    const wrong = fields().filter(one => one.getAttribute('aria-invalid') === 'true');
    if (!wrong.length) return {};
    const links = [...document.querySelectorAll('a[href*="#"]')].filter(one => audit.isSeen(one));
    const leads = (link, field) => { const target = document.getElementById(link.hash.slice(1)); return target && (target === field || target.contains(field)) && !target.matches('main, body, form'); };
    const messages = one => [...byIds(one, 'aria-describedby'), ...byIds(one, 'aria-errormessage')].filter(found => found && audit.isSeen(found));
    return {
      'error-title': /fout|error|klopt niet|probleem|invalid|ongeldig|mislukt/i.test(document.title) ? [] : [[null, `titel “${document.title}”`]],
      'error-without-message': wrong.filter(one => !messages(one).some(found => audit.words(found.textContent))).map(one => [one, '']),
      'error-not-in-summary': wrong.filter(one => !links.some(link => leads(link, one))).map(one => [one, '']),
      'error-other-words': wrong.flatMap(one => links.filter(link => leads(link, one)).filter(link => messages(one).length
        && !messages(one).some(found => plain(found.textContent).includes(plain(link.textContent)))).map(link => [link, `bij het veld: “${audit.words(messages(one)[0].textContent).slice(0, 60)}”`])),
    };
  }

  function report() {
    const found = {'label-not-visible': withoutLabel(), 'label-not-in-name': labelInName(), 'autocomplete-missing': purposes(), 'required-unsaid': required(), ...errors()};
    const describe = ([element, detail]) => [element ? audit.describe(element) : null, detail];
    return Object.fromEntries(Object.entries(found).map(([rule, places]) => [rule, places.map(describe)]));
  }

  return {report};
})();
