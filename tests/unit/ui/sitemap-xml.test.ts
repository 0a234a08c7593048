import { expect, it } from 'vitest';
import { writeIndex, writeUrls } from '#app/_seo/sitemap-xml.ts';

it('writes pages with the time of their last change, where it is known', () => {
  const xml = writeUrls('https://shop.test', [
    { path: '/' },
    { path: '/products/a', updatedAt: '2026-01-02T03:04:05Z' },
  ]);
  expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://shop.test/</loc></url>
<url><loc>https://shop.test/products/a</loc><lastmod>2026-01-02T03:04:05Z</lastmod></url>
</urlset>
`);
});

it('writes an index of such lists', () => {
  expect(writeIndex('https://shop.test', ['/sitemaps/a.xml'])).toContain(
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<sitemap><loc>https://shop.test/sitemaps/a.xml</loc></sitemap>\n</sitemapindex>',
  );
});
