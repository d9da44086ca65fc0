/** Owns the figures of a large org: the program that `npm run salesforce` starts, asked over HTTP from outside. */

import { createRandom, type Random } from '../world/random';
import { type Figure, figureOf, single } from './figure';
import { type ServedOrg, serveOrg } from './served-org';
import type { Sizes } from './sizes';

const DATA = '/services/data/v66.0';
/** The most that one collection may have. */
const COLLECTION = 200;
const PAGE_ROWS = 2_000;

export async function measureSalesforce(sizes: Sizes, folder: string): Promise<Figure[]> {
  const first = await serveOrg(folder, sizes.orgSeed);
  await first.stop();
  const starts: number[] = [];
  for (let n = 1; n < sizes.orgStarts; n++) {
    const org = await serveOrg(folder, sizes.orgSeed);
    starts.push(org.startedInMs);
    await org.stop();
  }
  const org = await serveOrg(folder, sizes.orgSeed);
  starts.push(org.startedInMs);
  try {
    const contacts = await contactsOf(org);
    return [
      single({ what: `seeding the org "${sizes.orgSeed}", with its start`, unit: 'ms' }, first.startedInMs),
      figureOf({ what: 'start-up with existing state', unit: 'ms', target: 2_000 }, starts),
      await matching(org, contacts, sizes),
      await creating(org, contacts, sizes),
      ...(await paging(org, sizes)),
      ...memory(org),
    ];
  } finally {
    await org.stop();
  }
}

interface Contact {
  Id: string;
  Email: string;
}

interface Page<T> {
  records: T[];
  nextRecordsUrl?: string;
}

interface CompositeAnswer {
  compositeResponse: { httpStatusCode: number; body: { totalSize: number } }[];
}

/** Whom the mails are to: as many as two pages have. */
async function contactsOf(org: ServedOrg): Promise<Contact[]> {
  const soql = 'SELECT Id, Email FROM Contact WHERE Email != null ORDER BY CreatedDate LIMIT 4000';
  const all: Contact[] = [];
  let path: string | undefined = queryPath(soql);
  while (path !== undefined) {
    const page = (await org.ask(path)).body as Page<Contact>;
    all.push(...page.records);
    path = page.nextRecordsUrl;
  }
  return all;
}

const queryPath = (soql: string) => `${DATA}/query?q=${encodeURIComponent(soql)}`;

/** What a sync does with a mailbox's addresses: who of them is a contact, a lead, a user. Three in four are contacts. */
async function matching(org: ServedOrg, contacts: Contact[], sizes: Sizes): Promise<Figure> {
  const random = createRandom(1);
  const readings: number[] = [];
  const known = Math.floor(sizes.addresses * 0.75);
  for (let n = 0; n < sizes.orgCalls; n++) {
    const asked = pickOf(random, contacts, known).map(({ Email }) => Email);
    const strangers = Array.from(
      { length: sizes.addresses - known },
      (_, i) => `nobody${n}.${i}@new.example`,
    );
    const list = [...asked, ...strangers].map((address) => `'${address}'`).join(',');
    const compositeRequest = [
      `SELECT Id, Name, Email, AccountId, OwnerId FROM Contact WHERE Email IN (${list})`,
      `SELECT Id, Name, Email, OwnerId FROM Lead WHERE IsConverted = false AND Email IN (${list})`,
      `SELECT Id, Name, Email FROM User WHERE IsActive = true AND Email IN (${list})`,
    ].map((soql, index) => ({ method: 'GET', url: queryPath(soql), referenceId: `match${index}` }));
    const { body, tookMs } = await org.ask(`${DATA}/composite`, { compositeRequest });
    const found = (body as CompositeAnswer).compositeResponse[0]!;
    if (found.httpStatusCode !== 200 || found.body.totalSize < new Set(asked).size)
      throw new Error('The match did not find each contact.');
    readings.push(tookMs);
  }
  const what = `match of ${sizes.addresses} addresses in one composite`;
  return figureOf({ what, unit: 'ms', target: 60, note: 'over Contact, Lead and User' }, readings);
}

/** Mails with a contact each, as they are logged: every one makes its task and its relations. */
async function creating(org: ServedOrg, contacts: Contact[], sizes: Sizes): Promise<Figure> {
  const random = createRandom(2);
  const readings: number[] = [];
  for (let n = 0; n < sizes.orgCalls; n++) {
    const records = pickOf(random, contacts, COLLECTION).map(({ Id, Email }, index) => ({
      attributes: { type: 'EmailMessage' },
      Subject: `Offer ${n}.${index}`,
      TextBody: 'Hello,\n\nas agreed, the offer for the next year.\n\nKind regards'.repeat(10),
      FromAddress: 'mia@acme.example',
      ToAddress: Email,
      ToIds: [Id],
      MessageDate: '2026-11-20T10:00:00.000Z',
      Status: '3',
    }));
    const { body, tookMs } = await org.ask(`${DATA}/composite/sobjects`, { allOrNone: false, records });
    const saved = body as { success: boolean }[];
    if (saved.length !== COLLECTION || !saved.every(({ success }) => success))
      throw new Error('Not each EmailMessage was made.');
    readings.push(tookMs);
  }
  return figureOf(
    { what: `collection create of ${COLLECTION} EmailMessages`, unit: 'ms', target: 100 },
    readings,
  );
}

/** Everything made since some day, oldest first: what a poll for changes asks. Five pages of it. */
async function paging(org: ServedOrg, sizes: Sizes): Promise<Figure[]> {
  const first: number[] = [];
  const next: number[] = [];
  for (let n = 0; n < sizes.orgCalls; n++) {
    const since = new Date(Date.now() - (n + 10) * 86_400_000).toISOString();
    const soql =
      'SELECT Id, Subject, Status, ActivityDate, WhoId, OwnerId, SystemModstamp FROM Task ' +
      `WHERE SystemModstamp >= ${since} ORDER BY SystemModstamp LIMIT ${5 * PAGE_ROWS}`;
    let path: string | undefined = queryPath(soql);
    for (const readings of [first, next, next, next, next]) {
      if (path === undefined) break;
      const { body, tookMs } = await org.ask(path);
      const { records, nextRecordsUrl } = body as Page<object>;
      if (nextRecordsUrl !== undefined && records.length !== PAGE_ROWS)
        throw new Error(`A page has ${records.length} rows.`);
      readings.push(tookMs);
      path = nextRecordsUrl;
    }
  }
  const unit = 'ms' as const;
  return [
    figureOf({ what: 'page of 2,000 rows of an indexed query, the first', unit, target: 40 }, first),
    ...(next.length === 0 ? [] : [figureOf({ what: '  each further one', unit, target: 40 }, next)]),
  ];
}

function memory(org: ServedOrg): Figure[] {
  const peakMb = org.peakMemoryMb();
  if (peakMb === undefined) return [];
  return [single({ what: 'memory of the org, at its most', unit: 'MB', target: 600 }, peakMb)];
}

function pickOf<T>(random: Random, all: readonly T[], count: number): T[] {
  return Array.from({ length: count }, () => all[random.below(all.length)]!);
}
