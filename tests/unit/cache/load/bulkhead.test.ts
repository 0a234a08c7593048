import { expect, it } from 'vitest';
import { createBulkhead } from '#lib/cache/engine/load/bulkhead.ts';
import { calm } from '#tests/unit/cache/support/time.ts';

/** A loader whose calls end when a test says so. */
function createLoader() {
  const calls: { keys: readonly string[]; resolve: (result: string) => void; reject: (error: unknown) => void }[] = [];
  const load = (keys: readonly string[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    calls.push({ keys, resolve, reject });
    return promise;
  };
  return { calls, load, asked: () => calls.map(({ keys }) => keys) };
}

it('runs so many loads at once, and the next when one has ended', async () => {
  const { run } = createBulkhead({ concurrent: 2, waiting: 10 });
  const [one, two, three] = [createLoader(), createLoader(), createLoader()];
  const results = [one, two, three].map(({ load }) => run(load, ['k']));
  await calm();
  expect([one, two, three].map(({ calls }) => calls.length)).toEqual([1, 1, 0]);
  two.calls[0]?.resolve('second');
  expect(await results[1]).toBe('second');
  await calm();
  expect(three.calls).toHaveLength(1);
  three.calls[0]?.resolve('third');
  expect(await results[2]).toBe('third');
});

it('asks for waiting keys of one loader together, and gives the answer to each', async () => {
  const { run } = createBulkhead({ concurrent: 1, waiting: 10 });
  const { calls, load, asked } = createLoader();
  void run(load, ['busy']);
  await calm();
  const waiting = [run(load, ['a', 'b']), run(load, ['c'])];
  calls[0]?.resolve('');
  await calm();
  expect(asked()).toEqual([['busy'], ['a', 'b', 'c']]);
  calls[1]?.resolve('both');
  expect(await Promise.all(waiting)).toEqual(['both', 'both']);
});

it('gives a failure to each who waited for that call, and to nobody else', async () => {
  const { run } = createBulkhead({ concurrent: 1, waiting: 10 });
  const { calls, load } = createLoader();
  const other = createLoader();
  void run(load, ['busy']);
  await calm();
  const waiting = [run(load, ['a']), run(load, ['b'])];
  const unharmed = run(other.load, ['x']);
  calls[0]?.resolve('');
  await calm();
  calls[1]?.reject(new Error('away'));
  const outcomes = await Promise.allSettled(waiting);
  expect(outcomes).toMatchObject([{ reason: { message: 'away' } }, { reason: { message: 'away' } }]);
  await calm();
  other.calls[0]?.resolve('fine');
  expect(await unharmed).toBe('fine');
});

it('lets other loaders keep their turn', async () => {
  const { run } = createBulkhead({ concurrent: 1, waiting: 10 });
  const [one, two] = [createLoader(), createLoader()];
  void run(one.load, ['busy']);
  await calm();
  void run(two.load, ['x']);
  void run(one.load, ['a']);
  one.calls[0]?.resolve('');
  await calm();
  expect([one.asked(), two.asked()]).toEqual([[['busy']], [['x']]]);
  two.calls[0]?.resolve('');
  await calm();
  expect(one.asked()).toEqual([['busy'], ['a']]);
});

it('asks for no more than 200 keys together, unless one caller brings more', async () => {
  const { run } = createBulkhead({ concurrent: 1, waiting: 1_000 });
  const { calls, load, asked } = createLoader();
  const keys = (count: number) => Array.from({ length: count }, (_, at) => `k${at}`);
  void run(load, ['busy']);
  await calm();
  void run(load, keys(300));
  void run(load, keys(150));
  void run(load, keys(100));
  void run(load, keys(50));
  for (const at of [0, 1, 2]) {
    calls[at]?.resolve('');
    await calm();
  }
  expect(asked().map(({ length }) => length)).toEqual([1, 300, 200, 100]);
});

it('refuses what would make more keys wait than may', async () => {
  const { run } = createBulkhead({ concurrent: 1, waiting: 3 });
  const { calls, load } = createLoader();
  expect(run(load, ['busy'])).toBeDefined();
  await calm();
  expect(run(load, ['a', 'b'])).toBeDefined();
  expect(run(load, ['c', 'd'])).toBeUndefined();
  expect(run(load, ['c'])).toBeDefined();
  expect(run(load, ['d'])).toBeUndefined();
  calls[0]?.resolve('');
  await calm();
  expect(run(load, ['d', 'e', 'f'])).toBeDefined();
});

it('does not count those that run at once as waiting', async () => {
  const { run } = createBulkhead({ concurrent: 1, waiting: 0 });
  const { load } = createLoader();
  expect(run(load, ['a', 'b', 'c'])).toBeDefined();
  await calm();
  expect(run(load, ['d'])).toBeUndefined();
});

it('asks for what is asked in one turn together', async () => {
  const { run } = createBulkhead({ concurrent: 2, waiting: 0 });
  const { load, asked } = createLoader();
  void run(load, ['a']);
  void run(load, ['b', 'c']);
  await calm();
  expect(asked()).toEqual([['a', 'b', 'c']]);
});

it('asks for no more keys together than the first allows', async () => {
  const { run } = createBulkhead({ concurrent: 2, waiting: 0 });
  const { load, asked } = createLoader();
  for (const key of ['a', 'b', 'c', 'd']) void run(load, [key], 2);
  await calm();
  expect(asked()).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

it('lets no more keys wait than may, within one turn either', async () => {
  const { run } = createBulkhead({ concurrent: 1, waiting: 2 });
  const loaders = Array.from({ length: 5 }, createLoader);
  const admitted = loaders.map(({ load }) => run(load, ['k']) !== undefined);
  expect(admitted).toEqual([true, true, true, false, false]);
});

it('frees the place of a loader that throws', async () => {
  const { run } = createBulkhead({ concurrent: 1, waiting: 0 });
  const thrown = run(() => {
    throw new Error('at once');
  }, ['a']);
  await expect(thrown).rejects.toThrow('at once');
  await calm();
  const { load } = createLoader();
  expect(run(load, ['b'])).toBeDefined();
});
