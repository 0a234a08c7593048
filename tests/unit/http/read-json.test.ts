import { expect, it } from 'vitest';
import { z } from 'zod';
import { badVersionProblem, expectVersion } from '#lib/http/if-match.ts';
import { readJson } from '#lib/http/read-json.ts';

const schema = z.strictObject({ name: z.string(), parts: z.array(z.strictObject({ 'a/b': z.int() })) });
const read = (body: BodyInit, headers: Record<string, string> = {}) =>
  readJson(new Request('http://shop.test', { method: 'POST', body, headers, duplex: 'half' } as RequestInit), schema);

it('reads what the schema takes', async () => {
  expect(await read('{"name":"x","parts":[]}')).toEqual({ ok: true, value: { name: 'x', parts: [] } });
});

it('points at each wrong field, and at each that is not known', async () => {
  const answer = await read('{"parts":[{"a/b":1.5,"c":1}],"d~":1,"e":2}');
  expect(answer).toMatchObject({ ok: false, problem: { status: 400 } });
  const pointers = answer.ok ? [] : answer.problem.errors?.map(({ pointer }) => pointer);
  expect(pointers?.sort()).toEqual(['/d~0', '/e', '/name', '/parts/0/a~1b', '/parts/0/c']);
});

it.each(['', '{', 'name=x', new Uint8Array([0x22, 0xff, 0x22])])('refuses %o as no JSON', async (body) => {
  expect(await read(body)).toMatchObject({ ok: false, problem: { status: 400, type: 'invalid-body' } });
});

it('gives up a body that is too large, whatever it says of itself', async () => {
  const chunk = new TextEncoder().encode(' '.repeat(64 * 1024));
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  expect(await read(endless)).toMatchObject({ ok: false, problem: { status: 413 } });
  expect(sent).toBeLessThan(1.3 * 1024 * 1024);
  expect(await read('{}', { 'content-length': '9999999' })).toMatchObject({ ok: false, problem: { status: 413 } });
});

it.each([
  [{}, undefined, undefined],
  [{}, 4, 4],
  [{ 'if-match': '"4"' }, undefined, 4],
  [{ 'if-match': 'W/"4"' }, 4, 4],
  [{ 'if-match': '4' }, undefined, 4],
  [{ 'if-match': '*' }, undefined, undefined],
] as const)('expects of %o and %s the version %s', (headers, body, version) => {
  expect(expectVersion(new Headers(headers), body)).toEqual({ state: 'expected', version });
});

it.each([
  [{ 'if-match': '"4"' }, 5],
  [{ 'if-match': '"x"' }, undefined],
  [{ 'if-match': '"4", "5"' }, undefined],
  [{ 'if-match': '' }, undefined],
  [{ 'if-match': '0' }, undefined],
] as const)('cannot read %o and %s', (headers, body) => {
  expect(expectVersion(new Headers(headers), body)).toEqual({ state: 'unreadable' });
  expect(badVersionProblem.status).toBe(400);
});
