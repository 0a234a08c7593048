import { correctWords } from './correct-words.ts';
import { expandWords } from './expand-words.ts';
import { noteMiss } from './misses/note-miss.ts';
import type { SearchPlan } from './plan.ts';
import { allBeginning, allOf, anyOf, ifFound } from './text-query.ts';
import { splitWords } from './words.ts';

/** Decides what to look for, and remembers what was not found. */
export async function makePlan(q: string): Promise<SearchPlan> {
  const plan = await planWords(q);
  if (plan.kind === 'loosened' || plan.kind === 'nothing') await noteMiss(q, plan.kind === 'loosened');
  return plan;
}

/** Decides what to look for. Asks no more than it must: most searches are for what is there. */
export async function planWords(q: string): Promise<SearchPlan> {
  const words = splitWords(q);
  const groups = await expandWords(words);
  const found = (await ifFound(allOf, groups)) ?? (await ifFound(allBeginning, groups));
  if (found) return { kind: 'found', terms: { ...found, by: 'name' } };
  const { words: meant, isChanged, known } = await correctWords(words);
  if (isChanged) {
    const all = await ifFound(allOf, await expandWords(meant));
    if (all) return { kind: 'corrected', terms: { ...all, by: 'name' }, words: meant.join(' ') };
  }
  // Words that nothing has tell nothing: what has all the others is nearer than what has any of them.
  const told = isChanged || known.length < meant.length ? await expandWords(known) : groups;
  const most = known.length < meant.length ? await ifFound(allOf, told) : undefined;
  if (most) return { kind: 'loosened', terms: { ...most, by: 'name' } };
  const some = await ifFound(anyOf, told);
  return some ? { kind: 'loosened', terms: { query: some.query, by: 'most' } } : { kind: 'nothing' };
}
