/** Owns the proof of what is asked of Google's directory about one person or domain, and what its answers become. */

import { type Answer, appErrorOf, jsonAnswer, textAnswer, unreachable } from '../fakes';
import { createBench as bench, FORBIDDEN, MIA, NOT_FOUND, refusal } from './directory-bench';

describe('a request', () => {
  test('goes to the Directory API alone, as the caller', () => {
    const { net, directory } = bench(jsonAnswer(200, MIA));
    directory.user('mia@acme.example');
    expect(net.requests).toEqual([
      {
        method: 'get',
        url: 'https://admin.googleapis.com/admin/directory/v1/users/mia%40acme.example?viewType=domain_public',
        headers: { Authorization: 'Bearer google-token' },
        timeoutSeconds: 10,
      },
    ]);
  });

  test.each(['../groups/x', 'a?viewType=admin_view', 'a#b', 'a/b@acme.example'])(
    'an address %j cannot lead out of its path',
    (address) => {
      const { asked, directory } = bench(NOT_FOUND, NOT_FOUND);
      directory.user(address);
      expect(appErrorOf(() => directory.members(address)).code).toBe('google.not_found');
      expect(asked()).toEqual([
        { path: `/users/${encodeURIComponent(address)}`, viewType: 'domain_public' },
        {
          path: `/groups/${encodeURIComponent(address)}/members`,
          includeDerivedMembership: 'true',
          maxResults: '200',
        },
      ]);
    },
  );
});

describe('a super admin', () => {
  test('is who the view for admins says is one', () => {
    const { asked, directory } = bench(jsonAnswer(200, MIA));
    expect(directory.isSuperAdmin('mia@acme.example')).toBe(true);
    expect(asked()).toEqual([{ path: '/users/mia%40acme.example', viewType: 'admin_view' }]);
  });

  test.each<[string, Answer]>([
    ['it says no', jsonAnswer(200, { ...MIA, isAdmin: false })],
    [
      'it says nothing, as to a delegated admin',
      jsonAnswer(200, { primaryEmail: 'mia@acme.example', isDelegatedAdmin: true }),
    ],
    ['it refuses', FORBIDDEN],
    ['it knows no such account', NOT_FOUND],
  ])('is nobody where %s', (_case, answer) => {
    expect(bench(answer).directory.isSuperAdmin('mia@acme.example')).toBe(false);
  });

  test.each<[string, Answer, string]>([
    ['fails', textAnswer(503, ''), 'google.unavailable'],
    ['does not answer', unreachable('admin.googleapis.com'), 'http.unreachable'],
    ['answers with a page', textAnswer(200, '<html>'), 'http.bad_response'],
    ['says isAdmin in words', jsonAnswer(200, { ...MIA, isAdmin: 'true' }), 'http.bad_response'],
    ['has no such token', refusal(401, 'authError'), 'google.permission_missing'],
  ])('is not denied where the directory %s', (_case, answer, code) => {
    expect(appErrorOf(() => bench(answer).directory.isSuperAdmin('mia@acme.example')).code).toBe(code);
  });
});

describe('one user', () => {
  test('has an address and a name', () => {
    expect(bench(jsonAnswer(200, MIA)).directory.user('mia@acme.example')).toEqual({
      email: 'mia@acme.example',
      name: 'Mia Park',
    });
  });

  test.each([{ primaryEmail: 'x@acme.example' }, { primaryEmail: 'x@acme.example', name: {} }])(
    'without a name is called by the address (%#)',
    (wire) => {
      expect(bench(jsonAnswer(200, wire)).directory.user('x@acme.example')?.name).toBe('x@acme.example');
    },
  );

  test('is nobody where the directory knows none, and an error where it may not be seen', () => {
    expect(bench(NOT_FOUND).directory.user('x@acme.example')).toBeUndefined();
    expect(appErrorOf(() => bench(FORBIDDEN).directory.user('x@acme.example')).code).toBe('google.forbidden');
  });
});

describe('a domain', () => {
  test('is the customer’s where the directory lists it for an admin', () => {
    const { asked, directory } = bench(jsonAnswer(200, {}));
    expect(directory.ownsDomain('acme.co.uk')).toBe(true);
    expect(asked()).toEqual([
      { path: '/users', domain: 'acme.co.uk', maxResults: '1', viewType: 'admin_view' },
    ]);
  });

  test.each([FORBIDDEN, NOT_FOUND])('is not where it refuses, or knows none (%#)', (answer) => {
    expect(bench(answer).directory.ownsDomain('globex.example')).toBe(false);
  });

  test('is not decided where the directory fails', () => {
    expect(appErrorOf(() => bench(textAnswer(500, '')).directory.ownsDomain('acme.co.uk')).code).toBe(
      'google.unavailable',
    );
  });
});

describe('a failure', () => {
  test.each<[number, string]>([
    [400, 'input.invalid'],
    [401, 'google.permission_missing'],
    [403, 'google.forbidden'],
    [404, 'google.not_found'],
    [302, 'google.unavailable'],
    [409, 'google.unavailable'],
    [412, 'google.unavailable'],
    [429, 'google.unavailable'],
    [500, 'google.unavailable'],
    [503, 'google.unavailable'],
  ])('%i is %s', (status, code) => {
    const { directory } = bench(textAnswer(status, ''));
    expect(appErrorOf(() => directory.users({ pageSize: 1 })).code).toBe(code);
  });

  /** Documented: Directory API, "Limits and quotas". The person has every right; only waiting helps. */
  test.each(['userRateLimitExceeded', 'rateLimitExceeded', 'quotaExceeded'])(
    '403 with %s is a quota: nobody is refused for it',
    (reason) => {
      const quota = refusal(403, reason, 'usageLimits');
      const asks = [
        () => bench(quota).directory.isSuperAdmin('mia@acme.example'),
        () => bench(quota).directory.ownsDomain('acme.co.uk'),
        () => bench(quota).directory.user('mia@acme.example'),
        () => bench(quota).directory.members('sales@acme.example'),
      ];
      for (const ask of asks) expect(appErrorOf(ask).code).toBe('google.unavailable');
    },
  );

  test.each([
    refusal(403, 'accessNotConfigured', 'usageLimits'),
    jsonAnswer(403, {
      error: {
        code: 403,
        status: 'PERMISSION_DENIED',
        message: 'Admin SDK API has not been used in project 1 before or it is disabled.',
        details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'SERVICE_DISABLED' }],
      },
    }),
  ])('403 of a project without the API says nothing about the person (%#)', (off) => {
    const asks = [
      () => bench(off).directory.isSuperAdmin('mia@acme.example'),
      () => bench(off).directory.ownsDomain('acme.co.uk'),
      () => bench(off).directory.user('mia@acme.example'),
      () => bench(off).directory.members('sales@acme.example'),
    ];
    for (const ask of asks) expect(appErrorOf(ask).code).toBe('google.api_off');
  });

  test('does not hold the token', () => {
    const { message, facts } = appErrorOf(() => bench(FORBIDDEN).directory.user('x'));
    expect(message + JSON.stringify(facts)).not.toContain('google-token');
  });
});
