import type { AttributeName } from '../words/attributes.ts';
import type { BRANDS_BY_DEPARTMENT } from '../words/brands.ts';
import type { ObjectName } from '../words/objects.ts';
import type { ChoiceName } from '../words/options.ts';
import type { Voice } from '../words/reviews.ts';
import type { SeriesName } from '../words/series.ts';

/** Words of which a title is made: `The Salt Road`. */
export type TitleWords = { patterns: readonly string[]; first: readonly string[]; second: readonly string[] };

/** A sort of product, from which any number of different products are made. */
export type Kind = {
  /** What it is called, singular, in title case; no other kind may use the same words. */
  nouns: readonly string[];
  object: ObjectName;
  /** Cheapest and dearest, EUR. */
  price: readonly [number, number];
  /** What may stand before the noun; those in words/materials.ts also set the material. '' means nothing does. */
  makes: readonly string[];
  /** Completes "made for ...". */
  uses: readonly string[];
  /** Sentences that are true of every product of the kind. */
  details: readonly string[];
  choice?: ChoiceName;
  /** Colours that a product comes in, at most; only for an object that can be dyed. */
  colours?: number;
  facets?: Partial<Record<AttributeName, readonly string[]>>;
  /** What its reviews speak of; that of its category unless stated. */
  reviews?: Voice;
  /** For what has a title rather than a series. */
  titles?: TitleWords;
};

export type Category = {
  slug: string;
  name: string;
  description: string;
  object: ObjectName;
  kinds: readonly Kind[];
  /** Slug of the category of the department in which some of its products are also filed. */
  neighbour?: string;
  /** What reviews of its kinds speak of; whatever suits the whole department unless stated. */
  reviews?: Voice;
  /** Whether shoppers choose by colour here; true unless stated. */
  sortedByColour?: false;
};

export type Department = {
  slug: keyof typeof BRANDS_BY_DEPARTMENT;
  name: string;
  description: string;
  object: ObjectName;
  series: SeriesName;
  categories: readonly Category[];
};
