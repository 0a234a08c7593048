import type { ComposedSource } from '#db/schema/catalog.ts';

export type SeedImage = { source: ComposedSource; alt: string };

export type SeedVariant = {
  id: number;
  sku: string;
  /** Minor units. */
  price: number;
  compareAtPrice: number | null;
  options: Record<string, string>;
  /** Position of the image that shows it; null when all variants look alike. */
  imagePosition: number | null;
  available: number;
};

export type SeedReview = { rating: number; title: string; body: string; author: string; createdAt: string };

/** A product with all that belongs to it, as it is written to the database. Times are ISO 8601. */
export type SeedProduct = {
  id: number;
  slug: string;
  name: string;
  description: string;
  brandId: number;
  status: 'draft' | 'published' | 'archived';
  attributes: Record<string, string>;
  keywords: string;
  popularity: number;
  createdAt: string;
  updatedAt: string;
  /** The category it belongs in comes first. */
  categoryIds: number[];
  images: SeedImage[];
  options: { name: string; values: string[] }[];
  variants: SeedVariant[];
  reviews: SeedReview[];
};
