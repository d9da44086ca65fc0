/** What opening Home costs once a user's runs come: counted from the executions list. */

import { connect, MIA, openGmail } from './story';
import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
  await connect(host);
  await openGmail(host, MIA);
  await host.advance(HOUR_MS);
  await host.must(MIA, 'onHome');
});
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

test.each(['onHome', 'onOpenMail'])('%s: no remote call and at most two storage calls', async (name) => {
  await host.must(MIA, name);
  const [execution] = await host.executions();
  expect(execution).toMatchObject({ user: MIA, function: name, status: 'completed' });
  const storage = execution!.calls.filter(({ service }) => service === 'Properties' || service === 'Cache');
  const remote = execution!.calls.filter(({ service }) => service === 'UrlFetchApp');
  expect(storage.map(({ service, method }) => `${service}.${method}`)).toEqual([
    'Properties.getProperties',
    'Properties.getProperty',
  ]);
  expect(remote).toEqual([]);
});
