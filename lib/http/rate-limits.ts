/** How many requests are taken in how many seconds. */
export type Budget = { requests: number; seconds: number };
/**
 * `client`: of one network address. `account`: of somebody who is signed in, or of the e-mail address that is named, from wherever. `shields`: what it is there for. Nothing can be
 * guessed under `load`, so programs on the shop's own machine, which only its operator can start, are free of it.
 */
export type RateLimit = { client: Budget; account?: Budget; shields: 'secrets' | 'load' };

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Every limit of the shop, by name. An address may be that of a whole office or village, so its budgets stop programs, not
 * people.
 */
export const RATE_LIMITS = {
  /** Passwords can be guessed: by one client for many accounts, or by many for one. */
  'sign-in': {
    shields: 'secrets',
    client: { requests: 10, seconds: MINUTE },
    account: { requests: 30, seconds: 10 * MINUTE },
  },
  /** Six digits can be guessed; lib/accounts/auth.ts says how often for one account. */
  'second-factor': { shields: 'secrets', client: { requests: 15, seconds: MINUTE } },
  'sign-up': {
    shields: 'secrets',
    client: { requests: 20, seconds: 10 * MINUTE },
    account: { requests: 5, seconds: 10 * MINUTE },
  },
  /** Sends mail to an address that anybody can name. */
  'account-mail': {
    shields: 'secrets',
    client: { requests: 20, seconds: 10 * MINUTE },
    account: { requests: 5, seconds: 10 * MINUTE },
  },
  /** Sends mail in the shop's name, though only for an owner. */
  invitation: {
    shields: 'secrets',
    client: { requests: 60, seconds: 10 * MINUTE },
    account: { requests: 60, seconds: 10 * MINUTE },
  },
  /** Of somebody who is signed in, or has a link to a new one. */
  password: {
    shields: 'secrets',
    client: { requests: 30, seconds: 10 * MINUTE },
    account: { requests: 10, seconds: 10 * MINUTE },
  },
  'cart-write': { shields: 'load', client: { requests: 600, seconds: MINUTE } },
  /** Codes can be guessed. */
  'promotion-code': { shields: 'secrets', client: { requests: 60, seconds: 10 * MINUTE } },
  quote: { shields: 'load', client: { requests: 300, seconds: MINUTE } },
  /** Reserves stock and asks a bank. */
  checkout: { shields: 'load', client: { requests: 120, seconds: MINUTE }, account: { requests: 30, seconds: MINUTE } },
  /** Asks a bank. */
  'payment-check': { shields: 'load', client: { requests: 120, seconds: MINUTE } },
  'account-write': {
    shields: 'load',
    client: { requests: 300, seconds: MINUTE },
    account: { requests: 60, seconds: MINUTE },
  },
  review: { shields: 'secrets', client: { requests: 60, seconds: HOUR }, account: { requests: 20, seconds: HOUR } },
  /** Sends mail to an address that anybody can name. */
  'stock-notice': {
    shields: 'secrets',
    client: { requests: 60, seconds: HOUR },
    account: { requests: 20, seconds: HOUR },
  },
  /** Signed links of orders are long, but need not be guessed at for free. */
  'guest-order': { shields: 'secrets', client: { requests: 300, seconds: MINUTE } },
} as const satisfies Record<string, RateLimit>;

export type RateLimitName = keyof typeof RATE_LIMITS;
