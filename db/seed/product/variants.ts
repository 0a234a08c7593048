import type { Kind } from '../catalogue/types.ts';
import type { Random } from '../random.ts';
import { CHOICES, type Choice } from '../words/options.ts';
import type { Shade } from './colours.ts';
import { drawPrice, pickPriceStyle, roundPrice } from './price.ts';
import type { SeedVariant } from './types.ts';

const MAX_VARIANTS = 9;

type Options = { name: string; values: string[] }[];
type Value = readonly [label: string, factor: number];

/** Options and every combination of their values, priced; stock comes later. */
export function makeVariants(random: Random, id: number, sku: string, kind: Kind, shades: Shade[]) {
  const choice: Choice | undefined = kind.choice && CHOICES[kind.choice];
  const hasChoice = choice !== undefined && (choice.name === 'Size' || random.chance(0.85));
  const values = hasChoice ? pickValues(random, choice, Math.floor(MAX_VARIANTS / shades.length)) : [];
  const options: Options = [];
  if (shades.length > 1) options.push({ name: 'Colour', values: shades.map(({ name }) => name) });
  if (choice && values.length > 1) options.push({ name: choice.name, values: values.map(([label]) => label) });

  const style = pickPriceStyle(random);
  const euros = drawPrice(random, kind.price);
  const reduction = random.chance(0.15) ? 1 + random.between(15, 50) / 100 : undefined;
  const variants: SeedVariant[] = [];
  for (const [position, shade] of shades.entries()) {
    for (const [label, factor] of values.length > 1 ? values : ([['', 1]] as const)) {
      const price = roundPrice(euros * factor, style);
      const chosen: Record<string, string> = {};
      if (shades.length > 1) chosen.Colour = shade.name;
      if (choice && label) chosen[choice.name] = label;
      variants.push({
        id: id * 10 + variants.length,
        sku: `${sku}-${variants.length + 1}`,
        price,
        compareAtPrice: reduction ? Math.max(roundPrice((price / 100) * reduction, style), price + 100) : null,
        options: chosen,
        imagePosition: shades.length > 1 ? position : null,
        available: 0,
      });
    }
  }
  return { options, variants };
}

/** Neighbouring values of a choice, as many as there is room for. */
function pickValues(random: Random, { values }: Choice, room: number): readonly Value[] {
  const count = Math.min(values.length, room);
  const start = random.between(0, values.length - count);
  return values.slice(start, start + count);
}
