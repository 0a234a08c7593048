import { type SitemapUrl, writeUrls } from '#app/_seo/sitemap-xml.ts';
import { categoryHref, productHref } from '#app/_ui/hrefs.ts';
import { getCategoryTree } from '#lib/catalog/read.ts';
import { readSitemapPart } from '#lib/catalog/sitemap.ts';
import type { Category } from '#lib/catalog/types.ts';
import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondText } from '#lib/http/respond-text.ts';
import { getRuntime } from '#lib/runtime.ts';

type Context = { params: Promise<{ file: string }> };

export const GET = (_request: Request, { params }: Context) =>
  respondText('application/xml', async () => {
    const urls = await listUrls((await params).file);
    if (urls.length === 0) return respondProblem(notFoundProblem('There is no such part of the sitemap.'));
    return writeUrls(getRuntime().config.siteUrl, urls);
  });

async function listUrls(file: string): Promise<SitemapUrl[]> {
  if (file === 'categories.xml') return [{ path: '/' }, ...(await getCategoryTree()).flatMap(pathsOf)];
  const [, part] = /^products-(\d{1,9})\.xml$/.exec(file) ?? [];
  if (part === undefined) return [];
  const products = await readSitemapPart(Number(part));
  return products.map(({ slug, updatedAt }) => ({ path: productHref(slug), updatedAt }));
}

const pathsOf = ({ path, children }: Category): SitemapUrl[] => [
  { path: categoryHref(path) },
  ...children.flatMap(pathsOf),
];
