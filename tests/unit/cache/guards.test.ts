import { describe, expect, it } from 'vitest';
import { createTagTable } from '#lib/cache/engine/coherence/tag-table.ts';
import { stopTime } from '#tests/unit/cache/support/time.ts';
import {
  bornNeverHeard,
  createFaultyTable,
  everythingIsAlive,
  flightsIgnoreEpochs,
  flightsStayAttached,
  stripesNeverMove,
  unknownIsAlive,
} from './guards/crippled-parts.ts';
import * as crippled from './guards/crippled-store.ts';
import * as play from './guards/scenarios.ts';

stopTime();

type Guarded = {
  /** As the model of the protocol calls it. */
  guard: string;
  scenario: play.Scenario;
  /** What must be shown, and what is shown without the guard. */
  due: number | string;
  wrong: number | string;
  without: play.Parts;
  /** Parts that make the scenario possible, guard or not. */
  within?: play.Parts;
};
const NEW = { due: 2, wrong: 1 };

const GUARDS: Guarded[] = [
  {
    guard: 'promotionStripe',
    scenario: play.invalidatedHereWhileRead,
    ...NEW,
    without: { seams: { createStripes: stripesNeverMove } },
  },
  {
    guard: 'messageBumpsStripe',
    scenario: play.invalidatedElsewhereWhileRead,
    ...NEW,
    without: { seams: { createStripes: stripesNeverMove } },
  },
  {
    guard: 'fillStripe',
    scenario: play.invalidatedOnceFilled,
    ...NEW,
    without: { seams: { createStripes: stripesNeverMove } },
  },
  {
    guard: 'detachFlights, by key',
    scenario: play.askedAfterKeyWhileLoading,
    ...NEW,
    without: { seams: { createFlights: flightsStayAttached } },
  },
  {
    guard: 'detachFlights, by tag',
    scenario: play.askedAfterTagWhileLoading,
    ...NEW,
    without: { seams: { createFlights: flightsIgnoreEpochs } },
  },
  {
    guard: 'fillToken',
    scenario: play.overtakenByAnotherLoad,
    ...NEW,
    without: { store: crippled.fillIgnoresToken },
  },
  {
    guard: 'fillFailsClosed',
    scenario: play.invalidatedWhileLoaded,
    ...NEW,
    without: { store: crippled.fillFailsOpen },
  },
  {
    guard: 'fillVersion, where a replica is read',
    scenario: play.refreshedFromReplica,
    ...NEW,
    without: { store: crippled.fillIgnoresVersion },
  },
  {
    guard: 'dropLease, by an invalidation',
    scenario: play.invalidatedWhileLoaded,
    ...NEW,
    without: { store: crippled.invalidateKeepsLease },
  },
  {
    guard: 'dropLease, by a write',
    scenario: play.writtenWhileLoaded,
    ...NEW,
    without: { store: crippled.replaceKeepsLease },
  },
  {
    guard: 'neverCreate',
    scenario: play.lateWriteAfterEviction,
    due: 3,
    wrong: 2,
    without: { store: crippled.replaceCreates },
  },
  {
    guard: 'replaceOnlyOlder',
    scenario: play.lateWriteAfterNewer,
    due: 3,
    wrong: 2,
    without: { store: crippled.replaceIgnoresVersion },
  },
  {
    guard: 'sharedBeforeMessage',
    scenario: play.readOnceHeard,
    ...NEW,
    without: { store: crippled.messageBeforeShared },
  },
  {
    guard: 'gapDetection',
    scenario: play.messageLost,
    ...NEW,
    without: { store: crippled.chainNeverBreaks },
  },
  { guard: 'suspectSkipsLocal', scenario: play.cutOff, ...NEW, without: { heartbeatMs: 1e6 } },
  {
    guard: 'leaseEnds',
    scenario: play.holderKilled,
    due: 'filled',
    wrong: 'LoadTimeoutError',
    without: { store: crippled.leasesNeverEnd },
  },
  {
    guard: 'snapshotBeforeLoad',
    scenario: play.tagInvalidatedWhileLoaded,
    ...NEW,
    without: { store: crippled.snapshotAtFill },
  },
  {
    guard: 'acquireKnowsSeen',
    scenario: play.foundDead,
    due: 'filled',
    wrong: 'degraded',
    without: { store: crippled.acquireIgnoresSeen },
  },
  {
    guard: 'tags are judged at all',
    scenario: play.softAfterHard,
    ...NEW,
    without: { seams: { createTagTable: everythingIsAlive } },
  },
  {
    guard: 'hardApartFromSoft',
    scenario: play.softAfterHard,
    ...NEW,
    without: { seams: { createTagTable: createFaultyTable({ softUndoesHard: true }) } },
  },
  {
    guard: 'unknown is asked for',
    scenario: play.joinedAfterTag,
    ...NEW,
    without: { seams: { createTagTable: unknownIsAlive } },
  },
  {
    guard: 'what a full table dropped is unknown',
    scenario: play.tableOverflows,
    ...NEW,
    within: { seams: { createTagTable: () => createTagTable(2) } },
    without: { seams: { createTagTable: createFaultyTable({ forgets: true }) } },
  },
  {
    guard: 'mergeByMax',
    scenario: play.learnedLate,
    ...NEW,
    without: { seams: { createTagTable: createFaultyTable({ learningOverwrites: true }) } },
  },
  {
    guard: 'failClosed',
    scenario: play.tagVersionsLost,
    ...NEW,
    without: { seams: { createTagTable: bornNeverHeard } },
  },
];

describe('guard', () => {
  it.each(GUARDS)('$guard: with it what is due is shown, without it something else', async (guarded) => {
    const { scenario, due, wrong, without, within = {} } = guarded;
    expect(await scenario(within)).toBe(due);
    expect(await scenario(without)).toBe(wrong);
  });

  it.each(GUARDS.filter(({ without }) => without.seams?.createTagTable))(
    'a faulty table is at fault, not its simplicity: $guard',
    async ({ scenario, due }) => {
      expect(await scenario({ seams: { createTagTable: createFaultyTable({}) } })).toBe(due);
    },
  );
});
