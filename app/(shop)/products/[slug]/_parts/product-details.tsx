import type { ProductAttribute } from '#lib/catalog/types.ts';

export type ProductDetailsProps = { attributes: ProductAttribute[] };

export function ProductDetails({ attributes }: ProductDetailsProps) {
  return (
    <section aria-labelledby="details" className="grid gap-x-10 gap-y-6 lg:grid-cols-12">
      <h2 id="details" className="heading text-title-2 lg:col-span-4">
        Details
      </h2>
      <dl className="grid gap-x-10 text-small md:grid-cols-2 lg:col-span-8">
        {attributes.map((attribute) => (
          <div key={attribute.name} className="grid grid-cols-[7.5rem_1fr] gap-4 border-line border-t py-3.5">
            <dt className="text-ink-soft">{attribute.label}</dt>
            <dd className="min-w-0 break-words">{attribute.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
