'use client';

import { clsx } from 'clsx';
import { useId } from 'react';
import { Picture } from '#app/_ui/picture.tsx';
import type { ProductOption } from '#lib/catalog/types.ts';
import { useStock } from './use-stock.ts';
import { findValuePictures, isValueSoldOut } from './variant-choice.ts';
import { useVariantChoice } from './variant-provider.tsx';

export function OptionPickers() {
  const { product } = useVariantChoice();
  return product.options.map((option) => <OptionPicker key={option.name} option={option} />);
}

const noStock = new Map<string, never>();

function OptionPicker({ option }: { option: ProductOption }) {
  const { product, variant, choose } = useVariantChoice();
  const { data: stock = noStock } = useStock(product.variants);
  const group = useId();
  const chosen = variant.options[option.name];
  const pictures = findValuePictures(option, product.variants, product.images);
  return (
    <fieldset>
      <legend className="mb-3 text-small">
        <span className="font-semibold">{option.name}</span> <span className="text-ink-soft">{chosen}</span>
      </legend>
      <div className="flex flex-wrap gap-2.5">
        {option.values.map((value) => {
          const soldOut = isValueSoldOut(product.variants, variant, option.name, value, stock);
          const picture = pictures?.get(value);
          return (
            <label
              key={value}
              className={clsx(
                'relative block cursor-pointer border-2 transition-colors has-focus-visible:outline-3 has-focus-visible:outline-accent has-focus-visible:outline-offset-2',
                picture ? 'w-20 overflow-hidden rounded-2xl' : 'rounded-full',
                chosen === value ? 'border-ink bg-panel' : 'border-transparent bg-layer-2 hover:bg-layer-3',
              )}
            >
              <input
                type="radio"
                name={group}
                value={value}
                checked={chosen === value}
                onChange={() => choose(option.name, value)}
                className="absolute inset-0 z-10 size-full cursor-pointer appearance-none outline-none"
              />
              {picture && (
                <Picture
                  picture={picture}
                  sizes="thumbnail"
                  alt=""
                  className={clsx('aspect-square', soldOut && 'opacity-45')}
                />
              )}
              <span
                className={clsx(
                  'block text-center',
                  picture
                    ? 'truncate px-1.5 py-1.5 text-micro'
                    : 'min-w-13 px-4 py-2.5 font-medium text-small tabular-nums',
                  soldOut && 'text-ink-soft line-through',
                )}
              >
                {value}
              </span>
              {soldOut && <span className="sr-only"> (sold out)</span>}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
