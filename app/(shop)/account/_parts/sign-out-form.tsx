/** A form, not a link: a link could be fetched ahead. It needs no script. */
export function SignOutForm() {
  return (
    <form action="/api/account/forms/sign-out" method="post">
      <button
        type="submit"
        className="inline-flex min-h-11 items-center font-medium text-ink-soft text-small underline-offset-4 hover:text-ink hover:underline"
      >
        Sign out
      </button>
    </form>
  );
}
