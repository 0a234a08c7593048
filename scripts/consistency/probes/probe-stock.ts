import { now } from '../clock.ts';
import { parseStock } from '../content/parse-json.ts';
import type { Entry } from '../http/connect.ts';
import { UnusableAnswerError } from '../http/read.ts';
import type { Done } from '../load/writer.ts';
import { weighLateness } from '../oracles/bounds.ts';
import { missedStock } from '../oracles/judge-stock.ts';
import type { Age, Form, Layer } from '../oracles/layer.ts';
import type { Outcome } from '../oracles/tally.ts';
import { pickHeaders, type Violation } from '../oracles/violation.ts';
import type { Truth } from '../truth/truth.ts';
import type { RedisLayer } from './redis-layer.ts';

type Count = (layer: Layer, form: Form, age: Age, look: () => Promise<Outcome>) => Promise<void>;

export type StockProbe = (done: Done, age: Age, count: Count) => Promise<void>[];

export type StockParts = {
  entries: readonly Entry[];
  redis: RedisLayer | undefined;
  truth: Truth;
  slackOf: (entryName: string) => number;
  onViolation: (violation: Violation) => void;
};

type Shown = {
  where: string;
  layer: Layer;
  path: string;
  /** Undefined: the answer says that there is no such variant. */
  version: number | undefined;
  sentAt: number;
  receivedAt: number;
  headers: Record<string, string>;
};

/** Looks for a variant's stock at every process, in Redis, and through the edge, which keeps no copy of it. */
export function createStockProbe({ entries, redis, truth, slackOf, onViolation }: StockParts): StockProbe {
  function judge(variantId: string, shown: Shown, age: number | undefined, productId: string): Outcome {
    const missed = missedStock(truth.stock(variantId), truth.find(productId), shown.version, shown);
    if (!missed) return 'current';
    const layer = shown.layer === 'redis' ? 'redis' : 'process';
    const write = { kind: 'stock', answeredAt: missed.answeredAt } as const;
    const slackMs = slackOf(shown.where);
    const weight = weighLateness({ layer, missed: [write], sentAt: shown.sentAt, slackMs });
    if (weight !== 'violation') return weight;
    onViolation({
      oracle: 'bounded staleness',
      layer: shown.layer,
      form: 'stock',
      age,
      where: shown.where,
      path: shown.path,
      productId,
      what: `${missed.what} (variant ${variantId})`,
      lateMs: shown.sentAt - missed.answeredAt,
      sentAt: shown.sentAt,
      changeId: missed.changeId,
      missed: [{ ...write, changeId: missed.changeId, sentAt: missed.answeredAt }],
      headers: shown.headers,
    });
    return weight;
  }

  async function ask(entry: Entry, variantId: string): Promise<Shown> {
    const path = `/api/inventory?ids=${variantId}`;
    const { status, body, headers, sentAt, receivedAt } = await entry.ask(path);
    if (status !== 200) throw new UnusableAnswerError(`${entry.name} answered ${path} with ${status}`);
    const version = parseStock(body).get(variantId);
    const asked = { path, version, sentAt, receivedAt, headers: pickHeaders(headers) };
    return { where: entry.name, layer: entry.layer, ...asked };
  }

  async function look(variantId: string): Promise<Shown | undefined> {
    const sentAt = now();
    const held = await redis?.stock(variantId);
    if (held?.state !== 'held') return undefined;
    const asked = { path: `inventory:1:${variantId}`, version: held.version, sentAt, receivedAt: now(), headers: {} };
    return { where: 'redis', layer: 'redis', ...asked };
  }

  return ({ variantId, write }, age, count) => {
    if (variantId === undefined) return [];
    const judged = (shown: Shown | undefined) =>
      shown ? judge(variantId, shown, age, write.productId) : ('current' as const);
    return [
      ...entries.map((entry) => count(entry.layer, 'stock', age, async () => judged(await ask(entry, variantId)))),
      ...(redis ? [count('redis', 'stock', age, async () => judged(await look(variantId)))] : []),
    ];
  };
}
