/** Mail in an org without Enhanced Email, through the built bundle: each is one Task of the right owner, its key unique or not. */

import { actionEvent, textsOf } from './cards';
import { orgRows } from './org-data';
import { connect, DANA, deliver, JONAS, MIA, openGmail } from './story';
import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';

let host: TestHost;
const set = (switches: object) => host.faults({ salesforce: { org: 'production', set: switches } });
const open = async () => textsOf(await host.must(DANA, 'onOpenConnectivity', actionEvent({})));
const check = async () => textsOf(await host.must(DANA, 'onCheckConnection', actionEvent({})));

beforeAll(async () => {
  host = await startHost();
  await set({ enhancedEmail: false, alsoDeployed: ['without-enhanced-email'] });
  await connect(host);
  await openGmail(host, MIA, JONAS);
});
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

interface Row {
  TaskSubtype: string;
  IsClosed: boolean;
  Description: string;
  Owner: { Name: string };
  Who: { Name: string };
}

const logged = (subject: string) =>
  orgRows<Row>(
    host,
    `SELECT TaskSubtype, IsClosed, Description, Owner.Name, Who.Name FROM Task WHERE Subject = 'Email: ${subject}'`,
  );

const delivered = (subject: string) => deliver(host, { to: `${JONAS}, ${MIA}`, subject });

const isOneTask = async (subject: string) => {
  const rows = await logged(subject);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    TaskSubtype: 'Email',
    IsClosed: true,
    Owner: { Name: 'Jonas Weber' },
    Who: { Name: 'Hannah Brandt' },
  });
  for (const who of [JONAS, MIA, 'hannah.brandt@northwind.example', 'As agreed.'])
    expect(rows[0]!.Description).toContain(who);
};

test('the connection says at once that mail will be tasks, and misses no right to emails', async () => {
  const texts = await open();
  expect(texts).toContain(
    'Enhanced Email is off: mail is logged as tasks. Trunkline Key is there: no mail is logged twice.',
  );
  expect(texts.join('\n')).not.toMatch(/EmailMessage/);
});

test('with a unique field a mail to two colleagues is one task, the first one’s own', async () => {
  await delivered('With a unique key');
  await host.advance(2 * HOUR_MS);
  await isOneTask('With a unique key');
  expect(textsOf(await host.must(MIA, 'onHome'))).toContain('Active');
});

test('F40: where it is not unique any more it is told, and a mail is one task all the same', async () => {
  await set({ notUnique: ['Activity.TrunklineKey__c'] });
  expect((await check()).join('\n')).toMatch(/Trunkline looks for each mail before it logs it/);
  await delivered('Without a unique key');
  await host.advance(2 * HOUR_MS);
  await isOneTask('Without a unique key');
});

test('without the field no mail is logged, both are told, and nothing is lost', async () => {
  await set({ alsoDeployed: [] });
  expect((await check()).join('\n')).toMatch(/Trunkline Key is missing on Activity: no mail is logged/);
  await delivered('Before the field');
  await host.advance(HOUR_MS);
  expect(await logged('Before the field')).toEqual([]);
  expect(textsOf(await host.must(MIA, 'onHome'))).toContain('Suspended');
  await set({ alsoDeployed: ['without-enhanced-email'], notUnique: [] });
  await host.advance(2 * HOUR_MS);
  await isOneTask('Before the field');
});
