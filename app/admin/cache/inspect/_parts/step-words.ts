import type { FleetStep } from '#lib/admin/inspect/inspect-key.ts';

type Words = (step: FleetStep) => string;

const version = ({ version: number }: FleetStep) => (number ? ` (version ${number})` : '');
const layer = ({ layer: name }: FleetStep) => (name === 'l1' ? 'its own copy' : 'the copy in Redis');
const whose = ({ by }: FleetStep) => (by === 'here' ? 'by this process' : 'as the log of changes says');

const WORDS: Record<string, Words> = {
  filled: (step) => `was loaded from the database and stored for all${version(step)}`,
  promoted: (step) => `was kept in this process${version(step)}`,
  'promotion-skipped': () => 'was not kept in this process: something happened to it while it was read',
  'fill-refused': ({ reason }) =>
    reason === 'fenced'
      ? 'was loaded, but not stored: something had changed meanwhile'
      : reason === 'newer-present'
        ? 'was loaded, but not stored: something newer was there'
        : 'was loaded, but could not be stored: Redis did not answer',
  followed: ({ ms }) => `was waited for while another loaded it, ${ms} ms`,
  'early-refresh': () => 'is being loaded anew before its time is over',
  'stale-served': (step) => `${layer(step)} was served although it is old (${step.reason})`,
  dead: (step) => `${layer(step)} was found ended by one of its tags`,
  invalidated: (step) => `was ended by its key, ${whose(step)}`,
  written: (step) => `was replaced by a write${version(step)}, ${whose(step)}`,
};

/** What happened to a key, as the end of a sentence. */
export const describeStep = (step: FleetStep): string => WORDS[step.what]?.(step) ?? step.what;
