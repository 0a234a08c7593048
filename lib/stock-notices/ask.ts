import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isId } from '#lib/catalog/ids.ts';
import { isAddress } from '#lib/mail/address.ts';
import { getRuntime } from '#lib/runtime.ts';
import { queueNotices } from './queue-notices.ts';

/** Who wants to hear when a variant is there again. */
export const stockNoticeInput = z.strictObject({
  variantId: z.string('must be the id of a variant').refine(isId, 'must be the id of a variant'),
  email: z
    .string('must be an e-mail address')
    .trim()
    .toLowerCase()
    .refine(isAddress, 'must be an e-mail address, such as ada@example.com'),
});

/**
 * Notes that somebody wants to hear when a variant is there again; once, however often they ask. Tells nothing of what was
 * known before. When it is there already, or comes in meanwhile, they hear at once.
 */
export async function askForNotice({ variantId, email }: z.output<typeof stockNoticeInput>): Promise<void> {
  await getRuntime().db.transaction(async (tx) => {
    // Shared, so that a movement under way is over before its outcome is read, and the next one sees this notice.
    const [stock] = await tx.execute<{ available: number }>(
      sql`SELECT available FROM inventory WHERE variant_id = ${variantId}::bigint FOR SHARE`,
    );
    if (!stock) return;
    await tx.execute(sql`
      INSERT INTO stock_notices (variant_id, email) VALUES (${variantId}::bigint, ${email})
      ON CONFLICT (variant_id, email) WHERE notified_at IS NULL DO NOTHING`);
    if (stock.available > 0) await queueNotices(tx, [variantId]);
  });
}
