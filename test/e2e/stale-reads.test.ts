/** Properties that are read in their old state for a minute after each write: no change of anybody's is lost. */

import { actionEvent, cardOf, textsOf } from './cards';
import { started, untilHeld } from './held';
import { connect, DANA, JONAS, MIA, OMAR, openGmail } from './story';
import { expectNoCanary, HOUR_MS, MINUTE_MS, startHost, type TestHost } from './test-host';

const STALE_MS = MINUTE_MS;

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
});
beforeEach(async () => {
  await host.post('/api/reset', { scenario: 'demo' });
  await connect(host);
  await openGmail(host, MIA, JONAS);
  await host.advance(HOUR_MS);
  await host.faults({ properties: { staleReadsMs: STALE_MS } });
});
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

const home = async (person: string) => (await host.must(person, 'onHome').then(textsOf)).join(' ');
const pause = (address: string) => host.must(DANA, 'onPauseUser', actionEvent({ address }));
const openAdmins = async () => textsOf(cardOf(await host.must(DANA, 'onOpenAdmins'))).join(' ');

describe('the settings', () => {
  test('two changes one after the other both hold', async () => {
    await pause(MIA);
    await pause(JONAS);
    await host.advance(HOUR_MS);
    expect(await home(MIA)).toContain('Paused by an admin');
    expect(await home(JONAS)).toContain('Paused by an admin');
  });

  test('an admin who was taken off the list does not come back with the next change', async () => {
    await host.must(DANA, 'onSaveAdmins', actionEvent({}, { admins: OMAR }));
    await host.advance(STALE_MS + 1_000);
    await host.must(DANA, 'onSaveAdmins', actionEvent({}, { admins: '' }));
    await pause(MIA);
    expect(await openAdmins()).not.toContain(OMAR);
    await host.advance(STALE_MS + 1_000);
    expect(await openAdmins()).not.toContain(OMAR);
  });

  test('an account that was left out stays out', async () => {
    await host.must(DANA, 'onSaveAdmins', actionEvent({}, { admins: OMAR }));
    await host.advance(STALE_MS + 1_000);
    await host.must(OMAR, 'onSaveScope', actionEvent({}, { leftOut: MIA }));
    await pause(JONAS);
    await host.advance(HOUR_MS);
    expect(await home(MIA)).toContain('Not switched on for you');
  });

  test('a change takes effect in the next execution, not a minute later', async () => {
    await pause(MIA);
    expect(await host.must(MIA, 'onHourlyRun')).toBe('paused');
  });
});

describe('a user’s own pause', () => {
  test('is not lost by a run that goes on meanwhile', async () => {
    await host.faults({
      hold: { service: 'UrlFetchApp', method: 'fetch', at: 'reply', function: 'onHourlyRun' },
    });
    const running = started(host.must(MIA, 'onHourlyRun'));
    await untilHeld(host, running);
    await host.must(MIA, 'onPauseMine');
    await host.faults({ hold: null, release: true });
    expect(await running.result).toBe('active');
    await host.advance(STALE_MS + 1_000);
    expect(await home(MIA)).toContain('Paused by you');
    await host.advance(HOUR_MS);
    expect(await home(MIA)).toContain('Paused by you');
  });

  test('pressed and taken back at once, it is over', async () => {
    await host.must(MIA, 'onPauseMine');
    await host.must(MIA, 'onResumeMine');
    await host.advance(HOUR_MS + STALE_MS);
    expect(await home(MIA)).toContain('Active');
  });
});
