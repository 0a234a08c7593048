/**
 * Moves the focus off something that is about to go with its entry of a list: to the same in the entry beside it, else to what
 * all of it is in. Otherwise whoever goes by keys or by ear would be thrown back to where the page begins.
 */
export function keepFocus(leaving: Element): void {
  const entry = leaving.closest('li');
  const beside = entry?.nextElementSibling ?? entry?.previousElementSibling;
  const next = beside?.querySelector<HTMLElement>('[data-remove]') ?? leaving.closest<HTMLElement>('[data-cart]');
  next?.focus();
}
