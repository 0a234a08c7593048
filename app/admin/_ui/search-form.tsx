import { Search } from 'lucide-react';
import Form from 'next/form';
import { controlLook } from './field.tsx';

export type SearchFormProps = {
  /** The list that is searched. */
  action: string;
  /** For screen readers: what is searched. */
  label: string;
  placeholder: string;
  q: string | undefined;
  /** What else of the address stays as it is. */
  kept?: Readonly<Record<string, string | undefined>>;
};

/** Searches a list by words, which stand in its address as `q`. */
export function SearchForm({ action, label, placeholder, q, kept = {} }: SearchFormProps) {
  return (
    <Form action={action} className="relative w-full sm:w-72">
      {Object.entries(kept).map(
        ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Search
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-soft"
        aria-hidden="true"
      />
      <input
        // An address that says something else shows something else.
        key={q ?? ''}
        type="search"
        name="q"
        aria-label={label}
        placeholder={placeholder}
        defaultValue={q}
        maxLength={120}
        className={`${controlLook()} h-10 pl-9`}
      />
    </Form>
  );
}
