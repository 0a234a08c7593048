/** What kept the shop from doing what it was asked for. */
export function Problem({ text }: { text: string | undefined }) {
  if (!text) return null;
  return (
    <p role="alert" className="mx-5 mb-3 rounded-xl bg-bad-soft px-4 py-2.5 text-bad text-small">
      {text}
    </p>
  );
}
