import { answerNotFound } from '#lib/http/answer.ts';
import { AdminLink } from './admin-link.tsx';
import { buttonLook } from './button-look.ts';

export type NotHereProps = { title: string; back: { href: string; label: string } };

/** For an address that names something that is not there; the page is sent with status 404. */
export function NotHere({ title, back }: NotHereProps) {
  answerNotFound();
  return (
    <div className="py-20 text-center">
      <h1 className="heading text-title-2">{title}</h1>
      <p className="mt-3 text-balance text-ink-soft">It may have been deleted, or the address was mistyped.</p>
      <AdminLink href={back.href} className={`${buttonLook('plain')} mt-7`}>
        {back.label}
      </AdminLink>
    </div>
  );
}
