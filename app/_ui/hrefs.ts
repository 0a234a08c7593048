export function categoryHref(path: string): string {
  return `/categories/${path}`;
}

export function productHref(slug: string): string {
  return `/products/${slug}`;
}

export function productReviewsHref(slug: string, page = 1): string {
  return `${productHref(slug)}/reviews${page > 1 ? `?page=${page}` : ''}`;
}
