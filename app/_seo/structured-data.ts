import { productHref } from '#app/_ui/hrefs.ts';
import type { Crumb } from '#app/_ui/primitives/breadcrumbs.tsx';
import type { Product } from '#lib/catalog/types.ts';
import { formatDecimal } from '#lib/money/format.ts';
import { siteUrl } from './site-url.ts';

export function toBreadcrumbList(crumbs: Crumb[]): Record<string, unknown> {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.name,
      item: `${siteUrl}${crumb.href}`,
    })),
  };
}

export function toProductData(product: Product): Record<string, unknown> {
  const { rating } = product;
  return {
    '@type': 'Product',
    name: product.name,
    description: product.description,
    sku: product.variants[0]?.sku,
    brand: { '@type': 'Brand', name: product.brand },
    image: product.images.map((picture) => `${siteUrl}${picture.url}`),
    offers: toOffers(product),
    // A rating of nothing is an error to those who read this.
    ...(rating.count > 0 && {
      aggregateRating: { '@type': 'AggregateRating', ratingValue: rating.average, reviewCount: rating.count },
    }),
  };
}

function toOffers(product: Product): Record<string, unknown> {
  const common = {
    url: `${siteUrl}${productHref(product.slug)}`,
    priceCurrency: product.currency,
    availability: `https://schema.org/${product.inStock ? 'InStock' : 'OutOfStock'}`,
  };
  if (!product.priceVaries) {
    return { '@type': 'Offer', ...common, price: formatDecimal(product.price, product.currency) };
  }
  const prices = product.variants.map((variant) => variant.price);
  return {
    '@type': 'AggregateOffer',
    ...common,
    offerCount: product.variants.length,
    lowPrice: formatDecimal(product.price, product.currency),
    highPrice: formatDecimal(Math.max(product.price, ...prices), product.currency),
  };
}
