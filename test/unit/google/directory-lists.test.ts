/** Owns the proof of the directory's lists: pages of users, and the members of a group. */

import { type Answer, appErrorOf, jsonAnswer, textAnswer } from '../fakes';
import { createBench as bench, FORBIDDEN, MIA, NOT_FOUND } from './directory-bench';

describe('a page of users', () => {
  test('is of all the customer’s domains, by address, in the view for everybody', () => {
    const { asked, directory } = bench(
      jsonAnswer(200, { users: [MIA, { primaryEmail: 'tom@acme.example' }], nextPageToken: 'page 2' }),
    );
    expect(directory.users({ pageSize: 50 })).toEqual({
      items: [
        { email: 'mia@acme.example', name: 'Mia Park' },
        { email: 'tom@acme.example', name: 'tom@acme.example' },
      ],
      nextPageToken: 'page 2',
    });
    expect(asked()).toEqual([
      {
        path: '/users',
        customer: 'my_customer',
        viewType: 'domain_public',
        orderBy: 'email',
        maxResults: '50',
      },
    ]);
  });

  test('goes on where the last one ended', () => {
    const { asked, directory } = bench(jsonAnswer(200, {}));
    expect(directory.users({ pageSize: 50, pageToken: 'page 2&x=' })).toEqual({
      items: [],
      nextPageToken: undefined,
    });
    expect(asked()).toMatchObject([{ pageToken: 'page 2&x=' }]);
  });

  test.each<[string, string]>([
    ['mia', "'mia'"],
    ["o'brien", "'o\\'brien'"],
    ['a\\b', "'a\\\\b'"],
    ["' isAdmin=true '", "'\\' isAdmin=true \\''"],
    ['Mia Park & Söhne', "'Mia Park & Söhne'"],
    ['', "''"],
  ])('a search for %j is one value: %s', (search, query) => {
    const { asked, directory } = bench(jsonAnswer(200, {}));
    directory.users({ pageSize: 50, search });
    expect(asked()).toMatchObject([{ query }]);
  });

  test('a row without an address is told by its path', () => {
    const error = appErrorOf(() =>
      bench(jsonAnswer(200, { users: [MIA, {}] })).directory.users({ pageSize: 2 }),
    );
    expect([error.code, error.facts.what]).toEqual([
      'http.bad_response',
      'users[1].primaryEmail is not a text',
    ]);
  });
});

describe('the members of a group', () => {
  test('a member that stands for everybody is refused by the group’s name', () => {
    const { directory } = bench(jsonAnswer(200, { members: [{ type: 'CUSTOMER', id: 'C01' }] }));
    expect(appErrorOf(() => directory.members('all@acme.example'))).toMatchObject({
      code: 'input.invalid',
      facts: { field: 'groups', reason: 'everyone', group: 'all@acme.example' },
    });
  });

  test('are people alone, also of the groups within it, over all pages', () => {
    const { asked, directory } = bench(
      jsonAnswer(200, {
        members: [
          { email: 'mia@acme.example', type: 'USER' },
          { email: 'team@acme.example', type: 'GROUP' },
          { type: 'EXTERNAL', id: 'C01' },
          { email: 'other@globex.example', type: 'EXTERNAL' },
        ],
        nextPageToken: 'p2',
      }),
      jsonAnswer(200, {
        members: [
          { email: 'tom@acme.example', type: 'USER' },
          { type: 'USER', id: '7' },
        ],
      }),
    );
    expect(directory.members('sales@acme.example')).toEqual(['mia@acme.example', 'tom@acme.example']);
    const first = {
      path: '/groups/sales%40acme.example/members',
      includeDerivedMembership: 'true',
      maxResults: '200',
    };
    expect(asked()).toEqual([first, { ...first, pageToken: 'p2' }]);
  });

  test('an empty group has none', () => {
    expect(bench(jsonAnswer(200, {})).directory.members('sales@acme.example')).toEqual([]);
  });

  test.each<[Answer, string]>([
    [FORBIDDEN, 'google.forbidden'],
    [NOT_FOUND, 'google.not_found'],
  ])('a group that is not to be read is an error, not an empty group (%#)', (answer, code) => {
    expect(appErrorOf(() => bench(answer).directory.members('sales@acme.example')).code).toBe(code);
  });

  test('a page that fails leaves no half of a group', () => {
    const { directory } = bench(
      jsonAnswer(200, { members: [{ email: 'mia@acme.example', type: 'USER' }], nextPageToken: 'p2' }),
      textAnswer(503, ''),
    );
    expect(appErrorOf(() => directory.members('sales@acme.example')).code).toBe('google.unavailable');
  });

  test('a group without an end ends after 100 pages', () => {
    const endless = () => jsonAnswer(200, { members: [], nextPageToken: 'more' });
    const { net, directory } = bench(...Array.from({ length: 200 }, () => endless));
    expect(appErrorOf(() => directory.members('all@acme.example'))).toMatchObject({
      code: 'input.invalid',
      facts: { field: 'groups', reason: 'size', group: 'all@acme.example' },
    });
    expect(net.requests).toHaveLength(100);
  });

  test('100 pages are taken', () => {
    const page = (at: number) => () =>
      jsonAnswer(200, {
        members: [{ email: `u${at}@acme.example`, type: 'USER' }],
        ...(at < 100 ? { nextPageToken: `p${at}` } : {}),
      });
    const { directory } = bench(...Array.from({ length: 100 }, (_none, at) => page(at + 1)));
    expect(directory.members('all@acme.example')).toHaveLength(100);
  });
});
