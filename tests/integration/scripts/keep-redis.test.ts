import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { keepRedis } from '#scripts/services/redis/keep.ts';
import { isRedisReachable } from '#scripts/services/redis/reach.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

/** A Redis that is kept, and what stops it. */
async function keep() {
  const home = join(makeTemporaryDirectory(), 'redis');
  const abort = new AbortController();
  const notes: string[] = [];
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    abort.abort();
    for (const undo of stops.splice(0)) await undo();
  };
  onTestFinished(stop);
  const life = {
    signal: abort.signal,
    onStop: (_name: string, undo: () => Promise<void> | void) => void stops.push(undo),
  };
  const url = (await keepRedis(home, life, { note: (line) => void notes.push(line) })) as string;
  const pid = () => JSON.parse(readFileSync(join(home, 'pid'), 'utf8')).pid as number;
  return { url, pid, notes, stop };
}

it('starts another in the place of one that died, as often as that happens', async () => {
  const { url, pid, notes } = await keep();
  for (const times of [1, 2]) {
    const before = pid();
    process.kill(before, 'SIGKILL');
    await vi.waitFor(() => expect(notes.filter((line) => line === 'Redis is back.')).toHaveLength(times), {
      timeout: 10_000,
    });
    expect(await isRedisReachable(url)).toBe(true);
    expect(pid()).not.toBe(before);
  }
  expect(notes[0]).toMatch(/^Redis has ended: SIGKILL .*The shop goes on without it/);
});

it('leaves it stopped once the command has stopped it', async () => {
  const { url, notes, stop } = await keep();
  await stop();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await isRedisReachable(url)).toBe(false);
  expect(notes).toEqual([]);
});

it('does not bring back one that dies while the command is stopping', async () => {
  const { url, pid, notes, stop } = await keep();
  process.kill(pid(), 'SIGKILL');
  await vi.waitFor(() => expect(notes).toHaveLength(1));
  await stop();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await isRedisReachable(url)).toBe(false);
});
