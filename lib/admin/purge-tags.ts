import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { isId, isSlug } from '#lib/catalog/ids.ts';
import { isTag, tags as names } from '#lib/cdn/tags.ts';
import { commitChange } from '#lib/changes/commit-change.ts';
import { getRuntime } from '#lib/runtime.ts';

const tag = z.string().refine(isTag, 'must be small letters, digits, and : _ -');
const product = z.string().refine((text) => isId(text) || isSlug(text), 'must be the id or the slug of a product');

/** Tags, or a product by id or slug. */
export const purgeInput = z
  .strictObject({
    tags: z.array(tag).min(1, 'must name a tag').max(100, 'must be 100 tags at most').optional(),
    product: product.optional(),
  })
  .refine(({ tags, product }) => (tags === undefined) !== (product === undefined), {
    path: ['tags'],
    message: 'must be given, or product, and not both',
  });

export type Purged =
  | { state: 'purged'; tags: readonly string[]; changeId: string | undefined }
  | { state: 'no-product' };

/**
 * Ends all that carries one of these tags, in every layer, as if what they name had changed.
 * @throws ForbiddenError for less than an owner
 */
export async function purge(actor: Actor, wanted: z.output<typeof purgeInput>): Promise<Purged> {
  assertMay(actor, 'owner');
  const tags = wanted.tags ?? (await tagsOfProduct(wanted.product ?? ''));
  if (!tags) return { state: 'no-product' };
  const { changeId } = await commitChange(async (tx) => {
    await recordAudit(tx, actor, {
      action: 'cache.purge',
      subject: { kind: 'cache', id: tags[0] ?? '', name: tags.join(', ').slice(0, 200) },
      after: { tags },
    });
    return { result: undefined, change: { kind: 'purge', tags, cdn: 'purge' } };
  });
  return { state: 'purged', tags, changeId };
}

/** What names a product, in all of its states, and where it is found. */
async function tagsOfProduct(idOrSlug: string): Promise<string[] | undefined> {
  const is = isId(idOrSlug) ? sql`id = ${idOrSlug}::bigint` : sql`slug = ${idOrSlug}`;
  const [row] = await getRuntime().db.execute<{ id: string; slug: string }>(
    sql`SELECT id::text, slug FROM products WHERE ${is}`,
  );
  return row && [names.product(row.id), names.slug(row.slug), names.reviews(row.id)];
}
