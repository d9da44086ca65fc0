/** Who may do what: every admin handler called by name, by people without the right, with forged parameters. */

import type { PropertyRow } from '../../dev/host/api';
import { HANDLER_NAMES, type HandlerName } from '../../src/handler-names';
import { actionEvent, cardOf, noticeOf, textsOf } from './cards';
import { connect, DANA, MIA, OMAR } from './story';
import { expectNoCanary, startHost, type TestHost } from './test-host';

/** For everybody, about themselves; the rest is for admins, and a new name is too until it is put here. */
const FOR_EVERYBODY: readonly HandlerName[] = [
  'onHome',
  'onOpenMail',
  'onOpenHome',
  'onSyncNow',
  'onPauseMine',
  'onResumeMine',
  'onOpenRefused',
  'onTryRefused',
  'onTryAllRefused',
  'onOpenOwnSettings',
  'onSaveOwnSettings',
  'onHourlyRun',
];
const FOR_ADMINS = HANDLER_NAMES.filter((name) => !FOR_EVERYBODY.includes(name));

const FORGED = actionEvent(
  {
    isAdmin: 'true',
    userEmail: DANA,
    tenant: 'other.example',
    environment: 'production',
    address: MIA,
    organizationId: '00D000000000000AAA',
    card: 'onOpenUsers',
    cursor: '0:x',
  },
  {
    enabled: '',
    host: 'evil.my.salesforce.com',
    consumerKey: 'x'.repeat(40),
    consumerSecret: 'y'.repeat(40),
    admins: OMAR,
    leftOut: MIA,
    kind: 'everyone',
    search: 'a',
  },
);

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
  await connect(host);
});
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

describe('someone who is no admin', () => {
  // That no secret was read by then: test/unit/handlers/refused-first.test.ts.
  test.each(FOR_ADMINS)('%s is refused, and nothing is sent but to the directory', async (name) => {
    const answer = await host.run(OMAR, name, { ...FORGED, parameter: { nonce: 'x', code: 'y' } });
    expect(answer.ok).toBe(true);
    const said = answer.ok ? JSON.stringify(answer.result) : '';
    expect(said).toContain('Only an admin can open this.');
    const remote = answer.calls.filter(({ service }) => service === 'UrlFetchApp');
    // The one remote call is the directory's, which says who this is.
    expect(remote.length).toBeLessThanOrEqual(1);
    expect(answer.log.map(({ text }) => text).join()).toContain('access.not_admin');
  });

  test('nothing of all that has changed anything', async () => {
    const texts = textsOf(cardOf(await host.must(DANA, 'onOpenConnectivity')));
    expect(texts).toEqual(expect.arrayContaining(['Connected', 'Enabled', 'acme.my.salesforce.com']));
    expect(textsOf(cardOf(await host.must(DANA, 'onOpenAdmins')))).not.toContain(OMAR);
  });

  test('has no way into the admin cards drawn on Home', async () => {
    expect(textsOf(await host.must(OMAR, 'onHome'))).not.toContain('Administration');
  });
});

describe('an admin whom a Workspace admin has named', () => {
  beforeAll(async () => {
    await host.must(DANA, 'onSaveAdmins', actionEvent({}, { admins: OMAR }));
    await host.advance(6 * 60_000);
  });

  test('opens the admin cards, Users among them', async () => {
    expect(textsOf(cardOf(await host.must(OMAR, 'onOpenUsers')))).toContain('Mia Larsen');
  });

  test('may not change the list of admins', async () => {
    const response = await host.must(OMAR, 'onSaveAdmins', actionEvent({}, { admins: MIA }));
    expect(textsOf(cardOf(response))).toContain('Only a Google Workspace admin can change this.');
  });

  test('may leave people out, and a forged group or domain changes nothing', async () => {
    const fields = { kind: 'groups', groups: 'support@acme.example', domains: 'evil.example', leftOut: MIA };
    expect(noticeOf(await host.must(OMAR, 'onSaveScope', actionEvent({}, fields)))).toBe('Saved.');
    const texts = textsOf(cardOf(await host.must(DANA, 'onOpenScope')));
    expect(texts).toContain(MIA);
    expect(texts.join(' ')).not.toMatch(/support@acme|evil\.example/);
    await host.must(DANA, 'onSaveScope', actionEvent({}, { kind: 'everyone' }));
  });

  test('is refused within five minutes of being taken off the list', async () => {
    await host.must(DANA, 'onSaveAdmins', actionEvent({}, { admins: '' }));
    await host.advance(5 * 60_000 + 1_000);
    expect(textsOf(cardOf(await host.must(OMAR, 'onOpenUsers')))).toContain('Only an admin can open this.');
  });
});

describe('the directory', () => {
  test('that does not answer lets nobody in, and says so', async () => {
    await host.faults({ google: { directoryDown: true } });
    await host.advance(6 * 60_000);
    expect(textsOf(cardOf(await host.must(DANA, 'onOpenConnectivity')))).toContain(
      'Google does not answer right now.',
    );
    await host.faults({ google: { directoryDown: false } });
  });

  test('whose API is off is no verdict on the person', async () => {
    await host.faults({ google: { apiOff: true } });
    await host.advance(6 * 60_000);
    const texts = textsOf(cardOf(await host.must(DANA, 'onOpenConnectivity')));
    expect(texts.join(' ')).toContain('enables the Admin SDK API');
    await host.faults({ google: { apiOff: false } });
  });
});

describe('errors', () => {
  test('bear a number that is also in the log, and never a stack', async () => {
    const answer = await host.run(DANA, 'onOpenUser', actionEvent({ address: 'nobody@acme.example' }));
    const texts = textsOf(cardOf(answer.ok ? answer.result : undefined));
    const reference = texts[texts.indexOf('Reference') + 1]!;
    expect(reference).toMatch(/^[0-9a-f]{8}$/);
    expect(answer.log).toHaveLength(1);
    expect(answer.log[0]!.text).toContain(reference);
    expect(texts.join(' ')).not.toMatch(/\bat \w+ \(|Error:/);
  });

  test.each(HANDLER_NAMES)('%s survives an event that is junk', async (name) => {
    for (const event of [{}, { commonEventObject: 7 }, { commonEventObject: { parameters: { a: 1 } } }, []]) {
      const answer = await host.run(DANA, name, event);
      expect(answer.ok).toBe(true);
    }
  });
});

describe('a consumer account', () => {
  const PAT = 'pat@gmail.com';

  test.each(['onHome', 'onOpenMail', 'onOpenUsers', 'onSyncNow', 'onHourlyRun'])(
    '%s: has no domain to share, and leaves nothing behind',
    async (name) => {
      const before = await host.get<PropertyRow[]>('/api/properties');
      const answer = await host.run(PAT, name);
      expect(answer.log.map(({ text }) => (JSON.parse(text) as { code: string }).code)).toEqual([
        'access.consumer_domain',
      ]);
      if (name !== 'onHourlyRun')
        expect(JSON.stringify(answer.ok && answer.result)).toContain('not for a personal account');
      expect(await host.get<PropertyRow[]>('/api/properties')).toEqual(before);
    },
  );
});
