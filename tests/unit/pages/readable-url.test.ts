import { expect, it } from 'vitest';
import { toReadableUrl } from '#lib/pages/readable-url.ts';

it.each(['/', '/products/a%20b', '/categories/caf%C3%A9?q=%FF', '/search?q=100%'])('leaves %s as it is', (url) => {
  expect(toReadableUrl(url)).toBe(url);
});

it.each([
  ['/products/%FF', '/products/%25FF'],
  ['/a%20b/%E0%A4?q=%41', '/a%2520b/%25E0%25A4?q=%41'],
  ['/100%', '/100%25'],
])('takes the percent signs of %s literally', (url, readable) => {
  expect(toReadableUrl(url)).toBe(readable);
});
