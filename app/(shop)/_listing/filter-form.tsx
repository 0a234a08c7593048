'use client';

import type { FormEvent, ReactNode } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { ChevronIcon, CloseIcon } from '#app/_ui/primitives/icons.tsx';
import type { Choice, ChoiceGroup, Prices } from './filter-model.ts';
import { FILTERS_ID } from './filters-id.ts';
import { useAsShown } from './use-as-shown.ts';

export type FilterFormProps = {
  path: string;
  /** Parameters that stay as they are. */
  kept: [string, string][];
  /** The list without filters, if it has any. */
  clearHref: string | undefined;
  currency: string;
  availability: (Choice & { name: string })[];
  prices: Prices;
  ratings: Choice[];
  groups: ChoiceGroup[];
};

const CHOICES_SHOWN = 7;
const GROUPS_OPEN = 2;

/** A GET form, which works before and without scripts: beside the list where there is room, over it where there is not. */
export function FilterForm({
  path,
  kept,
  clearHref,
  currency,
  availability,
  prices,
  ratings,
  groups,
}: FilterFormProps) {
  const form = useAsShown();
  return (
    <form
      ref={form}
      id={FILTERS_ID}
      popover="auto"
      autoComplete="off"
      onChange={keepOnePrice}
      action={path}
      aria-label="Filters"
      onSubmit={leaveOutEmpty}
      className="filters"
    >
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="sticky top-0 z-10 flex items-center justify-between bg-panel px-5 py-2 lg:hidden">
        <p className="heading text-title-3">Filters</p>
        <button
          type="button"
          popoverTarget={FILTERS_ID}
          popoverTargetAction="hide"
          aria-label="Close filters"
          className="-mr-3 inline-flex size-12 items-center justify-center rounded-full hover:bg-layer-2"
        >
          <CloseIcon />
        </button>
      </div>
      <div className="px-5 lg:px-0">
        {availability.length > 0 && (
          <Group label="Availability" open>
            {availability.map((choice) => (
              <Tick key={choice.name} {...choice} />
            ))}
          </Group>
        )}
        <Group label="Price" open>
          <Any name="price" label="Any price" checked={prices.any} />
          {prices.ranges.map((range) => (
            <Tick key={range.value} type="radio" name="price" {...range} />
          ))}
          <div className="mt-2 flex items-center gap-2 text-small">
            <PriceField name="priceFrom" label={`Lowest price, ${currency}`} placeholder="From" value={prices.from} />
            <span aria-hidden="true">–</span>
            <PriceField name="priceTo" label={`Highest price, ${currency}`} placeholder="To" value={prices.to} />
          </div>
        </Group>
        {ratings.length > 0 && (
          <Group label="Rating" open={ratings.some(({ checked }) => checked)}>
            <Any name="rating" label="Any rating" checked={!ratings.some(({ checked }) => checked)} />
            {ratings.map((rating) => (
              <Tick key={rating.value} type="radio" name="rating" {...rating} />
            ))}
          </Group>
        )}
        {groups.map(({ param, label, choices }, at) => (
          <Group key={param} label={label} open={at < GROUPS_OPEN || choices.some(({ checked }) => checked)}>
            <Choices param={param} label={label} choices={choices} />
          </Group>
        ))}
      </div>
      <div className="sticky bottom-0 flex flex-wrap items-center gap-x-4 gap-y-1 bg-panel px-5 py-3 lg:bg-ground lg:px-0">
        <button type="submit" className={`${buttonStyles.solid} flex-1`}>
          Show products
        </button>
        {clearHref !== undefined && (
          <Link href={clearHref} className="quiet-link py-2 text-small">
            Clear all
          </Link>
        )}
      </div>
    </form>
  );
}

/** A range and what is typed are two ways to say one thing: whoever uses one takes back the other. */
function keepOnePrice({ currentTarget: form, target }: FormEvent<HTMLFormElement>): void {
  const { name } = target as HTMLInputElement;
  const isTyped = name === 'priceFrom' || name === 'priceTo';
  const anyPrice = form.querySelector<HTMLInputElement>('[name="price"][value=""]');
  if (isTyped && anyPrice) anyPrice.checked = true;
  if (name !== 'price') return;
  for (const field of form.querySelectorAll<HTMLInputElement>('[name="priceFrom"], [name="priceTo"]')) field.value = '';
}

/** Fields that say nothing stay out of the address. */
function leaveOutEmpty({ currentTarget: form }: FormEvent<HTMLFormElement>): void {
  const leaveOut = ({ formData }: FormDataEvent) => {
    for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
  };
  form.addEventListener('formdata', leaveOut, { once: true });
}

function Group({ label, open, children }: { label: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group border-line border-b py-1">
      <summary className="flex min-h-11 list-none items-center justify-between font-semibold text-small">
        {label}
        <ChevronIcon className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <fieldset className="pb-3">
        <legend className="sr-only">{label}</legend>
        {children}
      </fieldset>
    </details>
  );
}

type TickProps = Choice & { name: string; type?: 'checkbox' | 'radio' };

function Tick({ name, value, label = value, count, checked, type = 'checkbox' }: TickProps) {
  return (
    <label className="choice">
      <input type={type} name={name} value={value} defaultChecked={checked === true} />
      <span>{label}</span>
      <small>
        {count.toLocaleString('en')}
        <span className="sr-only"> products</span>
      </small>
    </label>
  );
}

function Any({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <label className="choice">
      <input type="radio" name={name} value="" defaultChecked={checked} />
      <span>{label}</span>
    </label>
  );
}

function Choices({ param, label, choices }: ChoiceGroup) {
  const ticks = choices.map((choice) => <Tick key={choice.value} name={param} {...choice} />);
  const folded = ticks.slice(CHOICES_SHOWN);
  return (
    <>
      {ticks.slice(0, CHOICES_SHOWN)}
      {folded.length > 0 && (
        <details>
          <summary className="quiet-link py-2 text-ink-soft text-small">
            {folded.length} more<span className="sr-only"> for {label.toLowerCase()}</span>
          </summary>
          {folded}
        </details>
      )}
    </>
  );
}

function PriceField({ name, label, placeholder, value }: Record<'name' | 'label' | 'placeholder' | 'value', string>) {
  return (
    <input
      name={name}
      aria-label={label}
      placeholder={placeholder}
      defaultValue={value}
      inputMode="decimal"
      pattern="\d{1,7}([.,]\d{1,2})?"
      className="h-11 w-full min-w-0 rounded-xl border border-line-strong bg-panel px-3 text-small tabular-nums"
    />
  );
}
