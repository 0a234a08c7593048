import { categoryTreeCache } from '#lib/cache/categories.ts';
import { categoryCountCache } from '#lib/cache/category-counts.ts';
import { categoryRedirectCache } from '#lib/cache/category-redirects.ts';
import { componentCache } from '#lib/cache/components.ts';
import { facetCache } from '#lib/cache/facets.ts';
import { inventoryCache } from '#lib/cache/inventory.ts';
import { listingCache } from '#lib/cache/listings.ts';
import { pictureSourceCache } from '#lib/cache/pictures.ts';
import { productSlugCache } from '#lib/cache/product-slugs.ts';
import { productCache } from '#lib/cache/products.ts';
import { reviewsCache } from '#lib/cache/reviews.ts';
import { searchPlanCache } from '#lib/cache/search-plans.ts';
import { sitemapEntriesCache, sitemapPartsCache } from '#lib/cache/sitemaps.ts';
import { suggestionCache } from '#lib/cache/suggestions.ts';

/** A process knows a cached thing once it has asked for it: one that has just begun is to explain keys as well. */
export function openThings(): void {
  categoryTreeCache();
  categoryCountCache();
  categoryRedirectCache();
  componentCache();
  facetCache();
  inventoryCache();
  listingCache();
  pictureSourceCache();
  productSlugCache();
  productCache();
  reviewsCache();
  searchPlanCache();
  sitemapEntriesCache();
  sitemapPartsCache();
  suggestionCache();
}
