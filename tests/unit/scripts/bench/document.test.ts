import { expect, it } from 'vitest';
import { makeDocument } from '#scripts/bench/document.ts';

it('is a nested document of about 1.9 KB', () => {
  const json = JSON.stringify(makeDocument('p123', 1));
  expect(json.length).toBeGreaterThan(1_800);
  expect(json.length).toBeLessThan(2_000);
  expect(json.match(/\{/g)?.length).toBeGreaterThanOrEqual(15);
  expect(json.match(/\{/g)?.length).toBeLessThanOrEqual(20);
});
