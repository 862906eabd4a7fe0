// Validates markup as long as somebody asks: a line of JSON in with {html}, a line of JSON out with its messages.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const config = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const validator = new HtmlValidate(new StaticConfigLoader(config));

for await (const line of createInterface({ input: process.stdin })) {
  const { html } = JSON.parse(line);
  const { results } = await validator.validateString(html, 'page.html');
  const messages = results.flatMap(result => result.messages);
  process.stdout.write(`${JSON.stringify(messages.map(({ ruleId, message, selector, line: place }) =>
    ({ rule: ruleId, message, selector, line: place })))}\n`);
}
