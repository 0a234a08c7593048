import { brotliCompressSync, constants } from 'node:zlib';
import { expect, it } from 'vitest';
import { isTag } from '#lib/cdn/tags.ts';
import { buildContentSecurityPolicy } from '#lib/pages/security-headers.ts';
import { makeProductJson, makeProductPage } from '#scripts/bench/http/product-answers.ts';

const compressedBytes = (body: string) =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

it('makes a page as large as a real one, before and after compression', () => {
  const { body } = makeProductPage();
  expect(body.length).toBeGreaterThan(140_000);
  expect(body.length).toBeLessThan(160_000);
  expect(compressedBytes(body)).toBeGreaterThan(13_000);
  expect(compressedBytes(body)).toBeLessThan(17_000);
});

it('makes a page with as many tags and inline scripts as a real one', () => {
  const { body, tags } = makeProductPage();
  expect(new Set(tags.filter(isTag)).size).toBe(50);
  expect(buildContentSecurityPolicy(body).length).toBeGreaterThan(400);
});

it('makes JSON of about 4 KB', () => {
  const { body, tags } = makeProductJson();
  expect(body.length).toBeGreaterThan(3_500);
  expect(body.length).toBeLessThan(4_500);
  expect(JSON.parse(body).related).toHaveLength(9);
  expect(tags.every(isTag)).toBe(true);
});

it('makes the same in every run', () => {
  expect(makeProductPage()).toEqual(makeProductPage());
});
