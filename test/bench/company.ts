/** Owns the customers of the bench and their mail: the same for the product and for the plain way. */

import { closeSync, openSync, writeSync } from 'node:fs';
import { mboxDate } from '../../dev/google/gmail/import/write-mbox';
import { askOrg } from '../e2e/org-data';
import type { BenchHost } from './bench-host';

const CUSTOMERS = 600;
const IN_ONE_CALL = 200;

const addressOf = (n: number) => `customer${String(n % CUSTOMERS).padStart(3, '0')}@customers.example`;

/** All customers are contacts of the org. */
export async function addCustomers(host: BenchHost): Promise<void> {
  const contacts = Array.from({ length: CUSTOMERS }, (_, n) => ({
    attributes: { type: 'Contact' },
    LastName: `Customer ${n}`,
    Email: addressOf(n),
  }));
  for (let at = 0; at < CUSTOMERS; at += IN_ONE_CALL) {
    const records = contacts.slice(at, at + IN_ONE_CALL);
    const body = { allOrNone: true, records };
    await askOrg(host, '/services/data/v66.0/composite/sobjects', body);
  }
}

/** Of each mail: from one customer, with two more in copy. */
function mailOf(n: number) {
  return {
    from: addressOf(n * 3),
    cc: `${addressOf(n * 3 + 1)}, ${addressOf(n * 3 + 2)}`,
    subject: `Offer ${n}`,
    text: 'As agreed, the offer for the next year.\n\nKind regards',
  };
}

export interface MailOrder {
  user: string;
  mails: number;
  /** The number of the first. */
  from: number;
}

/** Mails that arrive now, one after the other: they are in Gmail's history. */
export async function deliver(host: BenchHost, { user, mails, from }: MailOrder): Promise<void> {
  for (let n = from; n < from + mails; n++) await host.post('/api/gmail/deliver', { to: user, ...mailOf(n) });
}

/** Evenly over the days before. */
const SPAN_MS = 10 * 86_400_000;

/** Writes mails for a user's past, the last of them before `untilMs`. */
export function writeCustomersMbox(
  path: string,
  { user, mails, untilMs }: { user: string; mails: number; untilMs: number },
): void {
  const file = openSync(path, 'w');
  try {
    for (let n = 0; n < mails; n++) {
      const atMs = untilMs - Math.floor(((mails - n) * SPAN_MS) / mails);
      const { from, cc, subject, text } = mailOf(n);
      const head = [
        'X-Gmail-Labels: Inbox',
        `Message-ID: <past-${n}@customers.example>`,
        `Date: ${new Date(atMs).toUTCString().replace('GMT', '+0000')}`,
        `From: ${from}`,
        `To: ${user}`,
        `Cc: ${cc}`,
        `Subject: ${subject}`,
      ];
      writeSync(file, `From ${n}@customers.example ${mboxDate(atMs)}\n${head.join('\n')}\n\n${text}\n\n`);
    }
  } finally {
    closeSync(file);
  }
}
