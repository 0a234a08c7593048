import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { createStaticHandler } from '#lib/pages/serve-static.ts';
import { listen } from '#tests/support/listen.ts';
import { decoded } from '#tests/support/raw-http.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const TEXT = 'console.log(1);'.repeat(100);
const SCRIPT = '/_next/static/chunks/a1b2.js';

async function open() {
  const root = makeTemporaryDirectory();
  mkdirSync(join(root, '.next/static/chunks'), { recursive: true });
  mkdirSync(join(root, 'public'));
  writeFileSync(join(root, '.next/static/chunks/a1b2.js'), TEXT);
  writeFileSync(join(root, '.next/static/chunks/a1b2.js.br'), brotliCompressSync(TEXT));
  writeFileSync(join(root, 'public/robots.txt'), 'User-agent: *');
  writeFileSync(join(root, 'secret.txt'), 'secret');
  const serve = createStaticHandler(root);
  return listen((request, response) =>
    serve(request, response, () => {
      response.writeHead(404, { 'x-url': request.url });
      response.end('not a file');
    }),
  );
}

it('a hashed file is for ever, in the encoding that the build has made', async () => {
  const ask = await open();
  const answer = await ask(SCRIPT, { headers: { 'accept-encoding': 'br' } });
  expect(answer.status).toBe(200);
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(answer.headers['content-encoding']).toBe('br');
  expect(answer.headers.vary).toMatch(/accept-encoding/i);
  expect(decoded(answer)).toBe(TEXT);
  expect(decoded(await ask(SCRIPT))).toBe(TEXT);
  expect((await ask(SCRIPT, { method: 'HEAD' })).headers['content-length']).toBe(String(TEXT.length));
});

it('a file whose name stays is kept for an hour', async () => {
  const { headers, body } = await (await open())('/robots.txt');
  expect(headers['cache-control']).toMatch(/^public, max-age=3600, must-revalidate, s-maxage=3600,/);
  expect(String(body)).toBe('User-agent: *');
});

it.each(['bytes=0-9', 'bytes=999999999-', 'bytes=5-2', 'bytes=-1', 'items=0-9', 'bytes=0-0,2-3'])(
  'is sent whole where a part is asked for (%s), never refused with headers for a year',
  async (range) => {
    const ask = await open();
    for (const encoding of ['br', 'identity']) {
      const answer = await ask(SCRIPT, { headers: { range, 'accept-encoding': encoding } });
      expect(answer.status).toBe(200);
      expect(answer.headers['content-range']).toBeUndefined();
      expect(decoded(answer)).toBe(TEXT);
    }
  },
);

it.each([
  ['GET', '/_next/static/chunks/none.js'],
  ['GET', '/_next/static/../../secret.txt'],
  ['GET', '/_next/static/%2e%2e/%2e%2e/secret.txt'],
  ['GET', '/secret.txt'],
  ['GET', '/../secret.txt'],
  ['POST', SCRIPT],
])('%s %s is left to others, with the address that was asked for and nothing of ours', async (method, path) => {
  const { status, headers, body } = await (await open())(path, { method });
  expect([status, String(body)]).toEqual([404, 'not a file']);
  expect(headers['x-url']).toBe(path);
  expect(headers['cache-control']).toBeUndefined();
});
