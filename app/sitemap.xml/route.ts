import { writeIndex } from '#app/_seo/sitemap-xml.ts';
import { listSitemapParts } from '#lib/catalog/sitemap.ts';
import { respondText } from '#lib/http/respond-text.ts';
import { getRuntime } from '#lib/runtime.ts';

export const GET = () =>
  respondText('application/xml', async () => {
    const parts = await listSitemapParts();
    const files = ['categories', ...parts.map((part) => `products-${part}`)];
    return writeIndex(
      getRuntime().config.siteUrl,
      files.map((file) => `/sitemaps/${file}.xml`),
    );
  });
