/** Where an answer comes from, as it is counted. */
export type Layer = 'process' | 'redis' | 'edge';

/** In what form something is shown. */
export type Form = 'product JSON' | 'product page' | 'list JSON' | 'list page' | 'stock';

export const FORMS: readonly Form[] = ['product JSON', 'product page', 'list JSON', 'list page', 'stock'];

/** The ages at which every change is looked for again; ms after the answer to its write. */
export const AGES = [100, 1_000, 5_000, 10_000] as const;
export type Age = (typeof AGES)[number];
