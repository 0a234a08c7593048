import { describe, expect, it } from 'vitest';
import { type Exploration, explore } from './explore.ts';
import { createInvalidation, type InvalidationGuards, type InvalidationSetup } from './invalidation.ts';
import { createTags, type TagGuards, type TagSetup } from './tags.ts';
import { createWriteThrough, type WriteThroughGuards, type WriteThroughSetup } from './write-through.ts';

// Hundreds of thousands of states, on a machine that may be busy.
const PATIENT = { timeout: 120_000 };
const P = 0;
const Q = 1;

type Counterexample<Setup, Guard> = { off: Guard | readonly Guard[]; setup: Setup; steps: [string, ...string[]] };

/** Those of the steps that the trace has, as long as they come in this order. */
function found(exploration: Exploration, steps: readonly string[]): string[] {
  const trace = exploration.violation?.trace ?? [];
  let from = 0;
  return steps.filter((step) => {
    const at = trace.indexOf(step, from);
    if (at >= 0) from = at + 1;
    return at >= 0;
  });
}

function expectCounterexample(exploration: Exploration, steps: readonly string[]): void {
  expect(exploration.violation).toBeDefined();
  expect(found(exploration, steps), exploration.violation?.trace.join('\n') ?? 'no violation').toEqual(steps);
}

function expectSafe(exploration: Exploration, atLeast = 10_000): void {
  expect(exploration.violation).toBeUndefined();
  expect(exploration.states).toBeGreaterThan(atLeast);
}

describe('invalidation', PATIENT, () => {
  const crowd: InvalidationSetup = { readers: [P, P, Q], writers: [Q] };
  const twoWrites: InvalidationSetup = { readers: [P, P], writers: [Q, Q] };
  const badLink: InvalidationSetup = { readers: [P, P], writers: [Q], link: { trims: true, suspects: [P] } };
  const crashes: InvalidationSetup = { readers: [P, Q], writers: [Q], kills: true };

  it.each([
    ['three readers', crowd, 40_000],
    ['two writes', twoWrites, 80_000],
    ['lost messages and a link that was cut', badLink, 30_000],
    ['killed processes', crashes, 8_000],
  ] as const)('shows nothing old after it returned or was heard of, and answers every read: %s', (_, setup, least) => {
    expectSafe(explore(createInvalidation(setup)), least);
  });

  it.each<Counterexample<InvalidationSetup, keyof InvalidationGuards>>([
    {
      off: 'promotionStripe',
      setup: crowd,
      steps: ['r3 reads the frame: v1', 'w1 clears the shared store', 'Q applies v2', 'r3 answers with the frame v1'],
    },
    {
      off: 'fillStripe',
      setup: crowd,
      steps: ['r1 fills v1', 'w1 clears the shared store', 'P applies v2', 'r1 answers with the filled v1'],
    },
    { off: 'fillToken', setup: crowd, steps: ['r1 loads v1', 'w1 clears the shared store', 'r1 fills v1'] },
    { off: 'fillFailsClosed', setup: crowd, steps: ['r1 loads v1', 'w1 clears the shared store', 'r1 fills v1'] },
    { off: 'dropLease', setup: crowd, steps: ['r1 loads v1', 'w1 clears the shared store', 'r1 fills v1'] },
    { off: 'loadPrimary', setup: crowd, steps: ['w1 clears the shared store', 'r1 takes the lease', 'r1 loads v1'] },
    { off: 'messageBumpsStripe', setup: crowd, steps: ['r3 reads the frame: v1', 'Q applies v2'] },
    {
      off: 'detachFlights',
      setup: crowd,
      steps: ['r1 reads the frame: v1', 'P applies v2', 'r2 starts in P and joins r1'],
    },
    {
      off: 'forgetAgain',
      setup: crowd,
      steps: [
        'w1 clears Q',
        'r3 answers with the frame v1',
        'w1 clears the shared store',
        'w1 clears Q again and returns',
      ],
    },
    { off: 'sharedBeforeMessage', setup: crowd, steps: ['w1 tells of v2', 'P applies v2'] },
    { off: 'gapDetection', setup: badLink, steps: ['v2 is trimmed', 'P finds messages gone'] },
    {
      off: 'suspectSkipsLocal',
      setup: badLink,
      steps: ['P is suspect', 'w1 clears Q again and returns', 'r1 starts in P and has v1'],
    },
    {
      off: 'suspectSkipsFlights',
      setup: badLink,
      steps: ['r1 reads the frame: v1', 'w1 clears Q again and returns', 'r2 starts in P and joins r1'],
    },
    { off: ['leaseEnds', 'patience'], setup: crashes, steps: ['r1 takes the lease', 'P is killed'] },
  ])('needs $off', ({ off, setup, steps }) => {
    expectCounterexample(explore(createInvalidation({ ...setup, off: [off].flat() })), steps);
  });

  // Second locks: each narrows a window or saves a detour, but no schedule needs it while the others are in place.
  it.each(['keepOnlyFilled', 'fillVersion', 'forgetFirst'] as const)('would hold without %s', (guard) => {
    expectSafe(explore(createInvalidation({ ...badLink, off: [guard] })));
  });
});

