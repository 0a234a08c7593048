import { SelectField, TextField, type TextFieldProps } from '#app/_ui/primitives/field.tsx';
import type { Region } from '#lib/addresses/regions.ts';

export type RegionFieldProps = Pick<TextFieldProps, 'id' | 'name' | 'label' | 'error' | 'autoComplete'> & {
  value: string;
  onChange: (event: { target: { value: string } }) => void;
  onBlur: () => void;
  /** Those that there are, where the country's addresses are not complete without one. */
  regions: readonly Region[] | undefined;
};

/** A state or province: one of a list, or what the shopper calls it. */
export function RegionField({ regions, ...field }: RegionFieldProps) {
  if (!regions) return <TextField {...field} optional />;
  return (
    <SelectField {...field}>
      <option value="">Choose</option>
      {regions.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
