import { Link } from '#app/_ui/link.tsx';
import { PostalAddressBlock } from '#app/_ui/postal-address.tsx';
import { AccountForm } from '#app/(shop)/_forms/account-form.tsx';
import type { SavedAddress } from '#lib/addresses/types.ts';

export type AddressCardProps = { address: SavedAddress };

const action =
  'inline-flex min-h-11 items-center font-medium text-small underline decoration-line-strong underline-offset-4 hover:decoration-ink';

export function AddressCard({ address }: AddressCardProps) {
  const { id, line1, isDefault } = address;
  return (
    <article
      aria-label={line1}
      className={`flex flex-col rounded-tile border bg-panel p-5 sm:p-6 ${isDefault ? 'border-ink' : 'border-line'}`}
    >
      <div className="flex-1">
        {isDefault && <p className="mb-2 font-medium text-ink-soft text-micro">The checkout begins with this one</p>}
        <PostalAddressBlock address={address} />
      </div>
      <div className="mt-4 flex flex-wrap gap-x-5">
        <Link href={`/account/addresses/${id}`} className={action}>
          Edit<span className="sr-only"> {line1}</span>
        </Link>
        <AccountForm id={`remove-${id}`} name="remove-address" submit="Remove" look="quiet">
          <input type="hidden" name="id" value={id} />
        </AccountForm>
        {!isDefault && (
          <AccountForm id={`default-${id}`} name="default-address" submit="Begin with it" look="quiet">
            <input type="hidden" name="id" value={id} />
          </AccountForm>
        )}
      </div>
    </article>
  );
}
