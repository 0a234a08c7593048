import type { Contestant, ContestantName, Layout } from '../contestants/contestant.ts';
import { loadContestant } from '../contestants/open.ts';
import { createSource, type Source } from './source.ts';

type Session = { contestant: Contestant; source: Source; layout: Layout };

export type SourceOptions = { loadMs: number; freshly: boolean };

let current: Session | undefined;

/** Opens the one contestant of this process. */
export async function openSession(name: ContestantName, layout: Layout, options: SourceOptions): Promise<void> {
  const source = createSource(options);
  const open = await loadContestant(name);
  current = { contestant: await open(layout, source), source, layout };
}

export function session(): Session {
  if (current === undefined) throw new Error('no contestant has been opened');
  return current;
}
