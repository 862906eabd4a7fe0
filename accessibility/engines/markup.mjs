// Validates markup as long as somebody asks: a line of JSON in with {html}, a line of JSON out with its messages.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const validator = new HtmlValidate(new StaticConfigLoader(config));

// What it cannot read at all is a fault of the markup, and no reason to stop.
async function messagesOf(html) {
  try {
    const { results } = await validator.validateString(html, 'page.html');
    return results.flatMap(result => result.messages);
  } catch (fault) {
    return [{ ruleId: 'parser-error', message: String(fault.message ?? fault), selector: null, line: fault.location?.line ?? 1 }];
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const messages = await messagesOf(JSON.parse(line).html);
  process.stdout.write(`${JSON.stringify(messages.map(({ ruleId, message, selector, line: place }) =>
    ({ rule: ruleId, message, selector, line: place })))}\n`);
}
