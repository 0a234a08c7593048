import { setTimeout as wait } from 'node:timers/promises';
import type { Entry } from '../consistency/http/connect.ts';
import { Failure } from '../run/failure.ts';
import type { Desk } from './desk.ts';

type Operation = { id: string; state: string; total: number; done: number; failed: number };

export type BulkTimes = { products: number; checkedS: number; writtenS: number; before: number[]; meanwhile: number[] };

const READERS = 3;
const READER_PAUSE_MS = 30;
const LOOK_MS = 200;
const BEFORE_MS = 8_000;

/** Raises every price by a percent, and times what shoppers are answered before and meanwhile, ms. */
export async function measureBulk(desk: Desk, entry: Entry, signal: AbortSignal): Promise<BulkTimes> {
  const { items } = await desk.read<{ items: { slug: string }[] }>('/api/products?pageSize=96');
  const ended = new AbortController();
  let times: number[] = [];
  const read = async (reader: number) => {
    for (let nth = reader * 7; !ended.signal.aborted; nth += 1) {
      const path =
        nth % 4 === 0
          ? `/api/products?page=${1 + (nth % 5)}&sort=price-asc`
          : `/products/${items[nth % items.length]?.slug}`;
      const { sentAt, receivedAt } = await entry.ask(path);
      times.push(receivedAt - sentAt);
      await wait(READER_PAUSE_MS);
    }
  };
  const readers = Array.from({ length: READERS }, (_, reader) => read(reader));
  const until = async (id: string, state: string) => {
    for (;;) {
      const operation = await desk.read<Operation>(`/api/admin/bulk/${id}`);
      if (operation.state === state) return operation;
      if (operation.state === 'failed') throw new Failure('The change of all prices has failed.');
      await wait(LOOK_MS, undefined, { signal });
    }
  };
  try {
    await wait(BEFORE_MS, undefined, { signal });
    const before = times;
    const openedAt = performance.now();
    const edit = { kind: 'edit', query: { status: 'published' }, edit: { price: { percent: 1 } } };
    const { saved } = await desk.write<Operation>('POST', '/api/admin/bulk', edit);
    await until(saved.id, 'ready');
    const startedAt = performance.now();
    times = [];
    await desk.write('POST', `/api/admin/bulk/${saved.id}/start`, {});
    const { done } = await until(saved.id, 'done');
    const doneAt = performance.now();
    return {
      products: done,
      checkedS: (startedAt - openedAt) / 1_000,
      writtenS: (doneAt - startedAt) / 1_000,
      before,
      meanwhile: times,
    };
  } finally {
    ended.abort();
    await Promise.allSettled(readers);
  }
}
