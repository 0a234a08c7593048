import { expect, it, onTestFinished } from 'vitest';
import { openEdge } from '#scripts/edge/open-edge.ts';
import { type EdgeOrigin, startEdgeOrigin } from '#tests/support/edge-origin.ts';

const ZONE = { plan: 'free', token: 'secret', zone: 'zone1', locations: 1 } as const;

async function startOrigins(count: number): Promise<EdgeOrigin[]> {
  const origins = await Promise.all(Array.from({ length: count }, startEdgeOrigin));
  onTestFinished(async () => void (await Promise.all(origins.map((origin) => origin.stop()))));
  for (const [at, origin] of origins.entries()) origin.answer('/', { body: `origin ${at}` });
  return origins;
}

it('stands in front of several processes, and goes on with those that are left, and with others', async () => {
  const origins = await startOrigins(4);
  const urls = origins.map(({ url }) => url);
  const edge = await openEdge({ ...ZONE, origins: urls.slice(0, 3) });
  onTestFinished(edge.close);
  const ask = async (times = 9) => {
    const answers = await Promise.all(
      Array.from({ length: times }, async () => {
        const answer = await fetch(edge.url);
        return answer.ok ? answer.text() : answer.status;
      }),
    );
    return [...new Set(answers)].sort();
  };
  expect(await ask()).toEqual(['origin 0', 'origin 1', 'origin 2']);

  await origins[1]?.stop();
  expect(await ask()).toEqual(['origin 0', 'origin 2']);

  origins[0]?.answer('/kept', { headers: { 'cache-control': 'public, max-age=60' } });
  origins[2]?.answer('/kept', { headers: { 'cache-control': 'public, max-age=60' } });
  await fetch(`${edge.url}/kept`);
  await edge.setOrigins(urls.slice(2));
  await edge.setOrigins(urls.slice(3));
  expect(await ask()).toEqual(['origin 3']);
  expect((await fetch(`${edge.url}/kept`)).headers.get('cf-cache-status')).toBe('HIT');

  await origins[3]?.stop();
  expect(await ask(2)).toEqual([502]);
});

it('tells the origin of the visitor, and lets no visitor tell it otherwise', async () => {
  const [origin] = (await startOrigins(1)) as [EdgeOrigin];
  const edge = await openEdge({ ...ZONE, origins: [origin.url] });
  onTestFinished(edge.close);
  origin.answer('/', { headers: { 'cache-control': 'public, max-age=60' } });
  const answer = await fetch(edge.url, {
    headers: { 'x-forwarded-for': '1.2.3.4', 'cf-connecting-ip': '1.2.3.4', 'x-edge-sie': '1', 'x-edge-bypass': '1' },
  });
  expect(answer.headers.get('cf-cache-status')).toBe('MISS');
  const [request] = origin.requests('/');
  expect(request?.headers).toMatchObject({
    host: new URL(edge.url).host,
    'x-forwarded-for': '1.2.3.4, 127.0.0.1',
    'cf-connecting-ip': '127.0.0.1',
    via: '1.1 strata-edge',
  });
  expect(Object.keys(request?.headers ?? {}).filter((name) => name.startsWith('x-edge'))).toEqual([]);
});
