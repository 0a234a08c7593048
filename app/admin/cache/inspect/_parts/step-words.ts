import type { FleetStep } from '#lib/admin/inspect/inspect-key.ts';

type Words = (step: FleetStep) => string;

const version = ({ version: number }: FleetStep) => (number ? ` (version ${number})` : '');
const whose = ({ layer }: FleetStep) => (layer === 'l1' ? 'The copy of this process' : 'The copy in Redis');
const by = ({ by: who }: FleetStep) => (who === 'here' ? 'by this process' : 'as the log of changes says');
const REFUSALS: Record<string, string> = {
  fenced: 'something had changed meanwhile',
  'newer-present': 'something newer was there',
  'store-unavailable': 'Redis did not answer',
};

const WORDS: Record<string, Words> = {
  filled: (step) => `Loaded from the database, and stored for all${version(step)}.`,
  promoted: (step) => `Kept in this process${version(step)}.`,
  'promotion-skipped': () => 'Not kept in this process: something happened to it while it was read.',
  'fill-refused': ({ reason }) => `Loaded, but not stored: ${REFUSALS[reason ?? ''] ?? reason}.`,
  followed: ({ ms }) => `Waited ${Math.round(Number(ms))} ms for another who loaded it.`,
  'early-refresh': () => 'Is being loaded anew before its time is over.',
  'stale-served': (step) => `${whose(step)} was served although it is old (${step.reason}).`,
  dead: (step) => `${whose(step)} was found ended by one of its tags.`,
  invalidated: (step) => `Ended by its key, ${by(step)}.`,
  written: (step) => `Replaced by a write${version(step)}, ${by(step)}.`,
};

/** What happened to a key, as a sentence. */
export const describeStep = (step: FleetStep): string => WORDS[step.what]?.(step) ?? `${step.what}.`;
