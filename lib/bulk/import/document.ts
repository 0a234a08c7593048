import type { FieldFault } from '../types.ts';

/** What a file says of one variant. What it does not name stays, or has its default where the variant is new. */
export type VariantDocument = {
  /** Where in the file; for people. */
  row: number;
  sku: string;
  /** Text: in the currency's unit, as people write it (`12.90`). A number: minor units. */
  price?: string | number;
  compareAtPrice?: string | number | null;
  options?: Record<string, string>;
  imageIndex?: number | null;
  /** First stock, where it is new. */
  available?: number;
};

/** What a file says of the product itself. */
export type ProductFields = {
  slug?: string;
  name?: string;
  description?: string;
  brand?: string;
  status?: string;
  publishAt?: string | null;
  currency?: string;
  seoTitle?: string | null;
  seoDescription?: string | null;
  /** Paths: `kitchen/coffee`; the one it belongs in first. */
  categories?: string[];
  /** Null: takes it away. Those that are not named stay. */
  attributes?: Record<string, string | null>;
  options?: { name: string; values: string[] }[];
  images?: { hash: string; alt: string; focalX: number; focalY: number }[];
};

/** What a file says of one product: what is written with one write. `faults`: what could not be read of it. */
export type ProductDocument = {
  /** Of its first row, or its place in the list. */
  number: number;
  fields: ProductFields;
  variants: VariantDocument[];
  faults: FieldFault[];
};
