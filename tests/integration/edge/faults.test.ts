import { expect, it } from 'vitest';
import type { Fault } from '#scripts/edge/faults.ts';
import { edgeForFile } from '#tests/support/edge-for-file.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const at = edgeForFile({ locations: 2 });
let tags = 0;

/** Something that both locations have, and its tag. */
async function store(): Promise<{ path: string; tag: string }> {
  tags += 1;
  const tag = `tag-${tags}`;
  const path = at.place({ headers: { 'cache-control': 'public, max-age=60', 'cache-tag': tag } });
  for (const location of [1, 2]) await at.get(path, {}, location);
  expect(await look(path)).toEqual(['HIT', 'HIT']);
  return { path, tag };
}

/** What each location has. */
async function look(path: string) {
  return [(await at.get(path, {}, 1)).cache, (await at.get(path, {}, 2)).cache];
}

const lastCall = () => at.edge.requests().at(-1);

it('purges at every location', async () => {
  const { path, tag } = await store();
  await at.call({ tags: [tag] });
  expect(await look(path)).toEqual(['MISS', 'MISS']);
  expect(
    lastCall()
      ?.applied.map(({ location }) => location)
      .sort(),
  ).toEqual([1, 2]);
});

it('answers an error so many times, and does nothing', async () => {
  const { path, tag } = await store();
  at.edge.setFaults({ kind: 'error', times: 2 });
  for (const status of [500, 500]) {
    const answer = await at.call({ tags: [tag] });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ success: false, errors: [{ message: expect.any(String) }] });
  }
  expect(await look(path)).toEqual(['HIT', 'HIT']);
  expect((await at.call({ tags: [tag] })).status).toBe(200);
  expect(await look(path)).toEqual(['MISS', 'MISS']);
});

it('answers an error until it is told to stop', async () => {
  at.edge.setFaults({ kind: 'error', status: 503 });
  for (const _ of [1, 2, 3]) expect((await at.call({ tags: ['any'] })).status).toBe(503);
  at.edge.clearFaults();
  expect((await at.call({ tags: ['any'] })).status).toBe(200);
});

it('does it and never answers', async () => {
  const { path, tag } = await store();
  at.edge.setFaults({ kind: 'silent', times: 1 });
  await expect(at.call({ tags: [tag] }, { signal: AbortSignal.timeout(300) })).rejects.toThrow(/timeout/);
  expect(await look(path)).toEqual(['MISS', 'MISS']);
  expect(lastCall()).toMatchObject({ status: undefined, faults: ['silent'] });
});

it('answers 429 with the wait that it is told to ask for', async () => {
  const { path, tag } = await store();
  at.edge.setFaults({ kind: 'limited', retryAfterSeconds: 7, times: 1 });
  const answer = await at.call({ tags: [tag] });
  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('7');
  expect(await look(path)).toEqual(['HIT', 'HIT']);
});

it('says that all is well and does nothing', async () => {
  const { path, tag } = await store();
  at.edge.setFaults({ kind: 'lost', times: 1 });
  expect(await (await at.call({ tags: [tag] })).json()).toMatchObject({ success: true });
  expect(await look(path)).toEqual(['HIT', 'HIT']);
  expect(lastCall()).toMatchObject({ status: 200, applied: [], faults: ['lost'] });
});

it('does it some time after it has answered', async () => {
  const { path, tag } = await store();
  at.edge.setFaults({ kind: 'late', ms: 200, times: 1 });
  expect((await at.call({ tags: [tag] })).status).toBe(200);
  expect(await look(path)).toEqual(['HIT', 'HIT']);
  await waitUntil(2_000, 'not done', async () => lastCall()?.applied.length === 2 || undefined);
  const { at: asked = 0, applied = [] } = lastCall() ?? {};
  for (const { at: done } of applied) expect(done - asked).toBeGreaterThanOrEqual(195);
  expect(await look(path)).toEqual(['MISS', 'MISS']);
});

it('leaves out a location that is stuck', async () => {
  const { path, tag } = await store();
  at.edge.setFaults({ kind: 'stuck', location: 2 });
  expect((await at.call({ tags: [tag] })).status).toBe(200);
  expect(await look(path)).toEqual(['MISS', 'HIT']);
  expect(lastCall()?.applied).toEqual([{ location: 1, at: expect.any(Number), objects: 1 }]);
});

it('takes faults and tells its log over HTTP', async () => {
  const { tag } = await store();
  const control = at.edge.api.base.replace('/client/v4', '/edge');
  const post = (body: unknown, type = 'application/json') =>
    fetch(`${control}/faults`, { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) });
  const fault: Fault = { kind: 'error', status: 502, times: 1 };
  expect(await (await post(fault)).json()).toEqual([fault]);
  expect((await at.call({ tags: [tag] })).status).toBe(502);
  expect(await (await fetch(`${control}/faults`)).json()).toEqual([]);

  expect((await post({ kind: 'sulking' })).status).toBe(400);
  expect((await post({ ...fault, times: 0 })).status).toBe(400);
  expect((await post(fault, 'text/plain')).status).toBe(400);
  await post([fault, { kind: 'lost' }]);
  expect(await (await fetch(`${control}/faults`, { method: 'DELETE' })).json()).toEqual([]);

  const log = (await (await fetch(`${control}/log`)).json()) as unknown[];
  expect(log.at(-1)).toMatchObject({ tags: [tag], status: 502, faults: ['error'] });
  expect((await fetch(`${control}/other`)).status).toBe(404);
});
