/** As long as a promotion's code may be (promotions_code_format in the schema). */
export const MAX_CODE_LENGTH = 40;

/** Spaces of all sorts, and what comes along unseen with a copied text; Postgres takes some of it for no text at all. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Cs}]/gu;

/** A code as people write and copy it: without regard to case, and to what cannot be seen. */
export const normalizeCode = (text: string): string => text.replace(UNSEEN, '').toUpperCase();
