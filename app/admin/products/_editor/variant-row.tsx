'use client';

import { Trash2 } from 'lucide-react';
import type { ManagedImage } from '#app/admin/_media/managed-image.ts';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { InputField } from '#app/admin/_ui/field.tsx';
import { Cell } from '#app/admin/_ui/table.tsx';
import type { FormVariant } from './editor-form.ts';
import { useEditor } from './use-editor.ts';
import { VariantPicture } from './variant-picture.tsx';

export type VariantRowProps = {
  at: number;
  variant: FormVariant;
  /** Its choices in words; undefined where there are no options. */
  name: string | undefined;
  images: readonly ManagedImage[];
  onChange: (part: Partial<FormVariant>) => void;
  onRemove: (() => void) | undefined;
};

type Typed = 'sku' | 'price' | 'compareAtPrice' | 'available';

export function VariantRow({ at, variant, name, images, onChange, onRemove }: VariantRowProps) {
  const { errorOf } = useEditor();
  const of = name ? ` of ${name}` : '';
  const wrong = errorOf(`variants.${at}.choices`);
  const field = (part: Typed, label: string, width: string) => (
    <InputField
      label={`${label}${of}`}
      isLabelHidden
      value={variant[part]}
      onChange={({ target }) => onChange({ [part]: target.value })}
      error={errorOf(`variants.${at}.${part}`)}
      inputMode={part === 'sku' ? 'text' : part === 'available' ? 'numeric' : 'decimal'}
      className={width}
      autoComplete="off"
      spellCheck={false}
    />
  );
  return (
    <tr className="align-top">
      {name !== undefined && (
        <Cell className="min-w-28 pt-4.5 font-medium">
          {name || 'Without a name'}
          {wrong && <p className="mt-1 font-medium text-bad text-micro">{wrong}</p>}
        </Cell>
      )}
      <Cell>{field('sku', 'SKU', 'min-w-36')}</Cell>
      <Cell>{field('price', 'Price', 'w-24')}</Cell>
      <Cell>{field('compareAtPrice', 'Price before', 'w-24')}</Cell>
      <Cell>
        {variant.id === '' ? (
          field('available', 'First stock', 'w-20')
        ) : (
          <AdminLink
            href={`/admin/inventory/${variant.id}`}
            aria-label={`Stock${of}: ${variant.available}`}
            className="inline-flex min-h-10 items-center tabular-nums underline underline-offset-4 hover:text-accent"
          >
            {variant.available}
          </AdminLink>
        )}
      </Cell>
      {images.length > 0 && (
        <Cell>
          <VariantPicture
            label={`Picture${of}`}
            images={images}
            hash={variant.imageHash}
            onChoose={(imageHash) => onChange({ imageHash })}
          />
        </Cell>
      )}
      {onRemove && (
        <Cell className="text-right">
          <button
            type="button"
            aria-label={`Remove the variant ${name || variant.sku || at + 1}`}
            onClick={onRemove}
            className="grid size-10 place-items-center rounded-xl hover:bg-layer-3"
          >
            <Trash2 className="size-4" aria-hidden="true" />
          </button>
        </Cell>
      )}
    </tr>
  );
}
