import { expect, it } from 'vitest';
import { ConfigError, readConfig } from '#lib/config.ts';

const ZONE = { CLOUDFLARE_API_TOKEN: 'a-token', CLOUDFLARE_ZONE_ID: '0123456789abcdef' };

it('knows no CDN when none is named', () => {
  expect(readConfig({}).cloudflare).toBeUndefined();
  expect(readConfig({ CLOUDFLARE_PLAN: 'pro', CLOUDFLARE_API_TOKEN: '' }).cloudflare).toBeUndefined();
});

it('knows the zone, with Cloudflare’s own address and the free plan unless told otherwise', () => {
  expect(readConfig(ZONE).cloudflare).toEqual({
    apiToken: 'a-token',
    zoneId: '0123456789abcdef',
    apiBase: 'https://api.cloudflare.com/client/v4',
    plan: 'free',
  });
  const other = { ...ZONE, CLOUDFLARE_API_BASE: 'http://127.0.0.1:8080/client/v4/', CLOUDFLARE_PLAN: 'enterprise' };
  expect(readConfig(other).cloudflare).toMatchObject({
    apiBase: 'http://127.0.0.1:8080/client/v4',
    plan: 'enterprise',
  });
});

it.each([
  [{ CLOUDFLARE_API_TOKEN: 'a-token' }, /^CLOUDFLARE_ZONE_ID: must be set as well, since CLOUDFLARE_API_TOKEN is$/],
  [{ CLOUDFLARE_ZONE_ID: 'abc' }, /^CLOUDFLARE_API_TOKEN: must be set as well, since CLOUDFLARE_ZONE_ID is$/],
  [{ ...ZONE, CLOUDFLARE_API_TOKEN: 'two words' }, /^CLOUDFLARE_API_TOKEN: must be a token[^\n]*$/],
  [{ ...ZONE, CLOUDFLARE_ZONE_ID: '../zone' }, /^CLOUDFLARE_ZONE_ID: must be the id of a zone[^\n]*$/],
  [{ ...ZONE, CLOUDFLARE_API_BASE: 'ftp://x' }, /^CLOUDFLARE_API_BASE: must be a URL[^\n]*$/],
  [{ ...ZONE, CLOUDFLARE_PLAN: 'gold' }, /^CLOUDFLARE_PLAN: [^\n]*$/],
])('says in one line what is wrong with %o, without repeating it', (environment, line) => {
  const attempt = () => readConfig(environment);
  expect(attempt).toThrow(ConfigError);
  expect(attempt).toThrow(line);
  expect(attempt).not.toThrow(/two words|\.\.\/zone|ftp|gold/);
});
