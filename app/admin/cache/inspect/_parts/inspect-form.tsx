import { Button } from '#app/admin/_ui/button.tsx';
import { InputField } from '#app/admin/_ui/field.tsx';

/** Works by itself, as a link does: what was found has an address to pass on. */
export function InspectForm({ asked }: { asked: string }) {
  return (
    <search>
      <form method="get" className="flex flex-wrap items-start gap-2 rounded-2xl border border-line bg-panel px-5 py-4">
        <InputField
          name="q"
          label="Address, product id or key"
          defaultValue={asked}
          hint="Such as /products/moka-pot, 42, or product:42. A key is a thing and an id, between them the version of its form if need be."
          className="min-w-0 flex-1 basis-72"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          required
        />
        <Button type="submit" kind="primary" className="mt-5.5">
          Inspect
        </Button>
      </form>
    </search>
  );
}
