import { request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { openApi } from '#scripts/edge/api/open-api.ts';
import { createRateLimit } from '#scripts/edge/api/rate-limit.ts';
import { createFaultBox } from '#scripts/edge/faults.ts';
import { createPurgeLog } from '#scripts/edge/purge-log.ts';

async function open(apply = async () => 1) {
  const log = createPurgeLog();
  const api = await openApi({
    port: 0,
    zone: 'zone1',
    token: 'secret',
    plan: 'free',
    locations: [{ number: 1, apply }],
    // Nothing is refilled while a test runs.
    rateLimit: createRateLimit('free', () => 0),
    faults: createFaultBox(),
    log,
  });
  onTestFinished(api.close);
  const base = `http://127.0.0.1:${api.port}/client/v4`;
  const call = async ({
    body = '{"tags":["a"]}',
    authorization = 'Bearer secret',
    path = '/zones/zone1/purge_cache',
    method = 'POST',
  } = {}) => {
    const headers: Record<string, string> = authorization === '' ? {} : { authorization };
    const answer = await fetch(`${base}${path}`, {
      method,
      ...(method === 'POST' ? { body } : {}),
      headers,
    });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  return { call, log, port: api.port };
}

const refusal = (code: number) => ({
  success: false,
  errors: [{ code, message: expect.any(String) }],
  messages: [],
  result: null,
});

it('accepts a call with the id of it', async () => {
  const { call } = await open();
  expect(await call()).toMatchObject({
    status: 200,
    body: { success: true, errors: [], messages: [], result: { id: expect.stringMatching(/^[0-9a-f]{32}$/) } },
  });
});

it.each([
  ['another token', { authorization: 'Bearer other' }, 403, 10_000],
  ['no token', { authorization: '' }, 400, 6003],
  ['another scheme', { authorization: 'Basic secret' }, 400, 6003],
  ['another zone', { path: '/zones/zone2/purge_cache' }, 404, 7003],
  ['another route', { path: '/zones/zone1/cache/tags' }, 404, 7003],
  ['another method', { method: 'GET' }, 404, 7003],
  ['two kinds', { body: '{"tags":["a"],"hosts":["b"]}' }, 400, 1012],
  ['no JSON', { body: 'tags' }, 400, 1012],
])('refuses %s', async (_, input, status, code) => {
  let applied = 0;
  const { call } = await open(async () => ++applied);
  const answer = await call(input);
  expect(answer).toMatchObject({ status, body: refusal(code) });
  expect(applied).toBe(0);
});

it('limits purges and invalidations together, and tells how long to wait', async () => {
  const { call, log } = await open();
  for (let n = 0; n < 25; n++) {
    const { status, headers } = await call({ path: `/zones/zone1/${n % 2 ? 'purge' : 'invalidate'}_cache` });
    expect(status).toBe(200);
    expect(headers.get('ratelimit')).toBe(`"purge";r=${24 - n};t=${n === 24 ? 12 : 0}`);
    expect(headers.get('ratelimit-policy')).toBe('"purge";q=25;w=300');
  }
  const refused = await call();
  expect(refused).toMatchObject({ status: 429, body: refusal(971) });
  expect(refused.headers.get('retry-after')).toBe('12');
  expect(log.list().at(-1)).toMatchObject({ status: 429, applied: [] });
  // A mistaken call costs nothing, and files are counted apart.
  expect((await call({ body: '{}' })).status).toBe(400);
  expect((await call({ body: '{"files":["https://shop.test/"]}' })).status).toBe(200);
});

it('answers an error when a location cannot be told', async () => {
  const { call } = await open(() => Promise.reject(new Error('gone')));
  expect(await call()).toMatchObject({ status: 500, body: refusal(1000) });
});

it('listens on the loopback interface alone', async () => {
  const { port } = await open();
  const elsewhere = await new Promise((resolve) => {
    const call = request({ host: '127.0.0.2', port, timeout: 500 }, () => resolve('answered'));
    call.once('error', () => resolve('refused')).end();
  });
  expect(elsewhere).toBe('refused');
});
