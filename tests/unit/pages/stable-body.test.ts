import { expect, it } from 'vitest';
import { stabiliseBody } from '#lib/pages/stable-body.ts';

const html = (id: string, text = 'x') =>
  Buffer.from(
    `<p>${text}</p><script>push("h\\":[[\\"$\\",\\"$Lf\\",\\"${id}v\\",{}],[\\"$L1\\",\\"${id}m\\",{}]]")</script>`,
  );
const flight = (id: string) => Buffer.from(`0:{"h":[["$","$Lf","${id}v",{}],["$","$L1","${id}m",{}]]}`);
const [A, B] = ['uAtjEbybgDEO6DSyLqqsD', 'HGw1B02fuAKU6YS-_EW7J'];

it('makes the same bytes of the same page, whichever request rendered it', () => {
  expect(stabiliseBody(html(A))).toEqual(stabiliseBody(html(B)));
  expect(stabiliseBody(flight(A))).toEqual(stabiliseBody(flight(B)));
  expect(stabiliseBody(html(A)).toString()).not.toContain(A);
});

it('keeps pages apart that differ', () => {
  const idOf = (body: Buffer) => /"([\w-]{21})v/.exec(body.toString())?.[1];
  expect(idOf(stabiliseBody(html(A, 'one')))).not.toBe(idOf(stabiliseBody(html(A, 'two'))));
  expect(stabiliseBody(html(A, 'one')).length).toBe(html(A, 'one').length);
});

it('leaves a body alone that has no such id', () => {
  const body = Buffer.from('<p>"abcdefghijklmnopqrstuv"</p>');
  expect(stabiliseBody(body)).toBe(body);
});
