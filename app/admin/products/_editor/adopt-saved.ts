import type { EditorForm } from './editor-form.ts';

/**
 * What a form is after it was saved while somebody typed on: what it holds now, with the ids that its new variants were given.
 * @param sent as it was when it was sent
 * @param saved what came back, variants in the order in which they were sent
 */
export function adoptSaved(
  now: EditorForm,
  sent: EditorForm,
  saved: EditorForm,
): { values: EditorForm; defaults: EditorForm } {
  const givenTo = new Map(sent.variants.map(({ key }, at) => [key, saved.variants[at]]));
  const adopt = (form: EditorForm): EditorForm => ({
    ...form,
    slug: form.slug === sent.slug ? saved.slug : form.slug,
    variants: form.variants.map((variant) => {
      const given = givenTo.get(variant.key);
      return given ? { ...variant, id: given.id, available: given.available } : variant;
    }),
  });
  return { values: adopt(now), defaults: adopt(sent) };
}
