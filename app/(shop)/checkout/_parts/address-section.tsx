import {
  type AddressField,
  AddressFields,
  type AddressValues,
  type CountryChoice,
} from '#app/_ui/address/address-fields.tsx';
import { townLine } from '#lib/addresses/town-line.ts';
import { noAddress } from './checkout-input.ts';
import { ChoiceCard } from './choice-card.tsx';
import { Section } from './section.tsx';

export type AddressSectionProps = {
  values: AddressValues;
  /** Of somebody who is signed in; the one that is used most comes first. */
  saved: readonly SavedChoice[];
  errors: Partial<Record<AddressField, string>>;
  countries: readonly CountryChoice[];
  onChange: (address: AddressValues) => void;
  onLeave: (field: AddressField) => void;
};
export type SavedChoice = { id: string; address: AddressValues };

/** Where the shop sends most. */
const FREQUENT = ['DE', 'AT', 'CH', 'FR', 'NL', 'BE', 'IE', 'GB', 'ES', 'IT', 'US'];

const isSame = (one: AddressValues, other: AddressValues) =>
  (Object.keys(one) as AddressField[]).every((field) => one[field] === other[field]);

export function AddressSection({ values, saved, errors, countries, onChange, onLeave }: AddressSectionProps) {
  const chosen = saved.find(({ address }) => isSame(address, values));
  const isOpen = saved.length === 0 || !chosen || Object.keys(errors).length > 0;
  return (
    <Section id="address" title="Delivery address">
      {saved.length > 0 && (
        <div className={isOpen ? 'mb-6 space-y-3' : 'space-y-3'}>
          {saved.map(({ id, address }) => (
            <ChoiceCard
              key={id}
              name="savedAddress"
              value={id}
              checked={id === chosen?.id}
              onChoose={() => onChange(address)}
              title={address.name}
            >
              {[address.line1, address.line2, townLine(address), nameOf(address.country, countries)]
                .filter(Boolean)
                .join(', ')}
            </ChoiceCard>
          ))}
          <ChoiceCard
            name="savedAddress"
            value=""
            checked={!chosen}
            onChoose={() => onChange(noAddress(values.country))}
            title="Another address"
          />
        </div>
      )}
      {isOpen && (
        <AddressFields
          id="address"
          values={values}
          errors={errors}
          countries={countries}
          frequent={FREQUENT}
          purpose="shipping"
          onChange={(field, value) =>
            onChange({ ...values, [field]: value, ...(field === 'country' ? { region: '' } : {}) })
          }
          onLeave={onLeave}
        />
      )}
    </Section>
  );
}

const nameOf = (code: string, countries: readonly CountryChoice[]) =>
  countries.find((country) => country.code === code)?.name ?? code;
