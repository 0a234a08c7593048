import { expect, it } from 'vitest';
import { NO_CHANGE } from '#lib/cache/engine/shared/change-log.ts';
import { createMemoryLog } from '#lib/cache/engine/shared/memory-log.ts';
import { BEGIN, calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const open = () => createMemoryLog({ now: () => Date.now() });
const START = BEGIN * 1_000;

it('gives positions that grow, never below the time in microseconds, in an unbroken chain', async () => {
  const log = open();
  const first = await log.append({ ...NO_CHANGE, keys: ['a'] });
  const second = await log.append({ ...NO_CHANGE, keys: ['b'] });
  await pass(1);
  const third = await log.append({ ...NO_CHANGE, keys: ['c'] });
  expect([first, second, third]).toEqual([START + 1, START + 2, START + 1_000]);
  const page = await log.readAfter(first);
  expect(page).toMatchObject({ born: START, last: third, more: false });
  expect(page.changes.map(({ keys, position, previous }) => [keys[0], position, previous])).toEqual([
    ['b', second, first],
    ['c', third, second],
  ]);
});

it('lets a reader wait for what comes, and for no longer than it wants to', async () => {
  const log = open();
  const told = log.waitAfter(START, 1_000);
  await calm();
  await log.append({ ...NO_CHANGE, keys: ['a'] });
  expect((await told).changes).toHaveLength(1);
  const empty = log.waitAfter(START + 1, 1_000);
  await pass(1_000);
  expect((await empty).changes).toEqual([]);
});

it('knows the newest versions of tags, hard and soft apart', async () => {
  const log = open();
  const hard = await log.append({ ...NO_CHANGE, hardTags: ['t', 'h'] });
  const soft = await log.append({ ...NO_CHANGE, softTags: ['t'] });
  expect(await log.tagVersions(['t', 'h', 'never'])).toEqual({
    born: START,
    versions: [
      { hard, soft },
      { hard, soft: 0 },
      { hard: 0, soft: 0 },
    ],
  });
});

it('keeps the last thousand changes', async () => {
  const log = open();
  for (let change = 0; change < 1_001; change++) await log.append(NO_CHANGE);
  const { changes } = await log.readAfter(START);
  expect(changes).toHaveLength(1_000);
  expect(changes[0]?.previous).toBe(START + 1);
});

it('begins anew, once for all who ask it to', async () => {
  const log = open();
  await log.append({ ...NO_CHANGE, hardTags: ['t'] });
  await log.restart(START);
  const { born, last, changes } = await log.readAfter(0);
  expect([born, last, changes]).toEqual([START + 2, START + 2, []]);
  expect((await log.tagVersions(['t'])).versions).toEqual([{ hard: 0, soft: 0 }]);
  await log.restart(START);
  expect((await log.readAfter(0)).born).toBe(START + 2);
});
