'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { Messages } from './messages.tsx';

/** What all pages of the admin share in the browser: fetched data, state in the address, messages that go by. */
export function AdminProviders({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 5_000 } } }));
  return (
    <QueryClientProvider client={client}>
      <Messages />
      <NuqsAdapter>{children}</NuqsAdapter>
    </QueryClientProvider>
  );
}
