export function categoryHref(path: string): string {
  return `/categories/${path}`;
}

export function productHref(slug: string): string {
  return `/products/${slug}`;
}
