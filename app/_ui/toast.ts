export type Toast = { text: string; link?: { href: string; text: string } };

const SHOWN_MS = 5_000;
const LOOK =
  'fixed inset-x-4 top-auto bottom-5 m-auto w-fit max-w-md items-center gap-x-4 rounded-full bg-ink px-6 py-3.5 font-medium text-ground text-small shadow-2xl open:flex';

let box: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something for a moment, below everything and to screen readers too, without taking the focus. */
export function showToast({ text, link }: Toast): void {
  box ??= makeBox();
  const words = document.createElement('span');
  words.textContent = text;
  box.replaceChildren(words, ...(link ? [makeLink(link)] : []));
  box.showPopover();
  clearTimeout(timer);
  timer = setTimeout(hide, SHOWN_MS);
}

/** Not from under whoever is about to follow its link. */
function hide(): void {
  if (box?.matches(':hover, :focus-within')) timer = setTimeout(hide, SHOWN_MS);
  else box?.hidePopover();
}

function makeBox(): HTMLElement {
  const made = document.createElement('div');
  made.popover = 'manual';
  made.role = 'status';
  made.className = LOOK;
  document.body.append(made);
  return made;
}

function makeLink({ href, text }: { href: string; text: string }): HTMLElement {
  const made = document.createElement('a');
  made.href = href;
  made.textContent = text;
  made.className = 'shrink-0 underline underline-offset-4 outline-ground';
  return made;
}
