import { now } from '../clock.ts';
import type { Entry } from '../http/connect.ts';
import type { Read, Reading } from '../http/read.ts';
import type { Leaf } from '../load/catalogue.ts';
import type { Done } from '../load/writer.ts';
import { findDisagreement, type ShownPrice } from '../oracles/agreement.ts';
import type { Judge } from '../oracles/judge.ts';
import type { Age, Form } from '../oracles/layer.ts';
import type { Outcome, Tally } from '../oracles/tally.ts';
import { pickHeaders, type Violation } from '../oracles/violation.ts';
import { lastSettled } from '../truth/history.ts';
import { isLastWord, type Truth } from '../truth/truth.ts';
import type { StockProbe } from './probe-stock.ts';
import type { RedisLayer } from './redis-layer.ts';
import { type Target, targetsOf } from './targets.ts';

export type ProbeParts = {
  /** All processes, and the edge. */
  entries: readonly Entry[];
  redis: RedisLayer | undefined;
  leaves: ReadonlyMap<string, Leaf>;
  truth: Truth;
  read: Read;
  judge: Judge;
  probeStock: StockProbe;
  tally: Tally;
  onViolation: (violation: Violation, reading?: Reading) => void;
  onUnanswered: (error: unknown) => void;
};

/** Prices have to agree from then on. */
const AGREEMENT_AGE: Age = 5_000;

/** Looks for a write in every layer, once. */
export function createProbe(parts: ProbeParts): (done: Done, age: Age) => Promise<void> {
  const { entries, redis, leaves, truth, read, judge, tally } = parts;

  const count = async (layer: Entry['layer'] | 'redis', form: Form, age: Age, look: () => Promise<Outcome>) => {
    const outcome = await look().catch((error): Outcome => {
      parts.onUnanswered(error);
      return 'unanswered';
    });
    tally.count(layer, form, age, outcome);
  };

  async function lookInRedis(productId: string): Promise<Outcome> {
    const history = truth.find(productId);
    const askedAt = now();
    const held = await redis?.product(productId);
    const last = history && lastSettled(history, askedAt);
    if (!held || !last || held.state !== 'held' || held.version >= last.state.version) return 'current';
    parts.onViolation({
      oracle: 'bounded staleness',
      layer: 'redis',
      form: 'product JSON',
      age: undefined,
      where: 'redis',
      path: `product:1:${productId}`,
      productId,
      what: `holds version ${held.version}, not ${last.state.version}`,
      lateMs: askedAt - last.answeredAt,
      sentAt: askedAt,
      changeId: last.changeId,
      missed: [{ kind: last.kind, changeId: last.changeId, sentAt: last.sentAt, answeredAt: last.answeredAt }],
      headers: {},
    });
    return 'violation';
  }

  async function lookAt(entry: Entry, { form, path, categoryId }: Target, done: Done, age: Age, prices: ShownPrice[]) {
    const { productId } = done.write;
    await count(entry.layer, form, age, async () => {
      const reading = await read(entry, path);
      const price = reading.content.products.get(productId)?.price;
      prices.push({ where: `${entry.name} ${path}`, price });
      return judge(reading, { form, age, productId, ...(categoryId !== undefined && { categoryId }) });
    });
  }

  function compare({ write }: Done, prices: readonly ShownPrice[]): void {
    const history = truth.find(write.productId);
    if (write.kind !== 'price' || !history || !isLastWord(history, write)) return;
    for (const { where, price } of findDisagreement(write.state.price, prices)) {
      parts.onViolation({
        oracle: 'one price',
        layer: where.startsWith('edge') ? 'edge' : 'process',
        form: 'product page',
        age: AGREEMENT_AGE,
        where,
        path: '',
        productId: write.productId,
        what: `costs ${price}, and was saved with ${write.state.price}`,
        lateMs: undefined,
        sentAt: now(),
        changeId: write.changeId,
        missed: [],
        headers: pickHeaders({}),
      });
    }
  }

  return async (done, age) => {
    const targets = targetsOf(done, leaves, truth.countIn);
    const prices: ShownPrice[] = [];
    await Promise.all([
      ...entries.flatMap((entry) => targets.map((target) => lookAt(entry, target, done, age, prices))),
      ...(redis ? [count('redis', 'product JSON', age, () => lookInRedis(done.write.productId))] : []),
      ...parts.probeStock(done, age, count),
    ]);
    if (age === AGREEMENT_AGE) compare(done, prices);
  };
}
