/** Owns the customers of the bench and their mail: the same for the product and for the plain way. */

import { askOrg } from '../e2e/org-data';
import type { BenchHost } from './bench-host';

const CUSTOMERS = 600;
const IN_ONE_CALL = 200;
/** Each mail is from one customer to a colleague, with two more customers in copy. */
const IN_COPY = 2;

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

/** Mails that arrive now, one after the other: they are in Gmail's history. */
export async function deliver(host: BenchHost, user: string, mails: number): Promise<void> {
  for (let n = 0; n < mails; n++) {
    await host.post('/api/gmail/deliver', {
      from: addressOf(n * 3),
      to: user,
      cc: Array.from({ length: IN_COPY }, (_, more) => addressOf(n * 3 + 1 + more)).join(', '),
      subject: `Offer ${n} for ${user}`,
      text: 'As agreed, the offer for the next year.\n\nKind regards',
    });
  }
}
