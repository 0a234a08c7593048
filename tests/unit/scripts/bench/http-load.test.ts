import { expect, it } from 'vitest';
import { ask, headerOf } from '#scripts/bench/http/ask.ts';
import { applyLoad } from '#scripts/bench/http/load.ts';
import { serveRaw } from '#scripts/bench/http/raw-server.ts';

const ANSWER = {
  status: 200,
  headers: ['Content-Type', 'text/plain', 'ETag', 'W/"1"', 'Content-Length', '5'],
  body: Buffer.from('hello'),
};
const LOAD = { path: '/', headers: {}, forMs: 500, connections: 2, expected: { status: 200, bytes: 5 } };

it('has the bare server send what it was given, and nothing but what Node adds', async () => {
  const answer = await ask(await serveRaw(ANSWER), {});
  expect(answer).toEqual(ANSWER);
  expect(headerOf(answer, 'etag')).toBe('W/"1"');
  expect(headerOf(answer, 'vary')).toBeUndefined();
});

it('counts the answers of a server, and how long they took', async () => {
  const { requests, perSecond, p50, p99 } = await applyLoad({ ...LOAD, origin: await serveRaw(ANSWER) });
  expect(requests).toBeGreaterThan(2);
  expect(perSecond).toBeGreaterThan(0);
  expect(p50).toBeGreaterThan(0);
  expect(p99).toBeGreaterThanOrEqual(p50);
});

it('takes an answer without a body', async () => {
  const origin = await serveRaw({ status: 304, headers: ['ETag', 'W/"1"'], body: Buffer.alloc(0) });
  const { requests } = await applyLoad({ ...LOAD, origin, expected: { status: 304, bytes: 0 } });
  expect(requests).toBeGreaterThan(2);
});

it.each([
  ['another status', { status: 304, bytes: 5 }],
  ['another length', { status: 200, bytes: 6 }],
])('lets no server win by %s', async (_, expected) => {
  const load = applyLoad({ ...LOAD, origin: await serveRaw(ANSWER), expected });
  await expect(load).rejects.toThrow('/ was answered with 200 and 5 bytes');
});

it('fails when the server is gone', async () => {
  await expect(applyLoad({ ...LOAD, origin: 'http://127.0.0.1:1' })).rejects.toThrow('ECONNREFUSED');
});
