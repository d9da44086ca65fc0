/** Scope, further domains, the Users list of a large domain, search and pages, pausing. */

import { actionEvent, cardOf, clickOn, noticeOf, textsOf } from './cards';
import { connect, DANA, JONAS, MIA, openGmail, PRIYA, TOM } from './story';
import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';

const LUCIA = 'lucia@acme.example';
const NOOR = 'noor@acme-labs.example';

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
});
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

const home = async (person: string) => textsOf(await host.must(person, 'onHome'));
const save = (fields: Record<string, string>) => host.must(DANA, 'onSaveScope', actionEvent({}, fields));
const users = async (parameters: Record<string, string> = {}) =>
  cardOf(await host.must(DANA, 'onOpenUsers', actionEvent(parameters)));

async function begin(scenario: string): Promise<void> {
  await host.post('/api/reset', { scenario });
  await connect(host);
}

describe('the scope', () => {
  beforeEach(() => begin('demo'));

  test('groups cover their members, those of nested groups too, and nobody else', async () => {
    expect(noticeOf(await save({ kind: 'groups', groups: 'sales@acme.example' }))).toBe('Saved.');
    await openGmail(host, MIA, PRIYA, LUCIA);
    await host.advance(HOUR_MS);
    expect(await home(MIA)).toContain('Active');
    expect(await home(PRIYA)).toContain('Active');
    expect(await home(LUCIA)).toContain('Not switched on for you');
    const runs = (await host.executions()).filter(({ user }) => user === LUCIA);
    expect(runs.map((row) => row.function)).toEqual(['onHome', 'onHome']);
  });

  test('someone who is taken out stops at the next run, and whoever comes in begins with the next opening', async () => {
    await save({ kind: 'groups', groups: 'sales@acme.example' });
    await openGmail(host, MIA, LUCIA);
    await host.advance(HOUR_MS);
    await save({ kind: 'groups', groups: 'support@acme.example' });
    await host.advance(2 * HOUR_MS + 60_000);
    expect(await home(MIA)).toContain('Not switched on for you');
    await openGmail(host, LUCIA);
    await host.advance(HOUR_MS);
    expect(await home(LUCIA)).toContain('Active');
  });

  test('an account left out is out, also where everyone is in', async () => {
    await save({ kind: 'everyone', leftOut: MIA });
    await openGmail(host, MIA, JONAS);
    await host.advance(HOUR_MS);
    expect(await home(MIA)).toContain('Not switched on for you');
    expect(await home(JONAS)).toContain('Active');
  });

  test('a group that the directory does not know is named; the scope holds for the rest', async () => {
    const card = cardOf(await save({ kind: 'groups', groups: 'sales@acme.example\nnobody@acme.example' }));
    expect(textsOf(card)).toContain('Google’s directory does not know: nobody@acme.example');
    expect(textsOf(card).join(' ')).toContain('4 people, read');
  });

  test.each([
    ['no group', { kind: 'groups', groups: '' }, 'Something is missing.'],
    [
      'a foreign address',
      { kind: 'everyone', leftOut: 'x@evil.example' },
      'x@evil.example is not of your domain.',
    ],
    ['no address', { kind: 'everyone', leftOut: 'mia' }, 'mia is no address.'],
    ['a foreign domain', { kind: 'everyone', domains: 'evil.example' }, 'evil.example is not yours.'],
    ['a consumer domain', { kind: 'everyone', domains: 'gmail.com' }, 'not for a personal account'],
  ])('refuses %s', async (_name, fields, sentence) => {
    const response = await save(fields);
    expect([noticeOf(response) ?? '', ...textsOf(cardOf(response))].join(' ')).toContain(sentence);
  });

  test('people of a secondary domain are in once an admin has added it, and out again without', async () => {
    expect(await home(NOOR)).toContain('Not set up yet');
    await save({ kind: 'everyone', domains: 'acme-labs.example' });
    await openGmail(host, NOOR);
    await host.advance(3 * HOUR_MS);
    expect(await home(NOOR)).toContain('Active');
    await save({ kind: 'everyone', domains: '' });
    await host.advance(HOUR_MS);
    expect(await home(NOOR)).toContain('Not switched on for you');
  });

  test('a group that everybody is in is refused, and the scope before goes on', async () => {
    await save({ kind: 'groups', groups: 'sales@acme.example' });
    await host.faults({ google: { everybodyIn: ['support@acme.example'] } });
    expect(noticeOf(await save({ kind: 'groups', groups: 'support@acme.example' }))).toBe(
      'Everybody is in the group support@acme.example. Choose Everyone in the domain instead.',
    );
    const texts = textsOf(cardOf(await host.must(DANA, 'onOpenScope'))).join(' ');
    expect(texts).toContain('sales@acme.example');
    expect(texts).not.toContain('support@acme.example');
    await openGmail(host, MIA, LUCIA);
    await host.advance(HOUR_MS);
    expect(await home(MIA)).toContain('Active');
    expect(await home(LUCIA)).toContain('Not switched on for you');
  });

  test('a directory that fails while the scope is saved leaves the old one', async () => {
    await save({ kind: 'groups', groups: 'sales@acme.example' });
    await host.faults({ google: { directoryDown: true } });
    const refused = await save({ kind: 'groups', groups: 'support@acme.example' });
    expect(textsOf(cardOf(refused))).toContain('Google does not answer right now.');
    await host.faults({ google: { directoryDown: false } });
    expect(textsOf(cardOf(await host.must(DANA, 'onOpenScope'))).join(' ')).toContain('sales@acme.example');
  });

  test('a group that everybody has come into is a problem that admins see, and no failed run', async () => {
    const problem =
      'Everybody is in the group sales@acme.example. Choose Everyone in the domain instead. What was last read goes on to hold.';
    const opened = async (name: string) => textsOf(cardOf(await host.must(DANA, name)));
    await save({ kind: 'groups', groups: 'sales@acme.example' });
    await openGmail(host, DANA, MIA);
    await host.faults({ google: { everybodyIn: ['sales@acme.example'] } });
    await host.advance(2 * HOUR_MS);
    const runs = (await host.executions()).filter(
      (row) => row.function === 'onHourlyRun' && row.user === DANA,
    );
    expect(runs.map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(await host.must(DANA, 'onHourlyRun')).toBe('out-of-scope');
    expect(await opened('onOpenScope')).toEqual(
      expect.arrayContaining([problem, '4 people, read 08:00 by dana@acme.example']),
    );
    expect(await opened('onOpenOrganization')).toContain(problem);
    expect(await home(MIA)).toContain('Active');
    await host.faults({ google: { everybodyIn: [] } });
    await host.advance(HOUR_MS);
    expect(await opened('onOpenScope')).not.toContain(problem);
    expect(await opened('onOpenOrganization')).not.toContain(problem);
  });

  test('the groups are read again by the hourly run of a Workspace admin', async () => {
    await save({ kind: 'groups', groups: 'sales@acme.example' });
    await openGmail(host, DANA, TOM);
    await host.faults({ google: { emptyGroups: true } });
    await host.advance(4 * HOUR_MS);
    expect(await home(TOM)).toContain('Not switched on for you');
    await host.faults({ google: { emptyGroups: false } });
  });
});

describe('whose Salesforce user is whose', () => {
  beforeEach(() => begin('demo'));

  test('none and two are said, with the field; nothing is guessed', async () => {
    await openGmail(host, 'ruth@acme.example', 'sam@acme.example');
    await host.advance(HOUR_MS);
    expect(await home('ruth@acme.example')).toContain('No Salesforce user found for you');
    expect(await home('sam@acme.example')).toContain('Two Salesforce users found for you');
    const texts = textsOf(await users({ group: 'attention' }));
    expect(texts).toEqual(expect.arrayContaining(['Ruth Feldman', 'Sam Whitlock']));
    expect(texts).not.toContain('Mia Larsen');
  });

  test('in a sandbox the copies of addresses are matched', async () => {
    await host.post('/api/reset', { scenario: 'demo' });
    await connect(host, 'sandbox');
    await openGmail(host, MIA);
    await host.advance(HOUR_MS);
    expect(await home(MIA)).toContain('Active');
  });
});

describe('pausing', () => {
  beforeEach(async () => {
    await begin('demo');
    await openGmail(host, MIA);
    await host.advance(HOUR_MS);
  });

  test('by oneself at once, and only oneself', async () => {
    await host.must(MIA, 'onPauseMine');
    expect((await home(MIA)).join(' ')).toContain('Paused by you on 23 Nov');
    await host.advance(HOUR_MS);
    expect((await home(MIA)).join(' ')).toContain('Paused by you');
    await host.must(MIA, 'onResumeMine');
    await host.advance(HOUR_MS);
    expect(await home(MIA)).toContain('Active');
  });

  test('by an admin, at the next run; the user cannot end it', async () => {
    await host.must(DANA, 'onPauseUser', actionEvent({ address: MIA }));
    await host.advance(HOUR_MS);
    expect((await home(MIA)).join(' ')).toContain('Paused by an admin');
    expect(await home(MIA)).not.toContain('Resume');
    await host.must(MIA, 'onResumeMine');
    expect((await home(MIA)).join(' ')).toContain('Paused by an admin');
    await host.must(DANA, 'onResumeUser', actionEvent({ address: MIA }));
    await host.advance(HOUR_MS);
    expect(await home(MIA)).toContain('Active');
  });

  test('Sync now runs at once, and once a minute at most', async () => {
    await host.advance(61_000);
    expect(noticeOf(await host.must(MIA, 'onSyncNow'))).toBe('Synced');
    expect(noticeOf(await host.must(MIA, 'onSyncNow'))).toBe('It ran less than a minute ago.');
  });
});

describe('a domain of 1,211 people', () => {
  beforeAll(async () => {
    await begin('large-domain');
    await openGmail(host, MIA, JONAS, 'person0700@acme.example');
    await host.advance(HOUR_MS);
  });

  const count = async (group: string) =>
    Number(
      textsOf(await users())
        .find((text) => text.startsWith(group))!
        .replace(/\D+/, ''),
    );

  test('the counts add up', async () => {
    expect(await count('Active')).toBe(3);
    expect(await count('Needs attention')).toBe(0);
    expect(await count('Not started')).toBe(1_207);
    expect(await count('Out of scope')).toBe(1);
  });

  test('fifty a page, each person once', async () => {
    const seen = new Set<string>();
    let parameters: Record<string, string> | undefined = {};
    for (let page = 0; parameters && page < 30; page++) {
      const card: unknown = await users(parameters);
      const names = textsOf(card).filter((text) => /^Person \d{4}$/.test(text));
      expect(names.length).toBeLessThanOrEqual(50);
      names.forEach((name) => seen.add(name));
      parameters = textsOf(card).includes('Next 50') ? clickOn(card, 'Next 50').parameters : undefined;
    }
    expect(seen.size).toBe(1_200);
  });

  test('a filtered list finds its few among the many', async () => {
    expect(
      textsOf(await users({ group: 'active' })).filter((text) => /Larsen|Weber|Person/.test(text)),
    ).toEqual(['Jonas Weber', 'Mia Larsen', 'Person 0700']);
  });

  test('search by name and by address', async () => {
    for (const search of ['Lars', 'person0042']) {
      const card = cardOf(await host.must(DANA, 'onSearchUsers', actionEvent({}, { search })));
      expect(textsOf(card)).toContain(search === 'Lars' ? 'Mia Larsen' : 'Person 0042');
    }
  });

  test.each(["' OR isAdmin=true", '%', '\\', '<b>x</b>'])('search takes %s as text', async (search) => {
    const card = cardOf(await host.must(DANA, 'onSearchUsers', actionEvent({}, { search })));
    expect(textsOf(card)).toContain('Nobody here.');
  });

  test('a cursor that is the client’s invention is no way in, and no crash', async () => {
    for (const cursor of ['9999:zzz', 'x', '-1:', '0:cGFnZToxMDAwMDAw']) {
      const answer = await host.run(DANA, 'onOpenUsers', actionEvent({ cursor }));
      expect(answer.ok).toBe(true);
    }
  });

  test('the list costs at most three storage calls beyond finding the caller', async () => {
    await users();
    const [row] = await host.executions();
    const storage = row!.calls.filter(({ service }) => service === 'Properties');
    expect(storage.length).toBeLessThanOrEqual(6);
  });
});
