/** Owns a mailbox and an org in memory, as strict as the real ones where the sync depends on it, and one user's sync between them. */

import { createHash } from 'node:crypto';
import { AppError } from '../../../../src/errors';
import type { Correspondent, Mail, Mailbox, MailRef } from '../../../../src/google/mailbox';
import type {
  EmailFields,
  LoggedMail,
  Matched,
  PersonRow,
  SalesforceMail,
  SaveResult,
} from '../../../../src/salesforce/mail-records';
import { createMailStore, mailStateIn, type MailState } from '../../../../src/sync/mail/mail-state';
import {
  type MailReport,
  type MailSyncDeps,
  type SetRules,
  syncMail,
} from '../../../../src/sync/mail/mail-sync';
import { type FakeProperties, fakeProperties, START_MS } from '../../fakes';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const SERVICE = '005000000000001AAA';
export const GRACE = { address: 'grace@acme.example', id: '005000000000002AAA' };
export const ALAN = { address: 'alan@acme.example', id: '005000000000003AAA' };
export const HANNAH = {
  address: 'hannah@northwind.example',
  id: '003000000000001AAA',
  accountId: '001000000000001AAA',
};

export const who = (address: string, name = ''): Correspondent => ({ address, name });

export function mailOf(given: Partial<Mail> & { id: string }): Mail {
  return {
    threadId: `t-${given.id}`,
    labelIds: ['INBOX'],
    receivedAtMs: START_MS,
    messageId: `<${given.id}@northwind.example>`,
    subject: `Subject ${given.id}`,
    from: who(HANNAH.address, 'Hannah Berg'),
    to: [who(GRACE.address)],
    cc: [],
    bcc: [],
    text: `Text of ${given.id}`,
    html: '',
    isAutomated: false,
    ...given,
  };
}

export const RULES: SetRules = {
  domains: ['acme.example'],
  blocked: [],
  skipsAutomated: true,
  direction: 'both',
  isHeaderOnly: false,
  body: 'text',
  storesBcc: false,
  relates: true,
};

export interface FakeMailbox extends Mailbox {
  /** Puts mails in, each with a history record of its own, or all with one. */
  receive(mails: readonly Mail[], as?: 'one record'): void;
  remove(id: string): void;
  /** Calls by name, in order. */
  calls: string[];
  /** Ids that were read, in order. */
  readIds: string[];
  /** Cursors older than that are forgotten; without a number all of before now. */
  forgetBefore(historyId?: number): void;
  failNext(method: string, error: Error): void;
  label: string | undefined;
}

export function fakeMailbox(pageSize = 500): FakeMailbox {
  const mails = new Map<string, Mail>();
  const records: MailRef[] = [];
  const failures = new Map<string, Error>();
  let counter = 100;
  let forgotten = 0;
  const called = (name: string) => {
    box.calls.push(name);
    const error = failures.get(name);
    failures.delete(name);
    if (error) throw error;
  };
  const page = <T>(all: readonly T[], token: string | undefined) => {
    const from = Number(token ?? 0);
    const next = from + pageSize < all.length ? String(from + pageSize) : undefined;
    return { items: all.slice(from, from + pageSize), next };
  };
  const box: FakeMailbox = {
    calls: [],
    readIds: [],
    label: undefined,
    receive(given, as) {
      if (as) counter++;
      for (const mail of given) {
        if (!as) counter++;
        mails.set(mail.id, mail);
        records.push({
          id: mail.id,
          threadId: mail.threadId,
          labelIds: mail.labelIds,
          historyId: String(counter),
        });
      }
    },
    remove: (id) => void mails.delete(id),
    forgetBefore: (historyId = counter) => void (forgotten = historyId),
    failNext: (method, error) => void failures.set(method, error),
    historyId() {
      called('historyId');
      return String(counter);
    },
    addedSince(historyId, pageToken) {
      called('addedSince');
      if (Number(historyId) < forgotten) throw new AppError('google.cursor_expired', 'forgotten');
      const { items, next } = page(
        records.filter((record) => Number(record.historyId) > Number(historyId)),
        pageToken,
      );
      return { added: items, historyId: String(counter), nextPageToken: next };
    },
    listed({ fromMs, untilMs, of, pageToken }) {
      called('listed');
      const found = [...mails.values()]
        .filter(({ receivedAtMs, labelIds }) => {
          const isHere =
            of === 'everything'
              ? !['DRAFT', 'SPAM', 'TRASH', 'CHAT'].some((label) => labelIds.includes(label))
              : labelIds.includes('INBOX') || labelIds.includes('SENT');
          return (
            isHere &&
            receivedAtMs >= Math.floor(fromMs / 1000) * 1000 &&
            receivedAtMs < Math.ceil(untilMs / 1000) * 1000
          );
        })
        .sort((one, other) => other.receivedAtMs - one.receivedAtMs);
      const { items, next } = page(found, pageToken);
      return { refs: items.map(({ id, threadId }) => ({ id, threadId })), nextPageToken: next };
    },
    read(ids) {
      called('read');
      box.readIds.push(...ids);
      return { mails: ids.flatMap((id) => mails.get(id) ?? []), failed: [] };
    },
    labelId(name) {
      called('labelId');
      return name === 'Do not log' ? box.label : undefined;
    },
  };
  return box;
}

