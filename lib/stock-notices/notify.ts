import { sql } from 'drizzle-orm';
import { getProduct } from '#lib/catalog/read.ts';
import type { Product, Variant } from '#lib/catalog/types.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { backInStock } from '#lib/mail/templates/back-in-stock.ts';
import { getRuntime } from '#lib/runtime.ts';
import { forgetLink, forgetToken } from './forget.ts';
import { countToTell } from './how-many.ts';
import { queueNotices } from './queue-notices.ts';

/** Of one run, so that its transaction stays short; the next one goes on. */
const AT_ONCE = 100;
/** Any number, as long as nothing else of this database locks pairs with it. */
const LOCK_CLASS = 7_278_392;

type Notice = { id: string; email: string };

/**
 * Tells those who wait for a variant that it is there, the longest first, each once: the note that somebody was told and the
 * mail to them are one transaction. How many are told depends on how many units there are (how-many.ts); the others wait for
 * the next that come in.
 */
export async function notifyBackInStock({ variantId }: { variantId: string }): Promise<void> {
  const { db } = getRuntime();
  const [place] = await db.execute<{ productId: string }>(
    sql`SELECT product_id::text AS "productId" FROM variants WHERE id = ${variantId}::bigint`,
  );
  const product = place && (await getProduct(place.productId));
  const variant = product?.variants.find(({ id }) => id === variantId);
  // What is not for sale is no news to anybody; they wait on.
  if (!product || !variant) return;
  const mail = await writeMail(product, variant);
  await db.transaction(async (tx) => {
    const open = await openPlaces(tx, variantId);
    const notices = await takeNotices(tx, variantId, Math.min(open, AT_ONCE));
    for (const { id, email } of notices) {
      const token = forgetToken(id);
      await queueMail(tx, {
        kind: 'back-in-stock',
        to: email,
        dedupeKey: `back-in-stock:${id}`,
        subject: mail.subject,
        html: mail.html.replaceAll(EVERYBODYS, token),
        text: mail.text.replaceAll(EVERYBODYS, token),
      });
    }
    if (notices.length === AT_ONCE && open > AT_ONCE) await queueNotices(tx, [variantId]);
  });
}

/** Stands in the mail for the token that is each one's own, since the rest is the same for all and takes long to be made. */
const EVERYBODYS = 'everybodys-token';

function writeMail(product: Product, variant: Variant) {
  const { name, slug, currency, images } = product;
  return backInStock({
    product: {
      name,
      options: Object.values(variant.options).join(', '),
      price: variant.price,
      currency,
      imageUrl: images[variant.imageIndex ?? 0]?.url,
    },
    url: `${getRuntime().config.siteUrl}/products/${slug}`,
    forgetUrl: forgetLink(EVERYBODYS),
  });
}

/** How many more may be told; nobody else tells anybody of this variant until the transaction ends. */
async function openPlaces(tx: Transaction, variantId: string): Promise<number> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${LOCK_CLASS}::int, hashtext(${variantId}))`);
  const [row] = await tx.execute<{ available: number; told: number }>(sql`
    SELECT available, (SELECT count(*)::int FROM stock_notices
                        WHERE variant_id = i.variant_id AND notified_at > now() - interval '1 day') AS told
      FROM inventory i WHERE variant_id = ${variantId}::bigint`);
  return row ? countToTell(row) : 0;
}

async function takeNotices(tx: Transaction, variantId: string, count: number): Promise<Notice[]> {
  if (count === 0) return [];
  return tx.execute<Notice>(sql`
    UPDATE stock_notices SET notified_at = now()
     WHERE id IN (SELECT id FROM stock_notices WHERE variant_id = ${variantId}::bigint AND notified_at IS NULL
                   ORDER BY id LIMIT ${count} FOR UPDATE)
    RETURNING id::text, email`);
}
