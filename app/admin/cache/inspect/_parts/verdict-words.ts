import type { StatusTone } from '#app/admin/_ui/status.tsx';
import type { InspectedKey } from '#lib/admin/inspect/inspect-key.ts';
import type { Cause, Verdict } from '#lib/admin/inspect/verdict.ts';
import { formatSpan } from '../../_parts/format.ts';

export type VerdictWords = { tone: StatusTone; word: string; title: string; text: string };

/** The verdict in words: what is the matter, and why. */
export function describeVerdict({ verdict, source, thing }: InspectedKey, now: number): VerdictWords {
  switch (verdict.state) {
    case 'wrong':
      return {
        tone: 'bad',
        word: 'wrong',
        title: `${join(verdict.places)} ${verdict.places.length === 1 ? 'serves' : 'serve'} something else than the database has`,
        text: `${describeCause(verdict.cause)} ${describeEnd(verdict, now)}`,
      };
    case 'ended':
      return {
        tone: 'quiet',
        word: 'ended',
        title: 'Nobody is served anything old',
        text: `${join(verdict.places)} still ${verdict.places.length === 1 ? 'holds' : 'hold'} a copy from before a change, but its tags have ended it: the next one who asks gets a new one.`,
      };
    case 'blind':
      return {
        tone: 'low',
        word: 'away',
        title: 'The shared store does not answer',
        text: 'What it holds cannot be seen. Processes serve their own copies for a minute, then ask the database.',
      };
    case 'current':
      return {
        tone: 'good',
        word: 'current',
        title: 'Every copy is what the database has',
        text:
          thing === 'page'
            ? 'The products that the page shows have these very versions.'
            : `${source.version > 0 ? `Version ${source.version}, compared` : 'Compared'} with the database just now.`,
      };
    case 'likely':
      return {
        tone: 'good',
        word: 'current',
        title: 'Nothing has changed since it was made',
        text: 'As its tags tell: this kind of thing cannot be compared with the database directly.',
      };
    case 'empty':
      return {
        tone: 'quiet',
        word: 'not held',
        title: 'No layer holds it',
        text: 'Whoever asks next gets it from the database. What is old elsewhere comes from another key, from the CDN, or from a browser.',
      };
  }
}

function describeCause(cause: Cause): string {
  if (cause.state === 'unexplained') {
    const memory = cause.isRemembered ? '' : ' No process remembers storing it, either.';
    return `No change explains it: nothing that carries its tags was written through the shop since it was made.${memory} Rows were changed past the shop, or the copy was put there past the cache. Purge it.`;
  }
  const { changeId, kind, lastError } = cause.change;
  const change = `Change ${changeId} (${kind})`;
  if (cause.state === 'unannounced') {
    return `${change} was written after it, and has not been announced yet${lastError ? `: ${lastError}` : ''}. The relay does that.`;
  }
  if (cause.state === 'unheard') return `${change} was written after it, and that process has not heard of it yet.`;
  return `${change} was written after it was made and is known everywhere, yet the copy counts as newer than the change: it was put there past the cache, or made from a database that lags behind. Purge it.`;
}

const describeEnd = ({ until }: Extract<Verdict, { state: 'wrong' }>, now: number) =>
  `Left alone, it ends by itself in ${formatSpan(until - now)}.`;

const join = (places: readonly string[]): string => {
  const distinct = [...new Set(places)];
  return distinct.length < 2 ? (distinct[0] ?? '') : `${distinct.slice(0, -1).join(', ')} and ${distinct.at(-1)}`;
};
