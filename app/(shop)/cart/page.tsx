import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { DepartmentGrid } from '#app/_ui/department-grid.tsx';
import { Notice } from '#app/_ui/primitives/notice.tsx';
import { getViewer } from '#lib/accounts/viewer.ts';
import { MAX_CODE_LENGTH } from '#lib/cart/normalize-code.ts';
import { readCartToken } from '#lib/cart/owner.ts';
import { readCart } from '#lib/cart/read.ts';
import { getCategoryTree } from '#lib/catalog/read.ts';
import { CartPageContents } from './_parts/cart-page-contents.tsx';
import { explainAdd, explainCode } from './_parts/refusal-words.ts';

export const metadata: Metadata = { title: 'Your cart', robots: { index: false } };

export default async function CartPage({ searchParams }: PageProps<'/cart'>) {
  await connection();
  const requestHeaders = await headers();
  const { code, refused } = await searchParams;
  const viewer = await getViewer(requestHeaders);
  const [cart, departments] = await Promise.all([readCart(viewer, readCartToken(requestHeaders)), getCategoryTree()]);
  const text = typeof code === 'string' ? code.slice(0, MAX_CODE_LENGTH) : undefined;
  const linked = text === undefined ? undefined : { text, message: explainCode(text, refused) };
  return (
    <div className="page-width pt-8 pb-[calc(var(--space-layer)+var(--round-layer))] lg:pt-12">
      <h1 className="heading mb-8 text-title-1 lg:mb-12">Your cart</h1>
      {!linked && refused !== undefined && (
        <Notice kind="low" role="status" className="mb-8 max-w-3xl" title="It was not added">
          {explainAdd(refused)}
        </Notice>
      )}
      <div className="without-scripts">
        {linked && (
          <Notice kind="low" className="mb-8 max-w-3xl">
            {linked.message}
          </Notice>
        )}
        <Notice kind="quiet" className="mb-8 max-w-3xl" title="Changing the cart needs scripts">
          Your browser does not run any here. What is in the cart is kept; turn scripts on for this shop to change it
          and to check out.
        </Notice>
      </div>
      <CartPageContents
        initial={cart}
        code={linked}
        ideas={
          <div className="mt-20 w-full text-left">
            <h2 className="heading mb-7 text-title-2">Start from a department</h2>
            <DepartmentGrid departments={departments} />
          </div>
        }
      />
    </div>
  );
}
