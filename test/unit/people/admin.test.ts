import { AppError } from '../../../src/errors';
import { type AdminKind, type Admins, createAdmins } from '../../../src/people/admin';
import { appErrorOf, type FakeCache, type FakeClock, fakeCache, fixedClock } from '../fakes';

interface Bench {
  admins: Admins;
  cache: FakeCache;
  clock: FakeClock;
  asked(): number;
  /** From now on the directory and the settings say this. */
  become(next: { isSuperAdmin?: boolean | Error; named?: readonly string[] }): void;
}

function bench(start: Parameters<Bench['become']>[0]): Bench {
  const clock = fixedClock();
  const cache = fakeCache(clock.nowMs);
  let now = start;
  let asked = 0;
  const admins = createAdmins({
    email: 'ada@acme.example',
    directory: {
      isSuperAdmin(email) {
        asked++;
        if (now.isSuperAdmin instanceof Error) throw now.isSuperAdmin;
        return now.isSuperAdmin === true && email === 'ada@acme.example';
      },
    },
    cache,
    namedAdmins: () => now.named ?? [],
  });
  return { admins, cache, clock, asked: () => asked, become: (next) => void (now = next) };
}

const outcome = (act: () => void): string => {
  try {
    act();
    return 'allowed';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

/** What each kind may do; a new kind does not compile without a row. */
const RIGHTS: Readonly<Record<AdminKind, { start: Parameters<Bench['become']>[0]; may: [string, string] }>> =
  {
    workspace: { start: { isSuperAdmin: true }, may: ['allowed', 'allowed'] },
    named: { start: { named: ['ada@acme.example'] }, may: ['allowed', 'access.not_workspace_admin'] },
    none: { start: { named: ['ken@acme.example'] }, may: ['access.not_admin', 'access.not_admin'] },
  };

test.each(Object.entries(RIGHTS))('%s may do what is theirs', (kind, { start, may }) => {
  const { admins } = bench(start);
  expect(admins.kind()).toBe(kind);
  expect([outcome(admins.require), outcome(admins.requireWorkspace)]).toEqual(may);
});

test('a Workspace admin who is named too is a Workspace admin', () => {
  expect(bench({ isSuperAdmin: true, named: ['ada@acme.example'] }).admins.kind()).toBe('workspace');
});

test('the verdict holds for five minutes, then it is asked again', () => {
  const { admins, clock, asked, become } = bench({ isSuperAdmin: true });
  admins.require();
  become({ isSuperAdmin: false });
  clock.advance(299_999);
  expect(admins.kind()).toBe('workspace');
  expect(asked()).toBe(1);
  clock.advance(1);
  expect(appErrorOf(admins.require).code).toBe('access.not_admin');
  expect(asked()).toBe(2);
});

test('a no holds for five minutes too', () => {
  const { admins, clock, become } = bench({});
  expect(admins.kind()).toBe('none');
  become({ isSuperAdmin: true });
  expect(admins.kind()).toBe('none');
  clock.advance(300_000);
  expect(admins.kind()).toBe('workspace');
});

test('a cache that forgets, or holds another thing, costs a question and no right', () => {
  const { admins, cache, asked } = bench({ isSuperAdmin: false });
  admins.kind();
  cache.clear();
  admins.kind();
  cache.put('admin-kind', 'owner', 300);
  expect(admins.kind()).toBe('none');
  expect(asked()).toBe(3);
});

test('a directory that does not answer makes nobody an admin, and the failure is not kept', () => {
  const { admins, become } = bench({ isSuperAdmin: new AppError('google.unavailable', 'down') });
  expect(appErrorOf(admins.require).code).toBe('google.unavailable');
  become({ isSuperAdmin: true });
  expect(admins.kind()).toBe('workspace');
});
