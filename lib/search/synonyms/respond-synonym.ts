import type { Committed } from '#lib/changes/commit-change.ts';
import { badFieldsProblem, respondProblem } from '#lib/http/problem.ts';
import { respondChange } from '#lib/http/respond-admin.ts';
import type { SynonymInput } from './input.ts';
import type { SynonymWrite } from './write.ts';

/** The answer to a write of a synonym: what it is about, as search compares it. */
export function respondSynonymWrite(input: SynonymInput, { result, changeId }: Committed<SynonymWrite>): Response {
  return result.state === 'invalid' ? respondProblem(badFieldsProblem(result.errors)) : respondChange(input, changeId);
}