interface Row extends LoggedMail {
  fields: EmailFields;
}

export interface FakeOrg extends SalesforceMail {
  contacts: PersonRow[];
  leads: PersonRow[];
  users: Matched['users'];
  /** Ids of users that are there and inactive: the query leaves them out, and none can own anything. */
  inactive: Set<string>;
  openOpportunities: Matched['openOpportunities'];
  rows: Row[];
  calls: string[];
  /** What a record is refused with; asked for each. */
  refuse: (fields: EmailFields) => { code: string; words: string } | undefined;
  /** Thrown by the next call of that name, before or after it has done its work. */
  failNext(method: string, error: Error, when?: 'before' | 'after'): void;
}

const row = (
  person: { id: string; address: string; accountId?: string },
  more: Partial<PersonRow> = {},
): PersonRow => ({
  id: person.id,
  name: person.address,
  email: person.address,
  accountId: person.accountId,
  ownerId: SERVICE,
  createdAtMs: 0,
  ...more,
});

const user = ({ id, address }: typeof GRACE) => ({
  id,
  name: address,
  username: address,
  email: address,
  federationIdentifier: undefined,
});

const INACTIVE_OWNER: SaveResult = {
  ok: false,
  code: 'INACTIVE_OWNER_OR_USER',
  words: 'operation performed with inactive user',
  fields: [],
};

export const personRow = row;

/** Its uniqueness is the org's, its tasks are the service account's at first, its lists of ids make no sender. */
export function fakeOrg(): FakeOrg {
  const failures = new Map<string, { error: Error; when: 'before' | 'after' }>();
  const call = <T>(name: string, act: () => T): T => {
    org.calls.push(name);
    const failure = failures.get(name);
    failures.delete(name);
    if (failure?.when === 'before') throw failure.error;
    const value = act();
    if (failure) throw failure.error;
    return value;
  };
  const byKey = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const found = rowOf(org, key);
      if (!found) return [];
      const { fields: _fields, ...logged } = found;
      return [logged];
    });
  const org: FakeOrg = {
    contacts: [row(HANNAH)],
    leads: [],
    users: [user(GRACE), user(ALAN)],
    inactive: new Set(),
    openOpportunities: [],
    rows: [],
    calls: [],
    refuse: () => undefined,
    failNext: (method, error, when = 'before') => void failures.set(method, { error, when }),
    match: ({ addresses, keys }) =>
      call('match', () => ({
        contacts: org.contacts.filter(({ email }) => addresses.includes(email)),
        leads: org.leads.filter(({ email }) => addresses.includes(email)),
        users: org.users.filter(({ id, email }) => addresses.includes(email ?? '') && !org.inactive.has(id)),
        openOpportunities: org.openOpportunities,
        logged: byKey(keys),
      })),
    create: (emails) => call('create', () => emails.map((fields) => created(org, fields))),
    logged: (keys) => call('logged', () => byKey(keys)),
    addSenders: (rows) =>
      call('addSenders', () =>
        rows.map(({ emailId, personId }) => {
          const found = rowAt(org, emailId);
          if (found) Object.assign(found, { senderIds: [...found.senderIds, personId] });
          return { ok: true as const, id: `rel-${emailId}` };
        }),
      ),
    setOwners: (rows) =>
      call('setOwners', () =>
        rows.map(({ taskId, ownerId }) => {
          if (org.inactive.has(ownerId)) return INACTIVE_OWNER;
          const found = rowAt(org, taskId);
          if (found) Object.assign(found, { ownerId });
          return { ok: true as const, id: taskId };
        }),
      ),
  };
  return org;
}

