import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULES } from '#scripts/edge/rules.ts';
import { atRoot } from '#scripts/run/root.ts';

const terraform = readFileSync(atRoot('infra/cloudflare/rules.tf'), 'utf8');

/** The list that a local of that name has. */
function readList(name: string): unknown {
  const text = new RegExp(`^ {2}${name} = (\\[[^\\]]*\\])$`, 'm').exec(terraform)?.[1];
  return text === undefined ? undefined : JSON.parse(text.replace(/,\s*\]$/, ']'));
}

it.each([
  ['bypass_paths', RULES.bypassPaths],
  ['bypass_cookies', RULES.bypassCookies],
  ['bypass_headers', RULES.bypassHeaders],
  ['vary_headers', RULES.varyHeaders],
  ['uncached_status', RULES.uncachedStatus.and],
])('tells Cloudflare what the stand-in goes by: %s', (name, expected) => {
  expect(readList(name)).toEqual(expected);
  expect(terraform).toContain(`local.${name}`);
});

it('keeps out the same errors', () => {
  expect(terraform).toContain(`http.response.code ge ${RULES.uncachedStatus.from} or`);
});
