import type { Facts } from '#lib/fleet/facts.ts';

/** How a copy stands to what the source has. `untold`: there is nothing to compare it with. */
export type Comparison =
  | { state: 'same' }
  | { state: 'untold' }
  | { state: 'differs'; isOlder: boolean; fields: Difference[] };

export type Difference = { field: string; here: string; source: string };

/** What is compared: `found` false is the knowledge that there is none. */
export type Content = { found: boolean; version: number; facts: Facts };

/** Beyond that nobody reads on. */
const FIELDS = 12;
/** Differ whenever anything does. */
const BOOKKEEPING = new Set(['version', 'updatedAt']);
const NONE = 'nothing';

/** A version decides where there is one: it grows with every change. */
export function compareContent(copy: Content, source: Content | undefined): Comparison {
  if (!source) return { state: 'untold' };
  if (copy.found !== source.found) {
    const [here, there] = [copy, source].map(({ found, version }) => (found ? `version ${version}` : NONE));
    return { state: 'differs', isOlder: false, fields: [{ field: 'entry', here: here ?? '', source: there ?? '' }] };
  }
  if (copy.version === source.version && copy.facts.digest === source.facts.digest) return { state: 'same' };
  const names = [...new Set([...Object.keys(copy.facts.fields), ...Object.keys(source.facts.fields)])];
  const fields = names
    .map((field) => ({ field, here: say(copy.facts.fields[field]), source: say(source.facts.fields[field]) }))
    .filter(({ field, here, source: there }) => here !== there && !BOOKKEEPING.has(field));
  return { state: 'differs', isOlder: copy.version < source.version, fields: fields.slice(0, FIELDS) };
}

/**
 * Compares what a page shows with the products themselves.
 * @param present versions of published products by id
 */
export function comparePage(shows: Facts['shows'], present: ReadonlyMap<string, number>): Comparison {
  const shown = Object.entries(shows);
  if (shown.length === 0) return { state: 'untold' };
  const fields = shown
    .filter(([id, version]) => (present.get(id) ?? 0) !== version)
    .map(([id, version]) => ({
      field: `product ${id}`,
      here: `version ${version}`,
      source: present.has(id) ? `version ${present.get(id)}` : 'not on sale',
    }));
  if (fields.length === 0) return { state: 'same' };
  const isOlder = shown.some(([id, version]) => version < (present.get(id) ?? 0));
  return { state: 'differs', isOlder, fields: fields.slice(0, FIELDS) };
}

const say = (value: Facts['fields'][string] | undefined) => (value === undefined ? NONE : String(value));