/** Tens of thousands of rows are found as fast as ten. */
const indexes = new WeakMap<readonly Row[], Map<string, Row>>();

function rowOf({ rows }: FakeOrg, key: string): Row | undefined {
  const index = indexes.get(rows) ?? new Map<string, Row>();
  indexes.set(rows, index);
  for (let n = index.size; n < rows.length; n++) index.set(rows[n]!.key, rows[n]!);
  return index.get(key);
}

/** By the id of the mail or of its task, which both tell the place. */
function rowAt({ rows }: FakeOrg, id: string): Row | undefined {
  return rows[Number(/\d{12}/.exec(id)?.[0])];
}

function created(org: FakeOrg, fields: EmailFields): SaveResult {
  const refusal = org.refuse(fields);
  if (refusal) return { ok: false, ...refusal, fields: [] };
  const key = fields.TrunklineKey__c;
  if (rowOf(org, key))
    return {
      ok: false,
      code: 'DUPLICATE_VALUE',
      words: 'duplicate value found',
      fields: ['TrunklineKey__c'],
    };
  const id = `02s${String(org.rows.length).padStart(12, '0')}AAA`;
  org.rows.push({ id, key, activityId: `00T-${id}`, ownerId: SERVICE, senderIds: [], fields });
  return { ok: true, id };
}

export const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');

export interface SyncBench {
  mailbox: FakeMailbox;
  org: FakeOrg;
  properties: FakeProperties;
  clock: { ms: number };
  deps: MailSyncDeps;
  /** A run of its own execution: what it knows of the store it reads anew. */
  run(more?: Partial<MailSyncDeps>): MailReport;
  state(): MailState;
}

export interface BenchStart {
  mailbox?: FakeMailbox;
  org?: FakeOrg;
  address?: string;
  /** What stands before the org; the org itself where it is left out. */
  portOf?: (org: FakeOrg) => SalesforceMail;
}

export function syncBench(start: BenchStart = {}): SyncBench {
  const mailbox = start.mailbox ?? fakeMailbox();
  const org = start.org ?? fakeOrg();
  const properties = fakeProperties();
  const clock = { ms: START_MS };
  const deps = (): MailSyncDeps => ({
    mailbox,
    salesforce: start.portOf?.(org) ?? org,
    rules: () => RULES,
    address: start.address ?? GRACE.address,
    environment: 'production',
    serviceUserId: SERVICE,
    sha256Hex,
    sleep: (ms) => void (clock.ms += ms),
    random: () => 0.5,
    wasHeldUp: false,
    startDays: 14,
    store: createMailStore(properties, properties.getProperties()),
    nowMs: () => clock.ms,
    deadlineMs: clock.ms + 5 * 60_000,
    firstBatch: 200,
    budget: () => 'free',
    claim: () => true,
  });
  return {
    mailbox,
    org,
    properties,
    clock,
    get deps() {
      return deps();
    },
    run: (more = {}) => syncMail({ ...deps(), ...more }),
    state: () => mailStateIn(properties.getProperties()),
  };
}
