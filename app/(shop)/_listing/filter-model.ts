import type { AttributeFacet, Facets, FacetValue, PriceRange } from '#lib/catalog/facets.ts';
import type { ListingFilters, ListingQuery } from '#lib/catalog/listing-query.ts';
import { formatMoney } from '#lib/money/format.ts';

/** One thing to tick. What goes without saying is left out, since pages carry it as data: a label that is the value itself. */
export type Choice = { value: string; label?: string; count: number; checked?: true };
export type ChoiceGroup = { param: string; label: string; choices: Choice[] };
/** `from` and `to`: what was typed, major units; '' when a range is chosen, or nothing. */
export type Prices = { ranges: Choice[]; any: boolean; from: string; to: string };

/** Attributes that a filter shows, values of each, and brands: more of them nobody reads, and each is bytes in every list. */
const MAX_ATTRIBUTES = 4;
const MAX_VALUES = 8;
const MAX_BRANDS = 16;

/** Brands and attributes to choose among; whatever is chosen is there, since the form would take it off otherwise. */
export function toGroups({ brands, attributes }: Facets, query: ListingFilters): ChoiceGroup[] {
  const chosen = query.attributes ?? {};
  const isChosen = ({ name }: AttributeFacet) => Object.hasOwn(chosen, name);
  const covered = attributes
    .filter((facet) => facet.values.length > 1 && !isChosen(facet))
    .toSorted((a, b) => weigh(b.values) - weigh(a.values))
    .slice(0, Math.max(0, MAX_ATTRIBUTES - Object.keys(chosen).length));
  const shown = attributes.filter((facet) => isChosen(facet) || covered.includes(facet));
  const missing = Object.keys(chosen).filter((name) => !attributes.some((facet) => facet.name === name));
  return [
    { param: 'brand', label: 'Brand', choices: toChoices(brands, MAX_BRANDS, query.brands) },
    ...[...shown, ...missing.map((name) => ({ name, label: nameAttribute(name), values: [] }))].map(
      ({ name, label, values }) => ({
        param: `attr.${name}`,
        label,
        choices: toChoices(values, MAX_VALUES, chosen[name]),
      }),
    ),
  ].filter(({ choices }) => choices.length > 0);
}

/** What an attribute is called where no product of the list says so. */
const nameAttribute = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;

/** Ranges that something is in, or that is chosen; and what was typed instead of choosing one. */
export function toPrices(
  price: readonly PriceRange[],
  { minPrice = 0, maxPrice = null as number | null },
  currency: string,
): Prices {
  const chosen = minPrice > 0 || maxPrice !== null;
  const ranges = price
    .map(
      ({ min, max, count }): Choice => ({
        value: `${min}-${max ?? ''}`,
        label: describePrices({ min, max }, currency),
        count,
        ...isChecked(chosen && min === minPrice && max === maxPrice),
      }),
    )
    .filter(({ count, checked }) => count > 0 || checked);
  const typed = chosen && !ranges.some(({ checked }) => checked);
  return {
    ranges,
    any: !chosen || typed,
    from: typed && minPrice > 0 ? String(minPrice / 100) : '',
    to: typed && maxPrice !== null ? String(maxPrice / 100) : '',
  };
}

/** Least ratings that some product has, or that is chosen. One star is what everything rated has. */
export const toRatings = (ratings: Facets['ratings'], { minRating }: ListingFilters): Choice[] =>
  ratings
    .map(
      ({ min, count }): Choice => ({
        value: String(min),
        label: describeRating(min),
        count,
        ...isChecked(min === minRating),
      }),
    )
    .filter(({ value, count, checked }) => (value !== '1' && count > 0) || checked);

const weigh = (values: readonly FacetValue[]) => values.reduce((sum, { count }) => sum + count, 0);

function toChoices(values: readonly FacetValue[], most: number, chosen: readonly string[] = []): Choice[] {
  const missing = chosen.filter((value) => !values.some((other) => other.value === value));
  const all = [...values, ...missing.map((value) => ({ value, label: value, count: 0 }))];
  const choices = all.map(
    ({ value, label, count }): Choice => ({
      value,
      ...(label !== value && { label }),
      count,
      ...isChecked(chosen.includes(value)),
    }),
  );
  // Those that are chosen first, so that no fold hides them.
  return choices
    .toSorted((a, b) => Number(b.checked ?? false) - Number(a.checked ?? false))
    .slice(0, Math.max(most, chosen.length));
}

/** Left out where it is not so. */
export const isChecked = (checked: boolean): { checked?: true } => (checked ? { checked } : {});

/** A chosen filter, and the list without it. */
export type ActiveFilter = { label: string; without: ListingQuery };

/** Everything that narrows a list, in words, with what remains when it is taken off. */
export function listActiveFilters(query: ListingQuery, facets: Facets, currency: string): ActiveFilter[] {
  const without = (...names: (keyof ListingFilters)[]): ListingQuery => {
    const left = { ...query, page: 1 };
    for (const name of names) delete left[name];
    return left;
  };
  const active: ActiveFilter[] = [];
  const { minPrice, maxPrice, minRating } = query;
  if (minPrice !== undefined || maxPrice !== undefined) {
    active.push({
      label: describePrices({ min: minPrice ?? 0, max: maxPrice ?? null }, currency),
      without: without('minPrice', 'maxPrice'),
    });
  }
  if (query.inStock) active.push({ label: 'In stock', without: without('inStock') });
  if (query.onSale) active.push({ label: 'On sale', without: without('onSale') });
  if (minRating !== undefined) active.push({ label: describeRating(minRating), without: without('minRating') });
  for (const brand of query.brands ?? []) {
    const label = facets.brands.find(({ value }) => value === brand)?.label ?? brand;
    active.push({ label, without: { ...without('brands'), ...rest('brands', query.brands, brand) } });
  }
  for (const [name, values] of Object.entries(query.attributes ?? {})) {
    const facet = facets.attributes.find((other) => other.name === name);
    for (const value of values) {
      const others = { ...query.attributes, ...rest(name, values, value) };
      if (values.length === 1) delete others[name];
      const attributes = Object.keys(others).length > 0 ? { attributes: others } : {};
      active.push({
        label: `${facet?.label ?? nameAttribute(name)}: ${value}`,
        without: { ...without('attributes'), ...attributes },
      });
    }
  }
  return active;
}

function rest(name: string, values: readonly string[] = [], removed: string): Record<string, string[]> {
  const left = values.filter((value) => value !== removed);
  return left.length > 0 ? { [name]: left } : {};
}

/** The list without any filter. */
export const withoutFilters = ({ q, category, sort, pageSize }: ListingQuery): ListingQuery => ({
  page: 1,
  pageSize,
  sort,
  ...(q !== undefined && { q }),
  ...(category !== undefined && { category }),
});

const describeRating = (stars: number) => `${stars} stars and up`;

/** `Under €10`, `Up to €20`, `€10 – €25`, `€1,000 and up`. */
export function describePrices({ min, max }: Pick<PriceRange, 'min' | 'max'>, currency: string): string {
  const say = (amount: number) => formatMoney(amount, currency).replace(/[.,]00$/, '');
  if (max === null) return `${say(min)} and up`;
  // A range ends right before the next one begins; people say where that is.
  const isBefore = (max + 1) % 100 === 0;
  const end = say(isBefore ? max + 1 : max);
  if (min > 0) return `${say(min)} – ${end}`;
  return isBefore ? `Under ${end}` : `Up to ${end}`;
}
