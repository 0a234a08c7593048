import type { FocusEvent } from 'react';
import { Toaster } from 'sonner';

/**
 * Messages that go by. Before the page, and with a way on: when the focus leaves it, sonner gives it back to what had it before, which
 * would keep whoever goes on with Tab between the end of the page and its messages.
 */
export function Messages() {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing to act on, it listens to what is in it
    <div onBlur={goOn}>
      <Toaster
        theme="system"
        position="bottom-right"
        // Above the bar with which forms are saved, and that of what is selected.
        offset={{ bottom: 100 }}
        mobileOffset={{ bottom: 100 }}
        closeButton
        toastOptions={{ className: 'admin-toast' }}
      />
    </div>
  );
}

/** Called after sonner's own handler, whose list is inside. */
function goOn({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void {
  if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) relatedTarget.focus();
}
