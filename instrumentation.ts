import { answerFailed } from '#lib/http/answer.ts';

/** Called by Next with whatever is thrown while it renders and is not caught. */
export const onRequestError = (): void => answerFailed();
