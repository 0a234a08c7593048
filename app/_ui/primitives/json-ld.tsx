export type JsonLdProps = { data: Record<string, unknown> };

/** Structured data. `<` is escaped, so that no text of the catalogue can end the script element. */
export function JsonLd({ data }: JsonLdProps) {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped above; React would escape quotes, which JSON-LD readers keep
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
