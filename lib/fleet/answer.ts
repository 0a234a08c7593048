import type { LocalCopy } from '#lib/cache/engine/inspect/copies.ts';
import type { RelayState } from '#lib/changes/relay.ts';
import type { Runtime } from '#lib/runtime.ts';
import { toFacts } from './facts.ts';
import type { Answers, CopyReport, KeyReport, Member, ProcessReport, Question } from './questions.ts';
import type { Sampler } from './sampler.ts';

/** What a process answers questions from. */
export type Self = {
  runtime: Pick<Runtime, 'cache'>;
  member: Member;
  sampler: Sampler | undefined;
  role: () => RelayState['role'] | null;
};

/** What this process answers. */
export function answerQuestion(self: Self, question: Question): Answers[Question['kind']] {
  if (question.kind === 'report') return report(self);
  if (question.kind === 'steps') return self.sampler?.since(question.since) ?? [];
  return explainKey(self, question.key);
}

function report({ runtime, member, role }: Self): ProcessReport {
  const { things, gaps, storeErrors, debtsOwed, debtsPaid, position, trusted } = runtime.cache.stats();
  const held = Object.values(things).map(({ local }) => local);
  return {
    ...member,
    role: role(),
    position,
    trusted,
    gaps,
    storeErrors,
    debtsOwed,
    debtsPaid,
    entries: held.reduce((all, { entries }) => all + entries, 0),
    bytes: held.reduce((all, { bytes }) => all + bytes, 0),
    rssBytes: process.memoryUsage.rss(),
  };
}

function explainKey({ runtime, member }: Self, key: string): KeyReport {
  const here = runtime.cache.inspect.here(key);
  if (!here)
    return { ...member, copy: null, position: runtime.cache.position(), trusted: true, owed: false, steps: [] };
  return { ...member, ...here, copy: here.copy ? toCopyReport(key, here.copy, here.copy.until) : null };
}

/** A copy as people are told of it. `until`: when it ends by itself, ms since the epoch. */
export function toCopyReport(
  key: string,
  { entry, verdict, snapshot }: Pick<LocalCopy, 'entry' | 'verdict' | 'snapshot'>,
  until: number,
): CopyReport {
  return {
    found: entry.found,
    version: entry.found ? entry.version : 0,
    createdAt: entry.createdAt,
    tags: entry.tags,
    verdict,
    snapshot,
    until,
    facts: toFacts(thingOf(key), entry),
  };
}

/** The name of the thing that a key of the cache belongs to: `product` of `product:1:42`. */
export const thingOf = (key: string): string => key.split(':', 1)[0] ?? '';
