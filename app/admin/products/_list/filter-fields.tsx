'use client';

import { FILTER_STOCKS } from '#lib/catalog/product-filter.ts';
import { InputField, SelectField } from '../../_ui/field.tsx';
import type { ListParams } from './list-params.ts';

/** What there is to choose from. `depth`: how far below its department a category is. */
export type FilterChoices = {
  categories: readonly { id: string; name: string; depth: number }[];
  brands: readonly { slug: string; name: string }[];
};

export type FilterFieldsProps = {
  params: ListParams;
  onChange: (change: Partial<ListParams>) => void;
  choices: FilterChoices;
  /** Side by side, with labels for screen readers alone. */
  isBar: boolean;
};

const STOCK_LABELS = { in: 'In stock', low: 'Running low', out: 'Sold out' } as const;

export function FilterFields({ params, onChange, choices, isBar }: FilterFieldsProps) {
  return (
    <>
      <SelectField
        label="Category"
        isLabelHidden={isBar}
        value={params.category ?? ''}
        onChange={({ target }) => onChange({ category: target.value || null })}
      >
        <option value="">Every category</option>
        <option value="none">Without a category</option>
        {choices.categories.map(({ id, name, depth }) => (
          <option key={id} value={id}>
            {'\u2003'.repeat(depth)}
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Brand"
        isLabelHidden={isBar}
        value={params.brand ?? ''}
        onChange={({ target }) => onChange({ brand: target.value || null })}
      >
        <option value="">Every brand</option>
        {choices.brands.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Stock"
        isLabelHidden={isBar}
        value={params.stock ?? ''}
        onChange={({ target }) => onChange({ stock: FILTER_STOCKS.find((stock) => stock === target.value) ?? null })}
      >
        <option value="">{isBar ? 'Any stock' : 'Any'}</option>
        {FILTER_STOCKS.map((stock) => (
          <option key={stock} value={stock}>
            {STOCK_LABELS[stock]}
          </option>
        ))}
      </SelectField>
      <PriceField
        label="Price from"
        placeholder={isBar ? 'Price from' : 'Any'}
        {...{ isBar }}
        value={params.minPrice}
        onChange={(minPrice) => onChange({ minPrice })}
      />
      <PriceField
        label="Price to"
        placeholder={isBar ? 'to' : 'Any'}
        {...{ isBar }}
        value={params.maxPrice}
        onChange={(maxPrice) => onChange({ maxPrice })}
      />
    </>
  );
}

type PriceFieldProps = {
  label: string;
  placeholder: string;
  isBar: boolean;
  value: number | null;
  onChange: (minorUnits: number | null) => void;
};

/** Takes effect when it is left, or by Enter: half an amount is another amount. */
function PriceField({ label, placeholder, isBar, value, onChange }: PriceFieldProps) {
  const shown = value === null ? '' : String(value / 100);
  const commit = (input: HTMLInputElement) => {
    const amount = Number(input.value.replace(',', '.'));
    if (input.value.trim() === '') onChange(null);
    else if (Number.isFinite(amount) && amount >= 0 && amount < 10_000_000) onChange(Math.round(amount * 100));
    else input.value = shown;
  };
  return (
    <InputField
      key={shown}
      label={label}
      isLabelHidden={isBar}
      inputMode="decimal"
      placeholder={placeholder}
      defaultValue={shown}
      onBlur={({ target }) => commit(target)}
      onKeyDown={(event) => event.key === 'Enter' && commit(event.currentTarget)}
    />
  );
}