describe('write-through', PATIENT, () => {
  const crowd: WriteThroughSetup = { readers: [P, P, Q], writers: [Q] };
  const ownWrite: WriteThroughSetup = { readers: [P, P, P], writers: [P] };
  const twoWrites: WriteThroughSetup = { readers: [P], writers: [Q, P] };
  const badLink: WriteThroughSetup = { readers: [P, P], writers: [Q], link: { trims: true, suspects: [P] } };

  it.each([
    ['three readers', crowd, 70_000],
    ['readers beside the writer', ownWrite, 150_000],
    ['two writes that overtake each other', twoWrites, 20_000],
    ['lost messages and a link that was cut', badLink, 70_000],
  ] as const)('never goes back in a process, and always comes to what was written: %s', (_, setup, least) => {
    expectSafe(explore(createWriteThrough(setup)), least);
  });

  it.each<Counterexample<WriteThroughSetup, keyof WriteThroughGuards>>([
    {
      off: 'neverCreate',
      setup: twoWrites,
      steps: ['w2 replaces v0 with v3', 'the frame is evicted', 'w1 replaces v0 with v2'],
    },
    { off: 'replaceOnlyOlder', setup: twoWrites, steps: ['w2 replaces v1 with v3', 'w1 replaces v3 with v2'] },
    { off: 'dropLease', setup: crowd, steps: ['r1 loads v1', 'w1 leaves v0 where v2 was to go', 'r1 fills v1'] },
    { off: 'fillToken', setup: crowd, steps: ['r1 loads v1', 'w1 leaves v0 where v2 was to go', 'r1 fills v1'] },
    { off: 'fillFailsClosed', setup: crowd, steps: ['r1 loads v1', 'w1 leaves v0 where v2 was to go', 'r1 fills v1'] },
    {
      off: 'promotionStripe',
      setup: crowd,
      steps: ['r3 reads the frame: v1', 'w1 settles v2 in Q', 'r3 answers with the frame v1'],
    },
    { off: 'fillStripe', setup: crowd, steps: ['r3 fills v1', 'w1 settles v2 in Q', 'r3 answers with the filled v1'] },
    {
      off: 'messageBumpsStripe',
      setup: crowd,
      steps: ['r1 reads the frame: v1', 'P applies v2', 'r1 answers with the frame v1'],
    },
    {
      off: 'detachFlights',
      setup: ownWrite,
      steps: ['r1 reads the frame: v1', 'w1 tells of v2 and returns', 'r2 starts in P and joins r1'],
    },
    {
      off: 'forgetAgain',
      setup: crowd,
      steps: ['w1 clears Q', 'r3 answers with the frame v1', 'w1 settles v2 in Q', 'w1 tells of v2 and returns'],
    },
    { off: 'ownNeedsReplaced', setup: twoWrites, steps: ['Q applies v3', 'w1 clears Q', 'w1 settles v2 in Q'] },
    {
      off: 'ownNeedsStripe',
      setup: twoWrites,
      steps: ['w1 replaces v1 with v2', 'Q applies v3', 'w1 settles v2 in Q'],
    },
    { off: 'peersOnlyNewer', setup: twoWrites, steps: ['w2 settles v3 in P', 'P applies v2'] },
    { off: 'gapDetection', setup: badLink, steps: ['v2 is trimmed', 'P finds messages gone'] },
    {
      off: 'answerFences',
      setup: ownWrite,
      steps: [
        'w1 clears P',
        'r2 answers with the frame v1',
        'r1 answers with the frame v2',
        'r3 starts in P and has v1',
      ],
    },
    {
      off: 'publishBeforeAnswer',
      setup: crowd,
      steps: [
        'r3 loads v1',
        'r3 fills v1',
        'w1 commits v2',
        'r1 loads v2',
        'r1 answers with v2',
        'r2 answers with the frame v1',
      ],
    },
  ])('needs $off', ({ off, setup, steps }) => {
    expectCounterexample(explore(createWriteThrough({ ...setup, off: [off].flat() })), steps);
  });

  it('still comes to what was written when answers neither fence nor are published', () => {
    const off = ['answerFences', 'publishBeforeAnswer'] as const;
    expectSafe(explore(createWriteThrough({ ...crowd, off, monotone: false })));
  });

  it.each(['keepOnlyFilled', 'fillVersion', 'forgetFirst'] as const)('would hold without %s', (guard) => {
    expectSafe(explore(createWriteThrough({ ...twoWrites, off: [guard] })));
  });
});

