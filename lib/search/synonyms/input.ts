import { z } from 'zod';
import { MAX_TERM_WORDS } from '../expand-words.ts';
import { normaliseWords, splitWords } from '../words.ts';

const MAX_LENGTH = 60;

/** One word or a few, as search compares them. */
const words = z
  .string('must be text')
  .max(MAX_LENGTH, `must have at most ${MAX_LENGTH} characters`)
  .transform((text) => splitWords(normaliseWords(text)).join(' '))
  .refine((text) => text !== '', 'must have a letter or a digit')
  .refine((text) => text.split(' ').length <= MAX_TERM_WORDS, `must be at most ${MAX_TERM_WORDS} words`);

/** Who asks for `term` is shown what `synonym` names, too; with `bothWays` also the other way round. */
export const synonymInput = z.strictObject({ term: words, synonym: words, bothWays: z.boolean().default(false) });

export type SynonymInput = z.output<typeof synonymInput>;
