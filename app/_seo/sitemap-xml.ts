/** As sitemaps.org says. `updatedAt`: ISO 8601. */
export type SitemapUrl = { path: string; updatedAt?: string };

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** A list of pages. @param urls their paths, which need no escaping: slugs have letters, digits and hyphens */
export function writeUrls(siteUrl: string, urls: readonly SitemapUrl[]): string {
  return `${HEAD}\n<urlset ${NAMESPACE}>\n${toItems('url', siteUrl, urls)}\n</urlset>\n`;
}

/** A list of such lists. */
export function writeIndex(siteUrl: string, paths: readonly string[]): string {
  const urls = paths.map((path) => ({ path }));
  return `${HEAD}\n<sitemapindex ${NAMESPACE}>\n${toItems('sitemap', siteUrl, urls)}\n</sitemapindex>\n`;
}

function toItems(element: 'url' | 'sitemap', siteUrl: string, urls: readonly SitemapUrl[]): string {
  return urls
    .map(({ path, updatedAt }) => {
      const changed = updatedAt === undefined ? '' : `<lastmod>${updatedAt}</lastmod>`;
      return `<${element}><loc>${siteUrl}${path}</loc>${changed}</${element}>`;
    })
    .join('\n');
}
