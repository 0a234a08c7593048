import { SelectField, TextField } from '#app/_ui/primitives/field.tsx';
import { REGIONS } from '#lib/addresses/regions.ts';
import { type TownField, townFields } from '#lib/addresses/town-line.ts';
import { formatOf } from './address-format.ts';
import { RegionField } from './region-field.tsx';

/** An address while it is typed: every field a text, none missing. */
export type AddressValues = {
  name: string;
  line1: string;
  line2: string;
  city: string;
  postalCode: string;
  region: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
};
export type AddressField = keyof AddressValues;
export type CountryChoice = { code: string; name: string; hasPostalCode: boolean };

export type AddressFieldsProps = {
  /** Begins the id of each field. */
  id: string;
  values: AddressValues;
  errors: Partial<Record<AddressField, string>>;
  countries: readonly CountryChoice[];
  /** Those on top of the list. */
  frequent?: readonly string[];
  /** Whose address it is, for the browser's own memory: `shipping`, or nothing. */
  purpose?: 'shipping';
  onChange: (field: AddressField, value: string) => void;
  onLeave?: (field: AddressField) => void;
};

/** Of the fields beside each other on a wide screen, by how many there are. */
const WIDTHS: Record<number, Record<TownField, string>> = {
  1: { city: 'sm:col-span-6', region: 'sm:col-span-6', postalCode: 'sm:col-span-6' },
  2: { city: 'sm:col-span-4', region: 'sm:col-span-2', postalCode: 'sm:col-span-2' },
  3: { city: 'sm:col-span-2', region: 'sm:col-span-2', postalCode: 'sm:col-span-2' },
};

/** The fields of an address as its country has them: names, order, and which there are. */
export function AddressFields(props: AddressFieldsProps) {
  const { id, values, errors, countries, frequent = [], purpose, onChange, onLeave } = props;
  const { country } = values;
  const format = formatOf(country);
  const hasPostalCode = countries.find(({ code }) => code === country)?.hasPostalCode ?? true;
  const complete = (token: string) => (purpose ? `${purpose} ${token}` : token);
  const text = (field: AddressField) => ({
    id: `${id}-${field}`,
    name: field,
    value: values[field],
    error: errors[field],
    onChange: (event: { target: { value: string } }) => onChange(field, event.target.value),
    onBlur: () => onLeave?.(field),
  });
  const controls = {
    city: <TextField key="city" {...text('city')} label={format.city} autoComplete={complete('address-level2')} />,
    postalCode: hasPostalCode && (
      <TextField
        key="postalCode"
        {...text('postalCode')}
        label={format.postalCode}
        autoComplete={complete('postal-code')}
        inputMode={format.isNumeric ? 'numeric' : 'text'}
        autoCapitalize="characters"
        maxLength={20}
      />
    ),
    region: format.region && (
      <RegionField
        key={country}
        {...text('region')}
        label={format.region}
        autoComplete={complete('address-level1')}
        regions={REGIONS[country]}
      />
    ),
  };
  const shown = townFields(country).filter((field) => controls[field]);
  const top = countries.filter(({ code }) => frequent.includes(code));
  return (
    <div className="grid gap-x-4 gap-y-5 sm:grid-cols-6">
      <SelectField {...text('country')} label="Country" autoComplete={complete('country')} className="sm:col-span-6">
        {top.length > 0 && <optgroup label="Often chosen">{top.map(toOption)}</optgroup>}
        {top.length > 0 ? (
          <optgroup label="All countries">{countries.map(toOption)}</optgroup>
        ) : (
          countries.map(toOption)
        )}
      </SelectField>
      <TextField {...text('name')} label="Full name" autoComplete={complete('name')} className="sm:col-span-6" />
      <TextField
        {...text('line1')}
        label="Street and number"
        autoComplete={complete('address-line1')}
        className="sm:col-span-6"
      />
      <TextField
        {...text('line2')}
        label="Flat, floor, company"
        optional
        autoComplete={complete('address-line2')}
        className="sm:col-span-6"
      />
      {shown.map((field) => (
        <div key={field} className={WIDTHS[shown.length]?.[field]}>
          {controls[field]}
        </div>
      ))}
    </div>
  );
}

const toOption = ({ code, name }: CountryChoice) => (
  <option key={code} value={code}>
    {name}
  </option>
);
