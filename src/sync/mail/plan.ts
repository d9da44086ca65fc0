/** Owns what is to be written of one mail: its fields in Salesforce, whose it is, and who sent it. */

import type { Correspondent, Mail } from '../../google/mailbox';
import { cut, CUT_MARK } from '../../salesforce/cut';
import type { EmailFields, TaskPart } from '../../salesforce/mail-records';
import { everybodyOn, isIncoming, isInside, MOST_LOOKED_FOR } from './correspondents';
import { safeHtml, textOfHtml } from './html/mail-html';
import type { MatchedPerson, People } from './people';

/** What the admins have set about the writing. */
export interface WriteRules {
  domains: readonly string[];
  isHeaderOnly: boolean;
  body: 'text' | 'html';
  storesBcc: boolean;
  /** Whether a mail is related to the account or its one open opportunity. */
  relates: boolean;
}

export interface LogPlan {
  mailId: string;
  key: string;
  fields: EmailFields;
  /** What only a Task must be told. */
  asTask: TaskPart;
  /** The Salesforce user whose activity it is to be; nothing leaves it with the service account. */
  ownerId?: string;
  /** Who sent it, where that is somebody in Salesforce. */
  sender?: { id: string; address: string };
}

/** Lengths in characters (documented: facts/salesforce.md 3.2). */
const LENGTHS = { subject: 3_000, body: 131_072, from: 1_000, addresses: 4_000, identifier: 765 } as const;

/** The addresses that are looked for in Salesforce: the first ones, the sender first. Blind copies only where they are stored. */
export function lookedFor(mail: Mail, { storesBcc }: Pick<WriteRules, 'storesBcc'>): string[] {
  const known = storesBcc ? mail : { ...mail, bcc: [] };
  return everybodyOn(known)
    .slice(0, MOST_LOOKED_FOR)
    .map(({ address }) => address);
}

/** Nothing where nobody on the mail is a contact or a lead. */
export function planMail(
  mail: Mail,
  key: string,
  deps: { people: People; rules: WriteRules },
): LogPlan | undefined {
  const { people, rules } = deps;
  const addresses = lookedFor(mail, rules);
  const outsiders = addresses.filter((address) => !isInside(address, rules.domains));
  const records = outsiders.flatMap((address) => people.outside(address) ?? []);
  if (records.length === 0) return undefined;
  const personOf = (address: string) =>
    addresses.includes(address)
      ? isInside(address, rules.domains)
        ? people.inside(address)
        : people.outside(address)
      : undefined;
  const sender = mail.from && personOf(mail.from.address);
  const ownerId = ownerOf(mail, people, rules);
  const related = rules.relates ? relatedTo(records, people) : undefined;
  return {
    mailId: mail.id,
    key,
    fields: {
      ...headerFields(mail, key, rules),
      ...addressFields(mail, personOf, rules),
      ...bodyFields(mail, rules, addresses.length),
      ...(related === undefined ? {} : { RelatedToId: related }),
    },
    asTask: { ...(sender ? { senderId: sender.id } : {}), lines: headerLines(mail, rules) },
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(sender && mail.from ? { sender: { id: sender.id, address: mail.from.address } } : {}),
  };
}

/** The internal sender, else the first internal To, then Cc, with a Salesforce user; else whose mailbox it is. */
function ownerOf({ from, to, cc }: Mail, people: People, { domains }: WriteRules): string | undefined {
  for (const { address } of [...(from ? [from] : []), ...to, ...cc]) {
    const user = isInside(address, domains) ? people.inside(address) : undefined;
    if (user) return user.id;
  }
  return people.runner.kind === 'found' ? people.runner.id : undefined;
}

/** The one open opportunity of the first contact's account, else the account. A lead has neither. */
function relatedTo(records: readonly MatchedPerson[], people: People): string | undefined {
  const accountId = records.find((record) => record.accountId !== undefined)?.accountId;
  return accountId === undefined ? undefined : (people.onlyOpportunity(accountId) ?? accountId);
}

function headerFields(mail: Mail, key: string, { domains }: WriteRules) {
  const { from, messageId } = mail;
  return {
    TrunklineKey__c: key,
    ...(messageId === undefined ? {} : { MessageIdentifier: cut(messageId, LENGTHS.identifier) }),
    ClientThreadIdentifier: mail.threadId,
    // Outside cases the only status that a logged mail may have (documented: facts/salesforce.md 3.2).
    Status: '3',
    IsClientManaged: true,
    Incoming: isIncoming(mail, domains),
    MessageDate: new Date(mail.receivedAtMs).toISOString(),
    Subject: cut(mail.subject, LENGTHS.subject),
    FromAddress: cut(from?.address ?? '', LENGTHS.from),
    ...(from && from.name !== '' ? { FromName: cut(from.name, LENGTHS.from) } : {}),
  } as const;
}

/** Who is in Salesforce goes into the lists of ids, the rest into the texts: a logged mail is fixed afterwards. */
function addressFields(
  { to, cc, bcc }: Mail,
  personOf: (address: string) => MatchedPerson | undefined,
  { storesBcc }: WriteRules,
): Partial<EmailFields> {
  const listed = new Set<string>();
  const fields: Record<string, string | readonly string[]> = {};
  const lists = { To: to, Cc: cc, ...(storesBcc ? { Bcc: bcc } : {}) };
  for (const [name, people] of Object.entries(lists)) {
    const ids = people.flatMap(({ address }) => personOf(address)?.id ?? []).filter((id) => !listed.has(id));
    const distinct = [...new Set(ids)];
    distinct.forEach((id) => listed.add(id));
    const others = people.filter(({ address }) => personOf(address) === undefined);
    if (distinct.length > 0) fields[`${name}Ids`] = distinct;
    if (others.length > 0) fields[`${name}Address`] = joined(others);
  }
  return fields;
}

/** As a reader of the mail sees it. */
function headerLines(mail: Mail, { storesBcc }: WriteRules): string[] {
  const { from, to, cc, bcc, receivedAtMs } = mail;
  const sender = from && [from.name, `<${from.address}>`].filter((part) => part !== '').join(' ');
  const line = (label: string, text: string | undefined) => (text ? [`${label}: ${text}`] : []);
  return [
    ...line('From', sender && cut(sender, LENGTHS.from)),
    ...line('To', joined(to)),
    ...line('Cc', joined(cc)),
    ...line('Bcc', storesBcc ? joined(bcc) : ''),
    `Date: ${new Date(receivedAtMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  ];
}

/** Whole addresses, as many as fit. */
function joined(people: readonly Correspondent[]): string {
  let text = '';
  for (const { address } of people) {
    const next = text === '' ? address : `${text}; ${address}`;
    if (next.length > LENGTHS.addresses) break;
    text = next;
  }
  return text;
}

function bodyFields(
  mail: Mail,
  { isHeaderOnly, body, storesBcc }: WriteRules,
  looked: number,
): Partial<EmailFields> {
  if (isHeaderOnly) return {};
  const all = everybodyOn(storesBcc ? mail : { ...mail, bcc: [] }).length;
  const note = all > looked ? `[Trunkline looked for the first ${looked} of ${all} addresses]\n` : '';
  const plain = mail.text !== '' ? mail.text : textOfHtml(mail.html);
  const text = cut(note + plain, LENGTHS.body, CUT_MARK);
  const html = body === 'html' && mail.html !== '' ? safeHtml(mail.html) : '';
  return {
    ...(text === '' ? {} : { TextBody: text }),
    // Cut markup would be broken markup: then the text says all of it that fits.
    ...(html !== '' && html.length <= LENGTHS.body ? { HtmlBody: html } : {}),
  };
}
