import type { Kind } from '../catalogue/types.ts';
import { SERIES } from '../words/series.ts';
import type { Place } from './assortment.ts';

export type ProductName = {
  name: string;
  slug: string;
  /** The line or, for what has a title, the title. */
  line: string;
  lineNumber: number;
  make: string;
  noun: string;
};

// Coprime to every number of names a kind can have, so that steps of this size visit each name once.
const STRIDE = 1_299_709;

type Label = { make: string; noun: string };

const labelLists = new WeakMap<Kind, Label[]>();

/** What may follow the line's name; no two have the same address. */
export function listLabels(kind: Kind): readonly Label[] {
  const known = labelLists.get(kind);
  if (known) return known;
  const labels = new Map<string, Label>();
  for (const noun of kind.nouns) {
    for (const wanted of kind.makes) {
      const make = noun.toLowerCase().includes(wanted.toLowerCase()) ? '' : wanted;
      labels.set(toSlug(`${make} ${noun}`), { make, noun });
    }
  }
  const list = [...labels.values()];
  labelLists.set(kind, list);
  return list;
}

/**
 * Names a product by its rank among those of its kind: a bijection, so names never repeat and a product's name does not
 * depend on how many others there are. Once a kind has used all its names it begins again with "No. 2".
 */
export function nameProduct({ kind, kindNumber, department, rank }: Place): ProductName {
  const labels = listLabels(kind);
  const lines = kind.titles ? listTitles(kind.titles) : SERIES[department.series];
  const size = lines.length * labels.length;
  const index = (rank * (STRIDE % size) + kindNumber * 37) % size;
  const lineNumber = index % lines.length;
  const line = lines[lineNumber] ?? '';
  const { make, noun } = labels[Math.floor(index / lines.length)] ?? { make: '', noun: '' };
  const round = Math.floor(rank / size) + 1;
  const words = kind.titles ? [line] : [line, make, noun];
  if (round > 1) words.push(kind.titles ? `(Volume ${round})` : `No. ${round}`);
  const name = words.filter(Boolean).join(' ');
  return { name, slug: toSlug(name), line, lineNumber, make, noun };
}

const titleLists = new WeakMap<object, string[]>();

function listTitles(titles: NonNullable<Kind['titles']>): string[] {
  const known = titleLists.get(titles);
  if (known) return known;
  const list = titles.patterns.flatMap((pattern) =>
    titles.first.flatMap((first) =>
      titles.second.map((second) => pattern.replace('{first}', first).replace('{second}', second)),
    ),
  );
  titleLists.set(titles, list);
  return list;
}

/** The address form of an ASCII name. */
export function toSlug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("'", '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
