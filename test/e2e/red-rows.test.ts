/** Rows of the Users list that are red for the user's own sake: what a click on them says. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionEvent, cardOf, clickOn, noticeOf, textsOf } from './cards';
import { connect, DANA, deliver, JONAS, MIA, openGmail } from './story';
import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';

const REFUSED = {
  errorCode: 'QUERY_TOO_COMPLICATED',
  message: 'Query is either selecting too many fields or the filter conditions are too complicated.',
};
const WORDS = `${REFUSED.errorCode}: ${REFUSED.message}`;

let host: TestHost;
let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'red-rows-'));
  host = await startHost({ stateDirectory: directory });
});
beforeEach(async () => {
  await host.post('/api/reset', { scenario: 'demo' });
  await connect(host);
  await openGmail(host, MIA, JONAS);
  await host.advance(HOUR_MS);
});
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
  rmSync(directory, { recursive: true });
});

const refuse = (about: string | null) =>
  host.faults({
    salesforce: { org: 'production', set: { queryAnswer: about === null ? null : { about, ...REFUSED } } },
  });

/** What a click on that person's row notifies, and the texts of the detail. */
async function click(name: string): Promise<{ notice: string | undefined; texts: string[] }> {
  const list = cardOf(await host.must(DANA, 'onOpenUsers', actionEvent({ group: 'attention' })));
  const { function: handler, parameters } = clickOn(list, name);
  const response = await host.must(DANA, handler, actionEvent(parameters));
  return { notice: noticeOf(response), texts: textsOf(cardOf(response)) };
}

test('Suspended: Salesforce’s own text, word for word, until that user’s run goes well again', async () => {
  await refuse(MIA);
  // Without mail a run has nothing to ask.
  await deliver(host, { to: MIA, subject: 'The contract' });
  await host.advance(HOUR_MS);
  expect((await host.must(MIA, 'onHome').then(textsOf)).slice(2, 4)).toEqual(['Suspended', WORDS]);
  expect(await host.must(JONAS, 'onHome').then(textsOf)).toContain('Active');
  const { notice, texts } = await click('Mia Larsen');
  expect(notice).toBe(WORDS);
  expect(texts).toEqual(expect.arrayContaining(['Suspended', WORDS, 'since 09:02', 'Who can mend it']));
  await refuse(null);
  await host.advance(HOUR_MS);
  const list = textsOf(cardOf(await host.must(DANA, 'onOpenUsers', actionEvent({ group: 'attention' }))));
  expect(list).not.toContain('Mia Larsen');
  const stored = await host.get<{ key: string }[]>('/api/properties');
  expect(stored.filter(({ key }) => /\.p\./.test(key))).toEqual([]);
});

test('F43: a red row without words of Salesforce says what its state means', async () => {
  await openGmail(host, 'ruth@acme.example');
  await host.advance(HOUR_MS);
  const { notice, texts } = await click('Ruth Feldman');
  expect(notice).toBe('No active Salesforce user has this address as Federation ID, Email or Username.');
  expect(texts).toContain(notice);
});

test('a roster entry that nobody can read is that one row, told once in the log, and heals', async () => {
  await host.close();
  const file = join(directory, 'properties.json');
  const kept = readFileSync(file, 'utf8');
  const broken = kept.replace(/("\w{5}\.u\.[\w-]{8}":)"1a\w+"/, '$1"?"');
  expect(broken).not.toBe(kept);
  writeFileSync(file, broken);
  host = await startHost({ stateDirectory: directory });

  host.expectErrors('store.corrupt');
  const answer = await host.run(DANA, 'onOpenUsers');
  const states = textsOf(cardOf(answer.ok ? answer.result : undefined)).map((text) => text.split(' · ')[0]);
  expect(states.filter((text) => text === 'Cannot be read' || text === 'Active')).toEqual(
    ['Active', 'Cannot be read'].sort(),
  );
  const told = answer.log.filter(({ text }) => text.includes('store.corrupt'));
  expect(told.map(({ level }) => level)).toEqual(['error']);

  await host.must(MIA, 'onHourlyRun');
  await host.must(JONAS, 'onHourlyRun');
  expect(textsOf(cardOf(await host.must(DANA, 'onOpenUsers'))).join(' ')).not.toContain('Cannot be read');
});
