/** Owns one batch of mails: read, tested, matched, written once, finished; what came of each is data, not an exception. */

import type { Mail } from '../../google/mailbox';
import { addressesInSalesforce, type UserMatch } from '../../people/salesforce-user';
import type { Random, Sha256Hex, Sleep } from '../../ports';
import type { LoggedMail, SalesforceMail } from '../../salesforce/mail-records';
import type { Environment } from '../../store/keys';
import { isInside } from './correspondents';
import { createAll } from './create';
import { type MailRules, skipReason, type SkipReason } from './eligibility';
import { finish } from './finish';
import { mailKey } from './mail-key';
import { createPeople, type People } from './people';
import { lookedFor, type LogPlan, planMail, type WriteRules } from './plan';
import { type ReadingDeps, readAll } from './reading';
import { isDuplicate, type Refusal } from './refusals';

export type Rules = MailRules & WriteRules;

export interface BatchDeps extends ReadingDeps {
  salesforce: Pick<SalesforceMail, 'match' | 'create' | 'logged' | 'addSenders' | 'setOwners'>;
  /** As they are now; nothing where the sync must not go on: paused, out of scope, switched off, disconnected. */
  rules: () => Rules | undefined;
  /** Whose mailbox it is. */
  address: string;
  environment: Environment;
  serviceUserId: string;
  sha256Hex: Sha256Hex;
  sleep: Sleep;
  random: Random;
}

export interface RefusedMail {
  id: string;
  subject: string;
  code: string;
  words: string;
  /** The mail is there: refused is its sender's row, or its owner. */
  isLogged?: true;
}

/** What came of the mails; one that is gone is in none of the lists. */
export interface BatchOutcome {
  /** Written by this batch. */
  created: string[];
  /** In Salesforce already, by whoever's run. */
  known: string[];
  skipped: { id: string; reason: SkipReason }[];
  unmatched: { id: string; atMs: number; addresses: string[] }[];
  refused: RefusedMail[];
  /** Who the runner is in Salesforce, where that was asked. */
  runner: UserMatch | undefined;
  /** When the newest of them came. */
  newestMs: number | undefined;
}

const NOTHING: BatchOutcome = {
  created: [],
  known: [],
  skipped: [],
  unmatched: [],
  refused: [],
  runner: undefined,
  newestMs: undefined,
};

/** Nothing where the rules said to stop before the write. @throws google.*, salesforce.*, auth.*, http.* for the whole batch */
export function runBatch(deps: BatchDeps, ids: readonly string[], rules: Rules): BatchOutcome | undefined {
  const { mails, unread } = readAll(deps, ids, rules.isHeaderOnly ? 'headers' : 'full');
  const newestMs = mails.reduce<number | undefined>(
    (newest, { receivedAtMs }) => Math.max(newest ?? 0, receivedAtMs),
    undefined,
  );
  const first = sorted(mails, rules);
  if (first.eligible.length === 0) return { ...NOTHING, skipped: first.skipped, refused: unread, newestMs };
  const keyed = byKey(deps, first.eligible);
  const { people, logged } = matched(deps, keyed, rules);
  const now = deps.rules();
  if (!now) return undefined;
  const { eligible, skipped } = sorted(mails, now);
  const open = new Map([...keyed].filter(([, mail]) => eligible.includes(mail)));
  const written = write(deps, { people, logged, open, rules: now });
  const refused = [...unread, ...written.refused];
  return { ...written, refused, skipped, runner: people.runner, newestMs };
}

function sorted(mails: readonly Mail[], rules: Rules) {
  const eligible: Mail[] = [];
  const skipped: BatchOutcome['skipped'] = [];
  for (const mail of mails) {
    const reason = skipReason(mail, rules);
    if (reason === undefined) eligible.push(mail);
    else skipped.push({ id: mail.id, reason });
  }
  return { eligible, skipped };
}

/** Two copies in one mailbox are one mail. */
function byKey({ address, sha256Hex }: BatchDeps, mails: readonly Mail[]): Map<string, Mail> {
  const keyed = new Map<string, Mail>();
  for (const mail of mails) {
    const key = mailKey(mail, address, sha256Hex);
    if (!keyed.has(key)) keyed.set(key, mail);
  }
  return keyed;
}

function matched(deps: BatchDeps, keyed: ReadonlyMap<string, Mail>, rules: Rules) {
  const { address, environment, serviceUserId } = deps;
  const addresses = new Set([address]);
  for (const mail of keyed.values()) lookedFor(mail, rules).forEach((one) => addresses.add(one));
  const asked = [...addresses].flatMap((one) => addressesInSalesforce(one, environment));
  const found = deps.salesforce.match({ addresses: asked, keys: [...keyed.keys()] });
  return { people: createPeople(found, { address, environment, serviceUserId }), logged: found.logged };
}

interface Writing {
  people: People;
  logged: readonly LoggedMail[];
  /** By key. */
  open: ReadonlyMap<string, Mail>;
  rules: Rules;
}

function write(deps: BatchDeps, writing: Writing) {
  const { open, rules, people, logged } = writing;
  const plans = new Map<string, LogPlan>();
  const unmatched: BatchOutcome['unmatched'] = [];
  const inSalesforce = new Map(logged.map((one) => [one.key, one]));
  for (const [key, mail] of open) {
    const plan = planMail(mail, key, { people, rules });
    if (plan) plans.set(key, plan);
    else if (!inSalesforce.has(key))
      unmatched.push({ id: mail.id, atMs: mail.receivedAtMs, addresses: outsideOn(mail, rules) });
  }
  const missing = [...plans.values()].filter(({ key }) => !inSalesforce.has(key));
  const saved = createAll(deps, missing);
  const done = saved.filter(({ result }) => result.ok || isDuplicate(result));
  const fresh = done.length > 0 ? deps.salesforce.logged(done.map(({ row }) => row.key)) : [];
  const unfinished = finish(deps, [...logged, ...fresh], plans);
  return {
    created: saved.filter(({ result }) => result.ok).map(({ row }) => row.mailId),
    known: [...open]
      .filter(([key]) => inSalesforce.has(key))
      .map(([, { id }]) => id)
      .concat(done.filter(({ result }) => !result.ok).map(({ row }) => row.mailId)),
    unmatched,
    refused: [
      ...saved.flatMap(({ row, result }) =>
        result.ok || isDuplicate(result) ? [] : [refusedMail(row, result)],
      ),
      ...unfinished.map(({ plan, refusal }) => ({ ...refusedMail(plan, refusal), isLogged: true as const })),
    ],
  };
}

/** Whom a later look in Salesforce may find: a colleague who is a contact too makes no mail the installation's business. */
function outsideOn(mail: Mail, rules: Rules): string[] {
  return lookedFor(mail, rules).filter((address) => !isInside(address, rules.domains));
}

function refusedMail({ mailId, fields }: LogPlan, { code, words }: Refusal): RefusedMail {
  return { id: mailId, subject: fields.Subject, code, words };
}
