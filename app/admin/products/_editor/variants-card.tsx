'use client';

import { useWatch } from 'react-hook-form';
import { Button } from '#app/admin/_ui/button.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { HeadCell, Table } from '#app/admin/_ui/table.tsx';
import type { EditorForm, FormVariant } from './editor-form.ts';
import { newKey } from './new-key.ts';
import { addVariants, countMissing } from './options-model.ts';
import { SetAll } from './set-all.tsx';
import { suggestSkus } from './suggest-skus.ts';
import { choicesInWords } from './to-input.ts';
import { useEditor } from './use-editor.ts';
import { VariantRow } from './variant-row.tsx';

/** One row for each thing that can be bought. */
export function VariantsCard() {
  const { change, getValues, errorOf } = useEditor();
  const [options, variants, images, currency] = useWatch<EditorForm, ['options', 'variants', 'images', 'currency']>({
    name: ['options', 'variants', 'images', 'currency'],
  });
  const missing = countMissing({ options, variants });
  const set = (next: FormVariant[]) => change('variants', next);
  const hasBlankSku = variants.some(({ sku }) => sku.trim() === '');
  return (
    <Card
      isFlush
      title={variants.length === 1 ? 'Price and stock' : `${variants.length} variants`}
      text={`Prices in ${currency}.`}
      actions={
        <>
          {hasBlankSku && (
            <Button size="small" onClick={() => set(suggestSkus(getValues()))}>
              Fill in SKUs
            </Button>
          )}
          {missing > 0 && (
            <Button size="small" onClick={() => set(addVariants(getValues(), newKey).variants)}>
              Add {missing} missing {missing === 1 ? 'combination' : 'combinations'}
            </Button>
          )}
          {variants.length > 1 && (
            <SetAll onSet={(part) => set(getValues('variants').map((one) => ({ ...one, ...part })))} />
          )}
        </>
      }
    >
      {errorOf('variants') && <p className="px-5 pb-3 font-medium text-bad text-micro">{errorOf('variants')}</p>}
      <Table label="Variants">
        <thead>
          <tr>
            {options.length > 0 && <HeadCell>Variant</HeadCell>}
            <HeadCell>SKU</HeadCell>
            <HeadCell>Price</HeadCell>
            <HeadCell>Price before</HeadCell>
            <HeadCell>Stock</HeadCell>
            {images.length > 0 && <HeadCell>Picture</HeadCell>}
            {variants.length > 1 && (
              <HeadCell>
                <span className="sr-only">Remove</span>
              </HeadCell>
            )}
          </tr>
        </thead>
        <tbody>
          {variants.map((variant, at) => (
            <VariantRow
              key={variant.key}
              at={at}
              variant={variant}
              name={options.length > 0 ? Object.values(choicesInWords({ options }, variant)).join(' · ') : undefined}
              images={images}
              onChange={(part) =>
                set(getValues('variants').map((one) => (one.key === variant.key ? { ...one, ...part } : one)))
              }
              onRemove={
                variants.length > 1
                  ? () => set(getValues('variants').filter(({ key }) => key !== variant.key))
                  : undefined
              }
            />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
