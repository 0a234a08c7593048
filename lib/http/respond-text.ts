import { respondJson } from './respond-json.ts';

/** As `respondJson`, for what is text of another kind. */
export const respondText = (contentType: string, write: () => Promise<string | Response>): Promise<Response> =>
  respondJson(async () => {
    const text = await write();
    return typeof text === 'string' ? new Response(text, { headers: { 'Content-Type': contentType } }) : text;
  });
