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
  const corrected = await correctWords(words);
  const meant = corrected ? await expandWords(corrected) : groups;
  if (corrected) {
    const all = await ifFound(allOf, meant);
    if (all) return { kind: 'corrected', terms: { ...all, by: 'name' }, words: corrected.join(' ') };
  }
  const some = await ifFound(anyOf, meant);
  return some ? { kind: 'loosened', terms: { query: some.query, by: 'most' } } : { kind: 'nothing' };
}
