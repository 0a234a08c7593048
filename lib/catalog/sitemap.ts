import { type SitemapEntry, sitemapEntriesCache, sitemapPartsCache } from '#lib/cache/sitemaps.ts';
import { afterTicket } from '#lib/http/scope.ts';

/** Numbers of the parts that the sitemap of products has. */
export async function listSitemapParts(): Promise<number[]> {
  const { entry } = await sitemapPartsCache().get('all', afterTicket());
  return entry.found ? entry.value : [];
}

/** The products of a part of the sitemap; empty where there is no such part. */
export async function readSitemapPart(part: number): Promise<SitemapEntry[]> {
  const { entry } = await sitemapEntriesCache().get(part, afterTicket());
  return entry.found ? entry.value : [];
}
