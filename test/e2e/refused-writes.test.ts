/** Google takes no property any more, as at the end of a day's quota: it is told as that, and nothing is half done. */

import { actionEvent, cardOf, textsOf } from './cards';
import { connect, DANA, MIA, openGmail } from './story';
import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';

const TOLD =
  'Google did not read or store this. It says: Service invoked too many times for one day: properties write.';

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
});
beforeEach(async () => {
  await host.post('/api/reset', { scenario: 'demo' });
  await connect(host);
  await openGmail(host, MIA);
  await host.advance(HOUR_MS);
});
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

const refuse = (refuseWrites: 'script' | 'user' | 'none') => host.faults({ properties: { refuseWrites } });
const home = async () => textsOf(await host.must(MIA, 'onHome')).join(' ');

test('an admin’s change is refused in words, and nothing of it holds', async () => {
  await refuse('script');
  const answer = await host.run(DANA, 'onPauseUser', actionEvent({ address: MIA }));
  expect(textsOf(cardOf(answer.ok ? answer.result : undefined))).toEqual(
    expect.arrayContaining([
      TOLD,
      'Try again later. If it stays so until tomorrow, show this to your admin.',
    ]),
  );
  expect(answer.log.map(({ level, text }) => [level, text.includes('store.refused')])).toEqual([
    ['warn', true],
  ]);
  await refuse('none');
  await host.advance(HOUR_MS);
  expect(await home()).toContain('Active');
});

test('a user’s own pause is refused in words', async () => {
  await refuse('user');
  expect(textsOf(cardOf(await host.must(MIA, 'onPauseMine')))).toContain(TOLD);
  await refuse('none');
  expect(await home()).toContain('Active');
});

test('a run that cannot be noted for the admins has gone well for its user', async () => {
  await host.post('/api/reset', { scenario: 'demo' });
  await connect(host);
  await openGmail(host, MIA);
  await refuse('script');
  await host.advance(HOUR_MS);
  const [run] = (await host.executions()).filter((row) => row.function === 'onHourlyRun');
  expect(run).toMatchObject({ user: MIA, status: 'completed' });
  expect(run!.log.map(({ level }) => level)).toEqual(['warn']);
  expect(await home()).toContain('Active');
});
