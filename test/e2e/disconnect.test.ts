/** Disconnect: revoked at Salesforce and erased here, and erased here also when Salesforce cannot be reached. */

import { actionEvent, cardOf, clickOn, noticeOf, textsOf } from './cards';
import { connect, DANA, MIA, openGmail } from './story';
import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';

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

test('asks once more, and says what stops', async () => {
  const asked = cardOf(await host.must(DANA, 'onAskDisconnect'));
  expect(textsOf(asked).join(' ')).toMatch(/Disconnect Salesforce\?.*All users stop/);
  expect(clickOn(asked, 'Disconnect').function).toBe('onDisconnect');
});

test('revokes the grant, erases the tokens, and keeps the app credentials', async () => {
  const response = await host.must(DANA, 'onDisconnect', actionEvent());
  expect(noticeOf(response)).toBe('Disconnected. The sign-in was revoked at Salesforce and erased here.');
  const texts = textsOf(cardOf(response));
  expect(texts[1]).toBe('Not set up');
  expect(texts).toContain('acme.my.salesforce.com');
  expect(textsOf(await host.must(MIA, 'onHome'))).toContain('Not set up yet');
  await host.advance(HOUR_MS);
  expect(await host.mail()).toEqual([]);
});

test('F60: erases here also when Salesforce cannot be reached, and says what is left to do there', async () => {
  await host.faults({ salesforce: { org: 'production', set: { unavailable: '503' } } });
  const response = await host.must(DANA, 'onDisconnect', actionEvent());
  expect(noticeOf(response)).toContain('Salesforce could not be reached: revoke the app there too');
  expect(textsOf(cardOf(response))[1]).toBe('Not set up');
});

test('what was erased is in no store: a new connection begins from nothing', async () => {
  await host.must(DANA, 'onDisconnect', actionEvent());
  await connect(host);
  await host.advance(HOUR_MS);
  expect(textsOf(await host.must(MIA, 'onHome'))).toContain('Active');
});
