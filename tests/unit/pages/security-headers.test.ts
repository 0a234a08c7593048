import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  buildContentSecurityPolicy,
  foreignSourcesOf,
  hashInlineScripts,
  securityHeaders,
} from '#lib/pages/security-headers.ts';

const sourceOf = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

describe('content security policy', () => {
  it('names every inline script that runs, to the byte', () => {
    const html = '<script>a < b && "<b>"</script><p>x</p><script id="_R_" async="">\n second()\n</script>';
    expect(hashInlineScripts(html)).toEqual([sourceOf('a < b && "<b>"'), sourceOf('\n second()\n')]);
  });

  it('leaves out scripts that are files, data or empty', () => {
    const html =
      '<script src="/a.js"></script><script type="application/ld+json">{"a":1}</script><script></script><script type="module">m()</script>';
    expect(hashInlineScripts(html)).toEqual([sourceOf('m()')]);
  });

  it('names the rules by which a browser fetches pages ahead', () => {
    expect(hashInlineScripts('<script type="speculationrules">{}</script>')).toEqual([sourceOf('{}')]);
  });

  it('lets in no script by a keyword', () => {
    const policy = buildContentSecurityPolicy('<script>a()</script>');
    const scripts = policy.split('; ').find((part) => part.startsWith('script-src'));
    expect(scripts).toBe(`script-src 'self' ${sourceOf('a()')}`);
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

it('lets Stripe in where somebody pays, in a shop that takes cards by Stripe, and nowhere else', () => {
  const policyOf = (route: string, stripe: object | undefined) =>
    buildContentSecurityPolicy('<p>x</p>', foreignSourcesOf(route, { stripe }));
  const checkout = policyOf('/checkout', {});
  expect(checkout).toContain("script-src 'self' https://js.stripe.com ");
  expect(checkout).toMatch(/frame-src [^;]*https:\/\/hooks\.stripe\.com/);
  expect(checkout).toContain("connect-src 'self' https://api.stripe.com;");
  expect(policyOf('/checkout', undefined)).not.toContain('stripe');
  expect(policyOf('/orders/[id]', {})).not.toContain('stripe');
});

it('asks for https only where the site has it', () => {
  expect(securityHeaders('https://shop.test')['Strict-Transport-Security']).toBeDefined();
  expect(securityHeaders('http://shop.test')['Strict-Transport-Security']).toBeUndefined();
});
