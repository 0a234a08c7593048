'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import type { Picture, ProductOption, Variant } from '#lib/catalog/types.ts';
import { chooseVariant } from './variant-choice.ts';

/** The part of a product that choosing needs; all of it travels to the browser. */
export type Choosable = {
  id: string;
  slug: string;
  name: string;
  currency: string;
  images: Picture[];
  options: ProductOption[];
  variants: Variant[];
};

type VariantChoice = {
  product: Choosable;
  variant: Variant;
  /** How often something was chosen, so that choosing the same picture again still shows it. */
  choices: number;
  choose: (name: string, value: string) => void;
};

const VariantContext = createContext<VariantChoice | null>(null);

export type VariantProviderProps = { product: Choosable; initial: Variant; children: ReactNode };

export function VariantProvider({ product, initial, children }: VariantProviderProps) {
  const [{ variant, choices }, setChoice] = useState({ variant: initial, choices: 0 });
  function choose(name: string, value: string) {
    setChoice((last) => ({
      variant: chooseVariant(product.variants, last.variant, name, value),
      choices: last.choices + 1,
    }));
  }
  return <VariantContext value={{ product, variant, choices, choose }}>{children}</VariantContext>;
}

export function useVariantChoice(): VariantChoice {
  const choice = useContext(VariantContext);
  if (!choice) throw new Error('useVariantChoice is for components inside VariantProvider');
  return choice;
}
