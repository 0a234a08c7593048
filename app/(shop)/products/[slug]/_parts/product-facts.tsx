import type { ProductAttribute } from '#lib/catalog/types.ts';

export type ProductFactsProps = { description: string; attributes: ProductAttribute[] };

export function ProductFacts({ description, attributes }: ProductFactsProps) {
  const paragraphs = description.split(/\n{2,}/).filter((text) => text.trim() !== '');
  return (
    <div className="grid gap-x-10 gap-y-10 lg:grid-cols-12">
      <section aria-labelledby="description" className="lg:col-span-7">
        <h2 id="description" className="heading mb-4 text-title-2">
          About it
        </h2>
        <div className="max-w-prose space-y-4">
          {paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      </section>
      {attributes.length > 0 && (
        <section aria-labelledby="details" className="lg:col-span-5">
          <h2 id="details" className="heading mb-4 text-title-3 lg:pt-3">
            Details
          </h2>
          <dl className="text-small">
            {attributes.map((attribute) => (
              <div key={attribute.name} className="grid grid-cols-[8rem_1fr] gap-4 border-line border-t py-3">
                <dt className="text-ink-soft">{attribute.label}</dt>
                <dd className="min-w-0 break-words">{attribute.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
