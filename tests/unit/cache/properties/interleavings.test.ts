import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stopTime } from '#tests/unit/cache/support/time.ts';
import { everythingIsAlive } from '../guards/crippled-parts.ts';
import {
  fillFailsOpen,
  invalidateKeepsLease,
  replaceCreates,
  replaceIgnoresVersion,
  replaceKeepsLease,
} from '../guards/crippled-store.ts';
import { type Command, createInterleavedWorld, type Faults, KEYS } from './interleaved-world.ts';

stopTime();

type Do = Command['do'];
const READS: Do[] = ['get', 'get', 'get', 'get all'];
const ACCIDENTS: Do[] = ['evict', 'evict lease', 'lose messages', 'restart log'];

const commands = (...kinds: Do[]) =>
  fc.array(
    fc.record({
      in: fc.nat({ max: 2 }),
      do: fc.constantFrom(...kinds),
      key: fc.constantFrom(...KEYS),
    }) as fc.Arbitrary<Command>,
    { minLength: 2, maxLength: 14 },
  );

const promise = (kinds: Do[], { monotone = false, faults }: { monotone?: boolean; faults?: Faults } = {}) =>
  fc.asyncProperty(fc.scheduler(), commands(...kinds), fc.constantFrom(2, 3), async (scheduler, played, size) => {
    expect(await createInterleavedWorld(scheduler, size, faults).play(played, monotone)).toEqual([]);
  });
const PATIENT = { timeout: 30_000 };

describe('in whatever order its steps are taken, the engine', PATIENT, () => {
  it('shows nothing older than an invalidation that a process has heard of, and the truth in the end', async () => {
    await fc.assert(promise([...READS, 'invalidate', 'invalidate tag']), { numRuns: 300 });
  });

  it('never goes back in a process where values are written through, and shows the truth in the end', async () => {
    await fc.assert(promise([...READS, 'write', 'write'], { monotone: true }), { numRuns: 300 });
  });

  it('keeps both promises when frames, leases, messages and the log itself get lost', async () => {
    await fc.assert(promise([...READS, 'write', 'invalidate', 'invalidate tag', ...ACCIDENTS]), { numRuns: 300 });
  });
});

describe('such orders find what is wrong', PATIENT, () => {
  it.each<[string, Do[], Faults]>([
    [
      'with a process that takes every tag for alive',
      ['invalidate tag'],
      { seams: { createTagTable: everythingIsAlive } },
    ],
    ['with a store that fills without a lease', ['invalidate'], { cripple: fillFailsOpen }],
    ['with a store whose invalidation leaves the lease', ['invalidate'], { cripple: invalidateKeepsLease }],
    ['with a store whose writes leave the lease', ['write', 'evict'], { cripple: replaceKeepsLease }],
    ['with a store whose writes bring frames into being', ['write', 'evict'], { cripple: replaceCreates }],
    ['with a store whose writes overwrite newer ones', ['write'], { cripple: replaceIgnoresVersion }],
  ])('%s', async (_, kinds, faults) => {
    const settings = { numRuns: 2_000, seed: 7, endOnFailure: true, interruptAfterTimeLimit: 8_000 };
    const { failed, interrupted } = await fc.check(promise([...READS, ...kinds], { faults }), settings);
    expect([failed, interrupted]).toEqual([true, false]);
  });
});
