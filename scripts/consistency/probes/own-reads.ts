import type { Random } from '#db/seed/random.ts';
import type { Entry } from '../http/connect.ts';
import type { Read } from '../http/read.ts';
import type { Leaf } from '../load/catalogue.ts';
import type { Done } from '../load/writer.ts';
import type { Judge } from '../oracles/judge.ts';
import type { Outcome } from '../oracles/tally.ts';
import type { Truth } from '../truth/truth.ts';
import { targetsOf } from './targets.ts';

export type OwnReadParts = {
  entries: readonly Entry[];
  leaves: ReadonlyMap<string, Leaf>;
  truth: Truth;
  read: Read;
  judge: Judge;
  random: Random;
  onOwnRead: (outcome: Outcome) => void;
  onUnanswered: (error: unknown) => void;
};

/** Reads what was just saved, with its ticket, each form at an entry of its own: whoever wrote must never see it undone. */
export function createOwnReads({ entries, leaves, truth, read, judge, random, ...on }: OwnReadParts) {
  return async (done: Done): Promise<void> => {
    const { changeId: ticket, productId } = done.write;
    if (ticket === undefined || done.write.kind === 'stock') return;
    await Promise.all(
      targetsOf(done, leaves, truth.countIn).map(async ({ form, path, categoryId }) => {
        try {
          const reading = await read(random.pick(entries), path, { ticket });
          const question = { form, productId, withTicket: true, ...(categoryId !== undefined && { categoryId }) };
          on.onOwnRead(judge(reading, question));
        } catch (error) {
          on.onUnanswered(error);
        }
      }),
    );
  };
}
