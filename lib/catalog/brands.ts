import { asc } from 'drizzle-orm';
import { brands } from '#db/schema/catalog.ts';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { getRuntime } from '#lib/runtime.ts';

/**
 * Every brand there is, by name, also those of which nothing is in the shop.
 * @throws ForbiddenError for less than a viewer
 */
export async function listBrands(actor: Actor): Promise<{ slug: string; name: string }[]> {
  assertMay(actor, 'viewer');
  return getRuntime().db.select({ slug: brands.slug, name: brands.name }).from(brands).orderBy(asc(brands.name));
}
