import { createHash, randomBytes } from 'node:crypto';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { getRuntime } from '#lib/runtime.ts';
import { CART_COUNT_COOKIE } from './cookie-names.ts';

/** Whose cart is meant. `nobody`: a guest who has none yet. */
export type CartOwner =
  | { kind: 'user'; userId: string }
  /** `tokenDigest`: SHA-256 of the token in the cookie, hex. */
  | { kind: 'guest'; tokenDigest: string }
  | { kind: 'nobody' };

const NAME = 'strata_cart';
/** A cart that is not touched for so long is pruned. */
export const IDLE_DAYS = 60;
const IDLE_SECONDS = IDLE_DAYS * 24 * 60 * 60;

export function ownerOf(viewer: Viewer, token: string | undefined): CartOwner {
  if (viewer.kind === 'user') return { kind: 'user', userId: viewer.userId };
  return token === undefined ? { kind: 'nobody' } : { kind: 'guest', tokenDigest: digestToken(token) };
}

/** 256 random bits: who has the token has the cart. */
export const makeCartToken = (): string => randomBytes(32).toString('base64url');

/** Only the digest is kept, so that who reads the table cannot open a cart. */
export const digestToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const isSecure = () => getRuntime().config.siteUrl.startsWith('https:');
/** The prefix binds the cookie to this very host; browsers take it over https alone. */
const cookieName = () => (isSecure() ? `__Host-${NAME}` : NAME);

/** The token of a guest's cart, of the cookies of a request; undefined when there is none that could be one. */
export function readCartToken(headers: Headers): string | undefined {
  const value = readCookie(headers, cookieName());
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}

/** What the browser believes to be in the cart. */
export const readCartCount = (headers: Headers): number => Number(readCookie(headers, CART_COUNT_COOKIE) ?? 0);

function readCookie(headers: Headers, name: string): string | undefined {
  const cookies = headers.get('cookie')?.split(/;\s*/) ?? [];
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

const attributes = (seconds: number) => `Path=/; Max-Age=${seconds}; SameSite=Lax${isSecure() ? '; Secure' : ''}`;

/** `Set-Cookie` that gives a guest their cart. Only answers of policy `personal` may carry it. */
export const cartCookie = (token: string): string => `${cookieName()}=${token}; ${attributes(IDLE_SECONDS)}; HttpOnly`;

/** `Set-Cookie` that takes a guest's cart out of the browser: a user has it now. */
export const noCartCookie = (): string => `${cookieName()}=; ${attributes(0)}; HttpOnly`;

/** `Set-Cookie` with the number of units in the cart, for the badge; 0 takes it away. */
export const cartCountCookie = (units: number): string =>
  `${CART_COUNT_COOKIE}=${units === 0 ? '' : units}; ${attributes(units === 0 ? 0 : IDLE_SECONDS)}`;
