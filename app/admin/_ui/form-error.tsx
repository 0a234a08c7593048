import { TriangleAlert } from 'lucide-react';

/** What is wrong with a form as a whole; read out when it comes. */
export function FormError({ children }: { children: string | undefined }) {
  return (
    <div role="alert" className="contents">
      {children && (
        <p className="mb-4 flex items-start gap-2.5 rounded-xl bg-bad-soft px-4 py-3 font-medium text-bad text-small">
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          {children}
        </p>
      )}
    </div>
  );
}
