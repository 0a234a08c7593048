import type { Worker } from '../fleet.ts';
import { ask, headerOf } from '../http/ask.ts';
import type { LoadFigures } from '../http/load.ts';
import { JSON_PATH, PAGE_PATH } from '../http/product-answers.ts';
import { interleave, single } from '../interleave.ts';
import { ratios, sampleOf } from '../statistics.ts';
import { atLeast, atMost } from '../target.ts';
import type { Measurement, Stage, Workload } from '../workload.ts';

const TARGET_PER_CPU_SECOND = 15_000;
const TARGET_SHARE = 0.6;
const CONNECTIONS = 16;
/** A request over a socket takes longer than a look-up in memory, so a round does too. */
const ROUND_FACTOR = 2;
const ENCODING = { 'accept-encoding': 'gzip, deflate, br, zstd' };

/**
 * What a hot page costs the process that serves it, beside a bare server of Node that sends the same bytes. Counted in
 * seconds of that process's processor time, which the client beside it has no part in. The renderer behind the page layer is
 * a stand-in that is asked once for each answer: on a hit the shop does not ask Next, so there is nothing of Next in here.
 */
export const http: Workload = {
  name: 'http',
  title: `Hot product over HTTP, one process, ${CONNECTIONS} connections; a hit does not ask Next, which is stood in for`,
  async run(stage: Stage) {
    const workers = { shop: stage.startWorker(), raw: stage.startWorker(), client: stage.startWorker() };
    const origin = await workers.shop.call('serveShop');
    const page = await openCase(workers, origin, PAGE_PATH, 200);
    const json = await openCase(workers, origin, JSON_PATH, 200);
    const notModified = await openCase(workers, origin, PAGE_PATH, 304);
    await workers.shop.call('changeElsewhere');
    const { rounds, roundMs, choose } = stage.effort;
    // The compiler of Node takes seconds to be done with a whole server.
    for (const { raw, strata } of [page, json, notModified]) {
      stage.detail('warming up');
      await raw(choose(1_000, 200));
      await strata(choose(2_000, 200));
    }
    const run = (round: Round) => () => round(ROUND_FACTOR * roundMs);
    const found = await interleave(
      {
        'raw page': run(page.raw),
        'strata page': run(page.strata),
        'raw JSON': run(json.raw),
        'strata JSON': run(json.strata),
        'raw 304': run(notModified.raw),
        'strata 304': run(notModified.strata),
      },
      rounds,
      stage.detail,
    );
    return {
      measurements: [
        ...compare('page', found['raw page'], found['strata page'], TARGETS),
        ...compare('JSON', found['raw JSON'], found['strata JSON'], TARGETS),
        ...compare('304', found['raw 304'], found['strata 304']),
        {
          label: 'renders of the page and the JSON',
          unit: 'count',
          values: { strata: single(await workers.shop.call('rendersOfShop')) },
          target: atMost(2),
        },
      ],
      notes: ['baseline: a bare node:http server that sends the same headers and body, whoever asks for whatever'],
    };
  },
};

type Figures = LoadFigures & {
  /** Requests for each second that the server's process spent on processors. */
  perCpuSecond: number;
};
type Round = (forMs: number) => Promise<Figures>;

/** Brings the shop to answer from memory, and the bare server to answer the same. */
async function openCase(
  { shop, raw, client }: Record<'shop' | 'raw' | 'client', Worker>,
  origin: string,
  path: string,
  status: 200 | 304,
): Promise<{ raw: Round; strata: Round }> {
  await ask(origin + path, ENCODING);
  const whole = await ask(origin + path, ENCODING);
  const headers = status === 304 ? { ...ENCODING, 'if-none-match': headerOf(whole, 'etag') ?? '' } : ENCODING;
  const answer = await ask(origin + path, headers);
  const cacheStatus = headerOf(answer, 'cache-status');
  if (answer.status !== status || cacheStatus !== 'strata-page;hit') {
    throw new Error(`${path} was answered with ${answer.status}, ${cacheStatus}`);
  }
  const load = { path, headers, expected: { status, bytes: answer.body.length }, connections: CONNECTIONS };
  const measure =
    (server: Worker, at: string): Round =>
    async (forMs) => {
      const before = await server.call('cpuSeconds');
      const figures = await client.call('applyLoad', { ...load, origin: at, forMs });
      const used = (await server.call('cpuSeconds')) - before;
      return { ...figures, perCpuSecond: figures.requests / used };
    };
  return { raw: measure(raw, await raw.call('serveRaw', answer)), strata: measure(shop, origin) };
}

const TARGETS = { perCpuSecond: { target: atLeast(TARGET_PER_CPU_SECOND) }, share: { target: atLeast(TARGET_SHARE) } };

function compare(
  name: string,
  raw: readonly Figures[],
  strata: readonly Figures[],
  targets: Partial<typeof TARGETS> = {},
): readonly Measurement[] {
  const both = (figure: keyof Figures) => ({
    baseline: sampleOf(raw.map((round) => round[figure])),
    strata: sampleOf(strata.map((round) => round[figure])),
  });
  const values = both('perCpuSecond');
  const share = sampleOf(ratios(values.strata.rounds, values.baseline.rounds));
  return [
    { label: `${name}, per CPU-second`, unit: 'per second', values, ...targets.perCpuSecond },
    { label: `${name}, per CPU-second, ratio`, unit: 'ratio', values: { strata: share }, ...targets.share },
    { label: `${name}, requests`, unit: 'per second', values: both('perSecond') },
    { label: `${name}, p50`, unit: 'ms', values: both('p50') },
    { label: `${name}, p99`, unit: 'ms', values: both('p99') },
  ];
}
