import { setTimeout as wait } from 'node:timers/promises';
import { createRandom, type Random } from '#db/seed/random.ts';
import { connect, type Entry } from './http/connect.ts';
import { createRead } from './http/read.ts';
import { createAddresses } from './load/addresses.ts';
import { signIn } from './load/admin.ts';
import { listLeaves, listProducts, toState } from './load/catalogue.ts';
import { createDesk } from './load/desk.ts';
import { runReader } from './load/reader.ts';
import { measureSteadily } from './load/steady.ts';
import { warmUp } from './load/warm-up.ts';
import { createWriter, type Done } from './load/writer.ts';
import { createJudge } from './oracles/judge.ts';
import { startCanary } from './probes/canary.ts';
import { measureFreshness } from './probes/freshness.ts';
import { createOwnReads } from './probes/own-reads.ts';
import { createProbe } from './probes/probe.ts';
import { createStockProbe } from './probes/probe-stock.ts';
import { openRedisLayer } from './probes/redis-layer.ts';
import { createSchedule } from './probes/schedule.ts';
import { listsOf } from './probes/targets.ts';
import type { Findings } from './report/findings.ts';
import { createNotebook } from './report/notebook.ts';
import type { Shop } from './shop.ts';
import { createTruth } from './truth/truth.ts';

export type CheckOptions = {
  seconds: number;
  writers: number;
  readers: number;
  seed: number;
  /** Each writer's, on average; 2.9 unless stated. */
  writesPerSecond?: number;
  signal: AbortSignal;
  detail: (text: string) => void;
};

const WRITES_PER_SECOND = 2.9;
const READER_PAUSE_MS = 40;
/** Every so many prices it is measured how soon they show. */
const MEASURED_EVERY = 4;
/** After all that, it is measured for so long how soon a price shows while the machine can follow. */
const MOST_STEADY_SECONDS = 60;
/** More probes under way mean that the machine cannot follow: writers wait for them. */
const MOST_BUSY = 16;

/** Lets shoppers and administrators into a shop for a while, and holds all that it shows against what was saved. */
export async function checkShop(shop: Shop, options: CheckOptions): Promise<Findings> {
  const processes = shop.processes.map((url, at) => connect(`process ${at + 1}`, 'process', url));
  const entries = shop.edge ? [...processes, connect('edge', 'edge', shop.edge.url)] : processes;
  const first = processes[0] as Entry;
  const redis = shop.redisUrl === undefined ? undefined : openRedisLayer(shop.redisUrl);
  const canary = startCanary(entries);
  const load = new AbortController();
  const signal = AbortSignal.any([load.signal, options.signal]);
  try {
    const admin = await signIn(first, shop.admin);
    const [sheets, leaves] = await Promise.all([listProducts(admin, first), listLeaves(first)]);
    const truth = createTruth();
    for (const sheet of sheets) truth.seed(sheet.id, sheet.slug, toState(sheet));

    const notebook = createNotebook({ admin, processes });
    const { slackOf } = canary;
    const { onViolation, onUnanswered } = notebook;
    const read = createRead();
    const judge = createJudge({ truth, canary, edge: shop.edge, onViolation });
    const leafOf = new Map(leaves.map((leaf) => [leaf.id, leaf]));
    const common = { entries, redis, leaves: leafOf, truth, read, judge, onViolation, onUnanswered };
    const probeStock = createStockProbe({ ...common, slackOf });
    const schedule = createSchedule(createProbe({ ...common, probeStock, tally: notebook.tally }));
    const random = (name: number) => createRandom(options.seed * 1_000 + name);
    const readOwn = createOwnReads({ ...common, random: random(999), onOwnRead: notebook.onOwnRead });
    const desk = createDesk(sheets, leaves, truth);

    const watch = (done: Done) =>
      measureFreshness(done, entries, read, (reading) => {
        const { productId } = done.write;
        notebook.onWatched(reading, judge(reading, { form: 'product page', productId }));
      });
    const warmLists = async (categoryIds: readonly string[], entry: Entry) => {
      const paths = listsOf(categoryIds, leafOf, truth.countIn).map(({ path }) => path);
      await Promise.all(paths.map((path) => read(entry, path)));
    };
    let prices = 0;
    const look = (done: Done) => {
      const isMeasured = done.write.kind === 'price' && prices++ % MEASURED_EVERY === 0;
      schedule.follow(done);
      schedule.await(readOwn(done));
      if (isMeasured) schedule.await(watch(done).then(notebook.onFreshness, onUnanswered));
    };
    const pauseMs = 1_000 / (options.writesPerSecond ?? WRITES_PER_SECOND);
    const hireWriter = (nth: number, own: Random) =>
      createWriter({ admin, desk, truth, processes, random: own, warmLists, name: `W${nth}S${options.seed}` });
    const runWriter = async (nth: number) => {
      const own = random(nth);
      const writeOnce = hireWriter(nth, own);
      while (!signal.aborted) {
        const pause = wait(-Math.log(1 - own.next()) * pauseMs, undefined, { signal }).catch(() => {});
        const done = await writeOnce().catch(notebook.onWriteFailed);
        if (done) {
          notebook.onWrite(done);
          look(done);
        }
        await pause;
        while (schedule.busy() > MOST_BUSY && !signal.aborted) await wait(5);
      }
    };
    const reader = { ...common, chooseAddress: createAddresses(sheets, leaves), onRead: notebook.onRead };
    const runReaders = (nth: number) =>
      runReader(
        {
          ...reader,
          entry: entries[nth % entries.length] as Entry,
          random: random(500 + nth),
          pauseMs: READER_PAUSE_MS,
        },
        signal,
      );

    options.detail('warming up');
    await warmUp({ admin, processes, entries, read, sheets, chooseAddress: createAddresses(sheets, leaves) });
    const startedAt = performance.now();
    const stopping = setTimeout(() => load.abort(), options.seconds * 1_000);
    const telling = setInterval(() => {
      notebook.onSlack(entries.map(({ name }) => slackOf(name)));
      options.detail(notebook.summary((performance.now() - startedAt) / 1_000));
    }, 500);
    options.signal.addEventListener('abort', schedule.stop);
    await Promise.all([
      ...Array.from({ length: options.writers }, (_, nth) => runWriter(nth + 1)),
      ...Array.from({ length: options.readers }, (_, nth) => runReaders(nth)),
    ]);
    await schedule.drained();
    clearTimeout(stopping);
    clearInterval(telling);
    options.signal.throwIfAborted();
    const seconds = (performance.now() - startedAt) / 1_000;
    options.detail('a steady load');
    const steady = await measureSteadily({
      seconds: Math.min(MOST_STEADY_SECONDS, options.seconds / 2),
      entries,
      reader,
      writeOnce: hireWriter(options.writers + 1, random(900)),
      watch,
      onUnanswered,
      randomOf: (nth) => random(700 + nth),
      signal: options.signal,
    });
    options.signal.throwIfAborted();
    return await notebook.conclude({ seconds, redis: redis?.figures(), steady });
  } finally {
    load.abort();
    canary.stop();
    await Promise.all([...entries.map((entry) => entry.close()), redis?.close()]);
  }
}
