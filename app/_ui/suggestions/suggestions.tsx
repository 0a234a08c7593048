import { type RefObject, useEffect, useEffectEvent, useId, useState } from 'react';
import type { Suggestion } from '#lib/catalog/types.ts';
import { type ChoiceState, CLOSED, pressKey } from './choice.ts';
import { SuggestionGroup } from './suggestion-group.tsx';
import { useSuggestions } from './use-suggestions.ts';

export type SuggestionsProps = { field: RefObject<HTMLInputElement | null> };

const GROUPS = [
  { kind: 'query', label: 'Searches' },
  { kind: 'category', label: 'Departments' },
  { kind: 'product', label: 'Products' },
] as const;

/** Makes a combobox of a search field that is there already, and is the list below it. */
export function Suggestions({ field }: SuggestionsProps) {
  const id = useId();
  const [typed, setTyped] = useState(field.current?.value ?? '');
  const [{ open, at }, setState] = useState<ChoiceState>(CLOSED);
  const items = useSuggestions(typed);
  // Another list: what was chosen by its place would be something else now.
  const [chosenFrom, setChosenFrom] = useState(items);
  if (chosenFrom !== items) {
    setChosenFrom(items);
    setState((state) => ({ ...state, at: -1 }));
  }
  const isShown = open && items.length > 0;
  const optionId = (place: number) => `${id}-${place}`;

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // Letters that are still being put together belong to the keyboard; Safari says 229 of the key that ends it.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return;
    const effect = pressKey({ open: isShown, at }, event.key, items.length);
    if (effect.kind === 'leave') return;
    event.preventDefault();
    if (effect.kind === 'state') setState(effect.state);
    else location.assign(items[effect.at]?.url ?? '');
  });

  useEffect(() => {
    const input = field.current;
    if (!input) return;
    const ending = new AbortController();
    const on = (name: string, listen: (event: Event) => void) =>
      input.addEventListener(name, listen, { signal: ending.signal });
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', id);
    on('input', () => {
      setTyped(input.value);
      setState({ open: true, at: -1 });
    });
    on('keydown', (event) => onKey(event as KeyboardEvent));
    on('blur', () => setState(CLOSED));
    // Something may have been typed while this was on its way.
    if (input.value !== input.defaultValue) {
      setTyped(input.value);
      setState({ open: true, at: -1 });
    }
    return () => ending.abort();
  }, [field, id]);

  useEffect(() => {
    field.current?.setAttribute('aria-expanded', String(isShown));
    if (isShown && at > -1) field.current?.setAttribute('aria-activedescendant', `${id}-${at}`);
    else field.current?.removeAttribute('aria-activedescendant');
  }, [field, isShown, at, id]);

  return (
    <>
      <div role="status" className="sr-only">
        {isShown && `${items.length} ${items.length === 1 ? 'suggestion' : 'suggestions'}`}
      </div>
      {/* The field keeps the focus: a press on the list must not take it away before it is a click. */}
      <div
        id={id}
        role="listbox"
        aria-label="Suggestions"
        hidden={!isShown}
        onMouseDown={(event) => event.preventDefault()}
        className="suggestions"
      >
        {GROUPS.map(({ kind, label }) => (
          <SuggestionGroup
            key={kind}
            label={label}
            options={items
              .map((suggestion: Suggestion, place) => ({ suggestion, id: optionId(place), isChosen: place === at }))
              .filter(({ suggestion }) => suggestion.kind === kind)}
            typed={typed}
          />
        ))}
      </div>
    </>
  );
}
