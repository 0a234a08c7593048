'use client';

import { ErrorView } from '#app/_ui/error-view.tsx';

export default function ShopError({ retry }: { error: unknown; retry: () => void }) {
  return <ErrorView retry={retry} />;
}
