import { sql } from 'drizzle-orm';
import { isSigned, sign } from '#lib/accounts/signature.ts';
import { isId } from '#lib/catalog/ids.ts';
import { getRuntime } from '#lib/runtime.ts';

const PURPOSE = 'stock-notice';

/** The end of a link that stands for a notice. It names no address itself. */
export const forgetToken = (noticeId: string): string => `${noticeId}.${sign(PURPOSE, noticeId)}`;

/** Where whoever got a notice can have their address forgotten: absolute. @param token see `forgetToken` */
export const forgetLink = (token: string): string => `${getRuntime().config.siteUrl}/stock-notices/${token}`;

/** The id of the notice that the end of such a link stands for; undefined when it was not made here. */
export function readForgetToken(token: string): string | undefined {
  const [id = '', signature = '', ...more] = token.split('.');
  return more.length === 0 && isId(id) && isSigned(PURPOSE, id, signature) ? id : undefined;
}

/** Removes everything that the address of this notice has asked to hear of, and with it the address. */
export async function forgetAddress(noticeId: string): Promise<void> {
  await getRuntime().db.execute(sql`
    DELETE FROM stock_notices WHERE email = (SELECT email FROM stock_notices WHERE id = ${noticeId}::bigint)`);
}

/** After these an address is not needed any more. */
const TOLD_DAYS = 30;
const WAITING_DAYS = 365;

/** Forgets who was told long ago, and who has waited in vain for a year. */
export async function forgetOldNotices(): Promise<void> {
  await getRuntime().db.execute(sql`
    DELETE FROM stock_notices
     WHERE notified_at < now() - ${TOLD_DAYS} * interval '1 day' OR created_at < now() - ${WAITING_DAYS} * interval '1 day'`);
}
