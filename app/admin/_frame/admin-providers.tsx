'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { Toaster } from 'sonner';

/** What all pages of the admin share in the browser: fetched data, state in the address, messages that go by. */
export function AdminProviders({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 5_000 } } }));
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>{children}</NuqsAdapter>
      <Toaster
        theme="system"
        position="bottom-right"
        // Above the bar with which forms are saved, and that of what is selected.
        offset={{ bottom: 100 }}
        mobileOffset={{ bottom: 100 }}
        closeButton
        toastOptions={{ className: 'admin-toast' }}
      />
    </QueryClientProvider>
  );
}
