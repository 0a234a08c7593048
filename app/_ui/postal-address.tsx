import { townLine } from '#lib/addresses/town-line.ts';
import type { PostalAddress } from '#lib/orders/types.ts';

export type PostalAddressBlockProps = { address: PostalAddress };

const names = new Intl.DisplayNames('en', { type: 'region' });

/** Where it goes, line by line. */
export function PostalAddressBlock({ address }: PostalAddressBlockProps) {
  const { name, line1, line2, country } = address;
  return (
    <address className="break-words text-small not-italic">
      {name}
      <br />
      {line1}
      <br />
      {line2 && (
        <>
          {line2}
          <br />
        </>
      )}
      {townLine(address)}
      <br />
      {names.of(country) ?? country}
    </address>
  );
}
