import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createPurgeClient } from '#lib/cdn/cloudflare.ts';
import { type PurgeApi, startPurgeApi, ZONE } from '#tests/support/purge-api.ts';

const TOKEN = 'not-to-be-seen-anywhere';
const call = { mode: 'purge', tags: ['product:1', 'slug:kettle'] } as const;

// Before the SDK is loaded, which keeps the methods that it finds.
process.env.CLOUDFLARE_LOG = 'debug';
const said = (['debug', 'info', 'log', 'warn', 'error'] as const).map((level) =>
  vi.spyOn(console, level).mockImplementation(() => {}),
);

let api: PurgeApi;
beforeAll(async () => {
  api = await startPurgeApi();
});
afterAll(() => api.stop());
beforeEach(() => {
  api.done.length = 0;
  api.received.length = 0;
  api.answer = () => ({ status: 200 });
});
const client = (timeoutMs?: number) =>
  createPurgeClient(
    { apiToken: TOKEN, zoneId: ZONE, apiBase: api.url, plan: 'free' },
    timeoutMs === undefined ? {} : { timeoutMs },
  );
const send = (mode: 'purge' | 'invalidate' = 'purge') => client().send({ mode, tags: [...call.tags] });

it.each(['purge', 'invalidate'] as const)('asks to %s tags, and nothing else', async (mode) => {
  expect(await send(mode)).toEqual({ state: 'accepted' });
  expect(api.done).toMatchObject([{ mode, tags: call.tags, token: `Bearer ${TOKEN}` }]);
});

it.each([
  ['7', 7_000],
  ['0', 0],
  [new Date(Date.now() + 90_000).toUTCString(), 90_000],
  ['99999999', 3_600_000],
  ['soon', undefined],
])('waits as long as it is told to after too many calls: Retry-After %s', async (value, ms) => {
  api.answer = () => ({ status: 429, headers: { 'Retry-After': value } });
  const outcome = await send();
  expect(outcome).toMatchObject({ state: 'limited', reason: 'Cloudflare answered 429' });
  const waits = outcome.state === 'limited' ? outcome.retryAfterMs : Number.NaN;
  if (ms === undefined) expect(waits).toBeUndefined();
  else expect(Math.abs((waits ?? Number.NaN) - ms)).toBeLessThan(3_000);
});

it.each([500, 503, 400, 401, 403, 404])(
  'takes %i for a failure, asks once, and does not tell the token',
  async (status) => {
    api.answer = () => ({ status });
    const outcome = await send();
    expect(outcome).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining(`Cloudflare answered ${status}`),
    });
    expect(api.received).toHaveLength(1);
    expect(JSON.stringify(outcome)).not.toContain(TOKEN);
  },
);

it('takes a lost answer for a failure, though it may have been done', async () => {
  api.answer = () => 'lost';
  expect(await send()).toMatchObject({ state: 'failed', reason: expect.stringContaining('no answer') });
  expect(api.done).toHaveLength(1);
});

it('does not wait for ever', async () => {
  api.answer = () => new Promise(() => {});
  expect(await client(100).send({ mode: 'purge', tags: ['a'] })).toMatchObject({ state: 'failed' });
});

it('ends with its caller', async () => {
  api.answer = () => new Promise(() => {});
  const stop = new AbortController();
  const sent = client().send({ mode: 'purge', tags: ['a'] }, stop.signal);
  await vi.waitFor(() => expect(api.received).toHaveLength(1));
  stop.abort();
  expect(await sent).toMatchObject({ state: 'failed' });
});

it('has said nothing by itself in all of this, even where the SDK is told to log everything', async () => {
  await send();
  for (const spy of said) expect(spy).not.toHaveBeenCalled();
});
