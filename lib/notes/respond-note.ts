import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { addNote, type NoteSubject, noteInput } from './notes.ts';

/** Answers a new note about an order or a customer. */
export const respondNote = (request: Request, subject: NoteSubject): Promise<Response> =>
  respondAdminWrite(request, 'support', async (actor) => {
    const body = await readJson(request, noteInput);
    if (!body.ok) return respondProblem(body.problem);
    const note = await addNote(actor, subject, body.value.text);
    if (!note) return respondProblem(notFoundProblem(`There is no ${subject.kind} of this id.`));
    // Only the admin shows it: there is no change to follow.
    return respondChange(note, undefined, { status: 201 });
  });
