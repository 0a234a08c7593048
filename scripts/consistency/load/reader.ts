import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '#db/seed/random.ts';
import type { Entry } from '../http/connect.ts';
import type { Read, Reading } from '../http/read.ts';
import type { Judge } from '../oracles/judge.ts';
import { createMonotone } from '../oracles/monotone.ts';
import type { Outcome } from '../oracles/tally.ts';
import { pickHeaders, type Violation } from '../oracles/violation.ts';
import type { Address } from './addresses.ts';

export type ReaderParts = {
  /** Where this shopper asks, always. */
  entry: Entry;
  read: Read;
  judge: Judge;
  chooseAddress: (random: Random) => Address;
  random: Random;
  /** On average, ms. */
  pauseMs: number;
  onRead: (reading: Reading, outcome: Outcome) => void;
  onUnanswered: (error: unknown) => void;
  onViolation: (violation: Violation) => void;
};

/** One shopper, who goes from page to page until told to stop. */
export async function runReader(parts: ReaderParts, signal: AbortSignal): Promise<void> {
  const { entry, random, judge } = parts;
  const findRegressions = createMonotone();
  while (!signal.aborted) {
    const { path, ...question } = parts.chooseAddress(random);
    try {
      const reading = await parts.read(entry, path);
      parts.onRead(reading, judge(reading, question));
      // Two answers of the edge may come from two processes.
      for (const { productId, before, after } of entry.layer === 'process'
        ? findRegressions(path, reading.content)
        : []) {
        parts.onViolation({
          oracle: 'monotone versions',
          layer: entry.layer,
          form: question.form,
          age: undefined,
          where: entry.name,
          path,
          productId,
          what: `went back from version ${before} to ${after}`,
          lateMs: undefined,
          sentAt: reading.sentAt,
          changeId: undefined,
          missed: [],
          headers: pickHeaders(reading.headers),
        });
      }
    } catch (error) {
      if (!signal.aborted) parts.onUnanswered(error);
    }
    await wait(-Math.log(1 - random.next()) * parts.pauseMs, undefined, { signal }).catch(() => {});
  }
}
