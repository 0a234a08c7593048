'use client';

export type StarInputProps = { id: string; defaultValue: number | undefined; error: string | undefined };

const WORDS = ['Bad', 'Not good', 'All right', 'Good', 'Very good'];

/** Native radio buttons that look like stars: those up to the chosen one are filled by CSS alone. */
export function StarInput({ id, defaultValue, error }: StarInputProps) {
  return (
    <fieldset aria-describedby={error && `${id}-error`}>
      <legend className="mb-1 font-medium text-small">Rating</legend>
      <div className="star-input -ml-2 flex">
        {WORDS.map((word, at) => (
          <label
            key={word}
            className="relative grid size-11 cursor-pointer place-items-center rounded-full has-focus-visible:outline-3 has-focus-visible:outline-accent"
          >
            <input
              // Where the summary of errors leads.
              id={at === 0 ? id : undefined}
              type="radio"
              name="rating"
              value={at + 1}
              defaultChecked={defaultValue === at + 1}
              aria-invalid={error ? true : undefined}
              className="absolute inset-0 z-10 size-full cursor-pointer appearance-none rounded-full outline-none"
            />
            <span aria-hidden="true" className="star size-7!" />
            <span className="sr-only">{`${at + 1} of 5: ${word}`}</span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 font-medium text-bad text-small">
          {error}
        </p>
      )}
    </fieldset>
  );
}
