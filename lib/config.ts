import { resolve } from 'node:path';
import { z } from 'zod';
import { parseRedisUrl } from './cache/engine/shared/redis-address.ts';
import { type CloudflareConfig, checkCloudflare, cloudflareEnvironment, readCloudflare } from './cdn/config.ts';
import { checkStorage, readStorage, type S3Config, storageEnvironment } from './images/storage/config.ts';
import { checkMail, mailEnvironment, readMail, type SmtpConfig } from './mail/config.ts';
import { checkStripe, readStripe, type StripeConfig, stripeEnvironment } from './payments/stripe/config.ts';

/** A value of the environment that cannot be used. `message` has one line for each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a port number from 0 to 65535');

const url = (protocols: readonly string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );

const redisUrl = z.string().superRefine((value, context) => {
  try {
    parseRedisUrl(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
});

const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  SITE_URL: url(['http:', 'https:']).optional(),
  STRATA_DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  REDIS_URL: redisUrl.optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  ADMIN_EMAIL: z.email('must be an e-mail address').toLowerCase().default('admin@strata.test'),
  ADMIN_PASSWORD: z
    .string()
    .min(12, 'must have at least 12 characters')
    .max(128, 'must have at most 128 characters')
    .optional(),
  ...cloudflareEnvironment,
  ...stripeEnvironment,
  ...mailEnvironment,
  ...storageEnvironment,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = {
  env: 'development' | 'production' | 'test';
  host: string;
  port: number;
  /** Canonical origin, without a trailing slash. */
  siteUrl: string;
  /** Absolute path. */
  dataDir: string;
  /** Undefined: the shop starts its own server (scripts/services). */
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  /** Undefined: metrics are for loopback clients only. */
  metricsToken: string | undefined;
  /** Signs sessions. Undefined: one is generated and kept in the data directory. */
  authSecret: string | undefined;
  /** Of the first administrator; lower case. */
  adminEmail: string;
  /** Undefined: one is generated and kept in the data directory. */
  adminPassword: string | undefined;
  /** Undefined: there is no CDN to purge. */
  cloudflare: CloudflareConfig | undefined;
  /** Undefined: mail is kept in the database, to be read there. */
  smtp: SmtpConfig | undefined;
  /** Undefined: pictures are kept in the data directory. */
  s3: S3Config | undefined;
  /** Undefined: the built-in test bank takes payments. */
  stripe: StripeConfig | undefined;
  logLevel: string;
};

/**
 * Reads and validates the environment. An empty variable counts as unset.
 * @throws ConfigError naming every wrong variable, one line each; values are not repeated, since they may be secret.
 */
export function readConfig(source: Record<string, string | undefined> = process.env): Config {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = environment
    .superRefine(checkCloudflare)
    .superRefine(checkStripe)
    .superRefine(checkMail)
    .superRefine(checkStorage)
    .safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const { data } = parsed;
  const host = data.HOST.includes(':') ? `[${data.HOST}]` : data.HOST;
  return {
    env: data.NODE_ENV,
    host: data.HOST,
    port: data.PORT,
    siteUrl: (data.SITE_URL ?? `http://${host}:${data.PORT}`).replace(/\/+$/, ''),
    dataDir: resolve(data.STRATA_DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL,
    metricsToken: data.METRICS_TOKEN,
    authSecret: data.AUTH_SECRET,
    adminEmail: data.ADMIN_EMAIL,
    adminPassword: data.ADMIN_PASSWORD,
    cloudflare: readCloudflare(data),
    smtp: readMail(data),
    s3: readStorage(data),
    stripe: readStripe(data),
    logLevel: data.LOG_LEVEL,
  };
}
