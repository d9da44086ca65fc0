import {
  leaveOut,
  pauseUser,
  resumeUser,
  saveAdmins,
  saveLeftOut,
  saveWholeScope,
} from '../../../src/organization/change-settings';
import { AppError } from '../../../src/errors';
import { START_MS } from '../fakes';
import { forms, typed } from './forms-bench';
import { DAY } from './organization-bench';

describe('the scope’s form', () => {
  test('saves everyone', () => {
    const { deps, stored } = forms();
    saveWholeScope(deps, typed({ leftOut: 'Grace@acme.example' }));
    expect(stored()).toMatchObject({
      scopeKind: 'everyone',
      leftOut: ['grace@acme.example'],
      savedAtMs: START_MS,
    });
  });

  test('saves groups, with the members’ domains that are added in the same form', () => {
    const { deps, stored } = forms();
    saveWholeScope(deps, typed({ kind: 'groups', groups: 'sales@acme.test', domains: 'acme.test' }));
    expect(stored()).toMatchObject({
      scopeKind: 'groups',
      groups: ['sales@acme.test'],
      domains: ['acme.test'],
    });
  });

  test('keeps the typed groups while everyone is in scope', () => {
    const { deps, stored } = forms();
    saveWholeScope(deps, typed({ groups: 'sales@acme.example' }));
    expect(stored()).toMatchObject({ scopeKind: 'everyone', groups: ['sales@acme.example'] });
  });

  test('does not take groups without a group', () => {
    const { deps, refused } = forms();
    const { code, facts } = refused(() => saveWholeScope(deps, typed({ kind: 'groups' })));
    expect([code, facts]).toEqual(['input.invalid', { field: 'groups', reason: 'missing' }]);
  });

  test.each([
    [{ groups: 'sales@beta.example', kind: 'groups' }, 'groups'],
    [{ leftOut: 'ken@beta.example' }, 'leftOut'],
  ])('does not take %j', (changes, field) => {
    const { deps, refused } = forms();
    const error = refused(() => saveWholeScope(deps, typed(changes)));
    expect([error.code, error.facts.field, error.facts.reason]).toEqual(['input.invalid', field, 'domain']);
  });

  test('does not take a consumer domain', () => {
    const { deps, refused } = forms(['gmail.com']);
    expect(refused(() => saveWholeScope(deps, typed({ domains: 'gmail.com' }))).code).toBe(
      'access.consumer_domain',
    );
  });

  test('reads the new scope, not the old one, and keeps what was read', () => {
    const { deps, read, kept } = forms();
    saveWholeScope(
      deps,
      typed({ kind: 'groups', groups: 'sales@acme.example', leftOut: 'ken@acme.example' }),
    );
    expect(read).toEqual([
      {
        kind: 'groups',
        groups: ['sales@acme.example'],
        leftOut: ['ken@acme.example'],
        domains: ['acme.example'],
      },
    ]);
    expect(kept.map(({ addresses }) => addresses)).toEqual([['sales@acme.example']]);
  });

  test.each(['input.invalid', 'google.unavailable'] as const)(
    'stores nothing where the reading ends with %s',
    (code) => {
      const { deps, refused, kept } = forms();
      const unreadable = {
        ...deps,
        readScope: () => {
          throw new AppError(code, 'no');
        },
      };
      const fields = typed({ kind: 'groups', groups: 'sales@acme.example', domains: 'acme.test' });
      expect(refused(() => saveWholeScope(unreadable, fields)).code).toBe(code);
      expect(kept).toEqual([]);
    },
  );

  test('keeps admins and pauses as they are', () => {
    const { deps, settings, stored } = forms();
    saveAdmins(deps, 'ken@acme.example');
    pauseUser(settings, 'grace@acme.example', START_MS);
    saveWholeScope(deps, typed());
    expect(stored()).toMatchObject({
      admins: ['ken@acme.example'],
      paused: [{ address: 'grace@acme.example', atMs: START_MS }],
    });
  });
});

describe('the other forms', () => {
  test('a named admin changes who is left out, and nothing else', () => {
    const { deps, stored } = forms();
    saveWholeScope(
      deps,
      typed({ kind: 'groups', groups: 'sales@acme.example', leftOut: 'ken@acme.example' }),
    );
    saveLeftOut(deps, 'grace@acme.example');
    expect(stored()).toMatchObject({
      scopeKind: 'groups',
      groups: ['sales@acme.example'],
      leftOut: ['grace@acme.example'],
    });
  });

  test.each([
    ['left out', saveLeftOut],
    ['admins', saveAdmins],
  ])('%s: a foreign address is refused', (_form, save) => {
    const { deps, refused } = forms();
    expect(refused(() => save(deps, 'ken@beta.example')).facts.reason).toBe('domain');
  });

  test('an empty list names nobody', () => {
    const { deps, stored } = forms();
    saveAdmins(deps, 'ken@acme.example');
    saveAdmins(deps, '');
    expect(stored().admins).toEqual([]);
  });

  test('an account is left out once', () => {
    const { settings, stored } = forms();
    leaveOut(settings, 'grace@acme.example');
    leaveOut(settings, 'grace@acme.example');
    expect(stored().leftOut).toEqual(['grace@acme.example']);
  });

  test('a pause is one, with its newest time, and ends for that user alone', () => {
    const { settings, stored } = forms();
    pauseUser(settings, 'grace@acme.example', START_MS - DAY);
    pauseUser(settings, 'ken@acme.example', START_MS);
    pauseUser(settings, 'grace@acme.example', START_MS);
    expect(stored().paused).toEqual([
      { address: 'ken@acme.example', atMs: START_MS },
      { address: 'grace@acme.example', atMs: START_MS },
    ]);
    resumeUser(settings, 'ken@acme.example');
    expect(stored().paused).toEqual([{ address: 'grace@acme.example', atMs: START_MS }]);
  });
});
