import type { Metadata } from 'next';
import type { Picture } from '#lib/catalog/types.ts';

export type PageDescription = {
  title: string;
  description: string;
  /** Path, with the query where it belongs to the page. */
  canonical: string;
  picture?: Picture | null | undefined;
};

const MAX_DESCRIPTION = 160;

export function describePage({ title, description, canonical, picture }: PageDescription): Metadata {
  const summary = shortenText(description, MAX_DESCRIPTION);
  return {
    title,
    description: summary,
    alternates: { canonical },
    openGraph: {
      type: 'website',
      siteName: 'Strata',
      title,
      description: summary,
      url: canonical,
      ...(picture && {
        images: [{ url: picture.url, width: picture.width, height: picture.height, alt: picture.alt }],
      }),
    },
  };
}

/** Cuts at a word, on one line, and says so with an ellipsis. */
export function shortenText(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, max - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:.-]+$/, '')}…`;
}
