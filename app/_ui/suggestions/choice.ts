/** Which suggestion is chosen by its place, none at -1, and whether they are shown. */
export type ChoiceState = { open: boolean; at: number };

export const CLOSED: ChoiceState = { open: false, at: -1 };

/** What a key does: another state, `go` to what is chosen, or `leave` to the browser what it does with it anyway. */
export type KeyEffect = { kind: 'state'; state: ChoiceState } | { kind: 'go'; at: number } | { kind: 'leave' };

const LEAVE: KeyEffect = { kind: 'leave' };

/**
 * Keys of a combobox with a list below it (ARIA Authoring Practices 1.2, "Editable Combobox With List Autocomplete"): arrows
 * go round through the field itself, Enter follows what is chosen, Escape closes the list before it clears the field.
 */
export function pressKey({ open, at }: ChoiceState, key: string, count: number): KeyEffect {
  const choose = (place: number): KeyEffect => ({ kind: 'state', state: { open: true, at: place } });
  if (count === 0) return LEAVE;
  switch (key) {
    case 'ArrowDown':
      return choose(open && at < count - 1 ? at + 1 : open ? -1 : 0);
    case 'ArrowUp':
      return choose(open && at > -1 ? at - 1 : count - 1);
    case 'Escape':
      return open ? { kind: 'state', state: CLOSED } : LEAVE;
    case 'Enter':
      return open && at > -1 ? { kind: 'go', at } : LEAVE;
    default:
      return LEAVE;
  }
}
