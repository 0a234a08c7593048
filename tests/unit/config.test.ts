import { expect, it } from 'vitest';
import { ConfigError, readConfig } from '#lib/config.ts';

it('has a default for everything, and takes an empty variable for none', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    siteUrl: 'http://127.0.0.1:3000',
    databaseUrl: undefined,
    redisUrl: undefined,
    authSecret: undefined,
    adminEmail: 'admin@strata.test',
    adminPassword: undefined,
  });
});

it('takes the address of the administrator in lower case, as it is kept', () => {
  expect(readConfig({ ADMIN_EMAIL: 'Ada@Strata.TEST' }).adminEmail).toBe('ada@strata.test');
});

it('builds the site URL from where it serves, IPv6 included', () => {
  expect(readConfig({ HOST: '::1', PORT: '80' }).siteUrl).toBe('http://[::1]:80');
  expect(readConfig({ SITE_URL: 'https://shop.test/' }).siteUrl).toBe('https://shop.test');
});

it.each([
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['SITE_URL', 'shop.test'],
  ['DATABASE_URL', 'mysql://x/y'],
  ['REDIS_URL', 'localhost:6379'],
  ['REDIS_URL', 'redis+cluster://one:6379,two:nine'],
  ['METRICS_TOKEN', 'short'],
  ['AUTH_SECRET', 'a'.repeat(31)],
  ['ADMIN_EMAIL', 'admin at strata'],
  ['ADMIN_PASSWORD', 'elevenchars'],
  ['ADMIN_PASSWORD', 'x'.repeat(129)],
  ['STRIPE_API_BASE', 'http://stripe.test'],
  ['SMTP_URL', 'mail.example.com:587'],
  ['SMTP_URL', 'smtp://mail.example.com/inbox'],
  ['MAIL_FROM', 'shop at example.com'],
  ['MAIL_FROM', 'Shop <a@example.com>, b@example.com'],
  ['S3_ENDPOINT', 'http://storage.test'],
  ['S3_ENDPOINT', 'https://storage.test/pictures'],
  ['S3_BUCKET', 'Pictures'],
  ['LOG_LEVEL', 'loud'],
])('says in one line what is wrong with %s=%s, without repeating it', (name, value) => {
  const attempt = () => readConfig({ [name]: value });
  expect(attempt).toThrow(ConfigError);
  expect(attempt).toThrow(new RegExp(`^${name}: must .+$|^${name}: Invalid option.+$`));
  if (name !== 'LOG_LEVEL') expect(attempt).not.toThrow(value);
});

it('names every wrong variable, a line each', () => {
  expect(() => readConfig({ PORT: 'x', SITE_URL: 'y' })).toThrow(/^PORT: .+\nSITE_URL: .+$/);
});

const stripe = {
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
};

it('takes an account of Stripe whole or not at all, and of one mode', () => {
  expect(readConfig({}).stripe).toBeUndefined();
  expect(readConfig(stripe).stripe).toMatchObject({ secretKey: 'sk_test_1', apiBase: 'https://api.stripe.com' });
  expect(() => readConfig({ ...stripe, STRIPE_WEBHOOK_SECRET: '' })).toThrow(/^STRIPE_WEBHOOK_SECRET: must be set/);
  expect(() => readConfig({ ...stripe, STRIPE_PUBLISHABLE_KEY: 'pk_live_1' })).toThrow(
    /^STRIPE_PUBLISHABLE_KEY: .+mode/,
  );
});

it.each([
  ['STRIPE_SECRET_KEY', 'pk_test_other'],
  ['STRIPE_PUBLISHABLE_KEY', 'sk_test_other'],
  ['STRIPE_WEBHOOK_SECRET', 'another'],
])('refuses %s=%s, which is the name of something else', (name, value) => {
  expect(() => readConfig({ ...stripe, [name]: value })).toThrow(new RegExp(`^${name}: must .+$`));
});

it('sends mail with a server and a sender, and keeps it without a server', () => {
  const url = 'smtp://shop:p%40ss@mail.example.com:587/?requireTLS=true';
  expect(readConfig({ SMTP_URL: url, MAIL_FROM: 'The Shop <shop@example.com>' }).smtp).toEqual({
    url,
    from: { name: 'The Shop', address: 'shop@example.com' },
  });
  expect(readConfig({ SMTP_URL: url, MAIL_FROM: 'shop@example.com' }).smtp?.from).toEqual({
    name: '',
    address: 'shop@example.com',
  });
  expect(readConfig({ MAIL_FROM: 'shop@example.com' }).smtp).toBeUndefined();
  expect(() => readConfig({ SMTP_URL: url })).toThrow(/^MAIL_FROM: must be set as well, since SMTP_URL is$/);
});

const storage = {
  S3_ENDPOINT: 'https://storage.test/',
  S3_BUCKET: 'pictures',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
};

it('keeps pictures in a bucket where one is named, whole', () => {
  expect(readConfig(storage).s3).toEqual({
    url: 'https://storage.test/pictures',
    region: 'auto',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
  });
  expect(readConfig({}).s3).toBeUndefined();
});

it.each(Object.keys(storage))('takes no part of a storage for a whole one: without %s', (name) => {
  const others = Object.keys(storage).filter((one) => one !== name);
  expect(() => readConfig({ ...storage, [name]: '' })).toThrow(`${name}: must be set as well, since ${others[0]} is`);
});