describe('tags', PATIENT, () => {
  const hard = (process: number) => ({ process, kind: 'hard' }) as const;
  const soft = (process: number) => ({ process, kind: 'soft' }) as const;
  const crowd: TagSetup = { readers: [P, P, Q], writers: [hard(Q)] };
  const softAfterHard: TagSetup = { readers: [P], writers: [hard(Q), soft(P)], trims: true };
  const twoBumps: TagSetup = { readers: [P], writers: [hard(Q), hard(P)], trims: true };
  const losses: TagSetup = { readers: [P, P], writers: [hard(Q)], trims: true, losses: 1 };
  const suspect: TagSetup = { readers: [P, P], writers: [hard(Q)], trims: true, suspects: [P] };

  it.each([
    ['three readers', crowd, 70_000],
    ['hard and soft', softAfterHard, 10_000],
    ['two bumps', twoBumps, 10_000],
    ['lost messages and a lost table', losses, 25_000],
    ['a link that was cut', suspect, 25_000],
  ] as const)('takes nothing that a bump has outdated, and answers every read: %s', (_, setup, least) => {
    expectSafe(explore(createTags(setup)), least);
  });

  it.each<Counterexample<TagSetup, keyof TagGuards>>([
    { off: 'snapshotBeforeLoad', setup: crowd, steps: ['r1 loads v1', 'P applies hard 1', 'r1 fills v1@1'] },
    { off: 'acquireKnowsSeen', setup: losses, steps: ['r1 fills v1@0', 'w1 bumps hard: 1'] },
    {
      off: 'acquireChecksTable',
      setup: crowd,
      steps: ['w1 returns in Q', 'r3 starts in Q', 'r1 fills v1@0', 'r3 finds instead of the lease v1@0'],
    },
    { off: 'detachFlights', setup: crowd, steps: ['r1 fills v1@0', 'P applies hard 1', 'r2 starts in P'] },
    {
      off: 'hardApartFromSoft',
      setup: softAfterHard,
      steps: ['r1 fills v1@0', 'w1 bumps hard: 1', 'w2 bumps soft: 2'],
    },
    {
      off: 'positionFromLog',
      setup: softAfterHard,
      steps: ['w1 bumps hard: 1', 'w2 bumps soft: 2', 'w2 returns in P'],
    },
    {
      off: 'mergeByMax',
      setup: twoBumps,
      steps: ['r1 fills v2@1', 'w1 bumps hard: 2', 'w1 returns in Q', 'Q applies hard 1'],
    },
    {
      off: 'reloadAtOnce',
      setup: twoBumps,
      steps: ['Q finds messages gone and reloads the table', 'w2 bumps hard: 2', 'Q notes the position'],
    },
    { off: 'gapDetection', setup: losses, steps: ['r1 fills v1@0', 'message 1 is trimmed', 'P skips messages'] },
    {
      off: 'failClosed',
      setup: losses,
      steps: ['r1 fills v1@0', 'w1 bumps hard: 1', 'the table is lost', 'P finds messages gone and reloads the table'],
    },
    { off: 'numbersGoOn', setup: losses, steps: ['w1 bumps hard: 1', 'all is lost and counted anew'] },
    {
      off: 'suspectAsksTable',
      setup: suspect,
      steps: ['r1 fills v1@0', 'w1 returns in Q', 'P is suspect', 'r2 starts in P'],
    },
  ])('needs $off', ({ off, setup, steps }) => {
    expectCounterexample(explore(createTags({ ...setup, off: [off].flat() })), steps);
  });
});
