import { forgetAddress, readForgetToken } from '#lib/stock-notices/forget.ts';
import { type AccountForm, invalid } from './form.ts';

const pageOf = (token: string) => `/stock-notices/${encodeURIComponent(token)}`;

/** For whoever has the link of a notice of stock, which is all that they have: they need no account. */
export const forgetNotices: AccountForm = {
  pageOf: ({ token = '' }) => pageOf(token),
  keep: [],
  async run({ token = '' }) {
    const noticeId = readForgetToken(token);
    if (noticeId === undefined) return invalid('', 'This link is not whole: copy all of it from the mail');
    await forgetAddress(noticeId);
    return { state: 'done', to: pageOf(token), notice: 'No notice will come, and none of your data is kept for it.' };
  },
};
