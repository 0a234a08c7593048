import { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { askFleet } from '#lib/fleet/fleet.ts';
import { mergeSteps, STEP_MS, type Step } from '#lib/fleet/steps.ts';
import { getRuntime } from '#lib/runtime.ts';

/** `since`: only steps that ended after it, ms since the epoch. */
export const seriesQuery = z.object({
  since: z.coerce
    .number('must be a time in ms')
    .int('must be a whole number')
    .min(0, 'must not be negative')
    .default(0),
});

export type CacheSeries = {
  stepMs: number;
  /** What the whole fleet did, oldest first: a quarter of an hour at most. */
  steps: Step[];
  processes: number;
};

/** Not every process has noted by then what it did in a step; ms. */
const SETTLED_MS = 500;

/**
 * What every cached thing has done lately, in all processes together.
 * @throws ForbiddenError for less than a viewer
 */
export async function readSeries(actor: Actor, { since }: z.output<typeof seriesQuery>): Promise<CacheSeries> {
  assertMay(actor, 'viewer');
  const { answers } = await askFleet(getRuntime(), { kind: 'steps', since });
  const settled = Date.now() - SETTLED_MS;
  const steps = mergeSteps(answers).filter(({ at }) => at <= settled);
  return { stepMs: STEP_MS, steps, processes: answers.length };
}
