import { expect, it } from 'vitest';
import { z } from 'zod';
import { idList, pageNumber, parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';

it('is problem+json with a pointer for each wrong field', async () => {
  const response = respondProblem(badParamsProblem([{ name: 'attr.a/b~c', detail: 'is wrong' }]));
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toEqual({
    type: expect.stringMatching(/\/invalid-parameters$/),
    title: 'Invalid parameters',
    status: 400,
    detail: 'attr.a/b~c is wrong',
    errors: [{ pointer: '/attr.a~1b~0c', detail: 'is wrong' }],
  });
});

const ids = (text: string) => parseParams(z.object({ ids: idList(3) }), new URLSearchParams(text));

it('takes a list of ids, each once', () => {
  expect(ids('ids=1, 2,,2,x')).toEqual({ ok: true, params: { ids: ['1', '2', 'x'] } });
});

it.each(['', 'ids=', 'ids=,', 'ids=1,2,3,4', 'ids=1&ids=2'])('refuses the ids of %j and says so', (text) => {
  expect(ids(text)).toMatchObject({ ok: false, errors: [{ name: 'ids' }] });
});

it.each(['0', '-1', 'x', '1.0', '10000', ''])('refuses page %j', (page) => {
  expect(pageNumber.safeParse(page).success).toBe(false);
});
