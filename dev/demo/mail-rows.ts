/** Owns the rows of mail: M1 with a connection, M2 without one, M3 when it is back. */

import { homesOf, line, openHome, PEOPLE } from './reading';
import type { Row } from './row';
import type { PersonName, Stage } from './stage';

const HANNAH = 'Hannah Brandt <hannah.brandt@northwind.example>';
const [MIA, JONAS, PRIYA] = ['mia@acme.example', 'jonas@acme.example', 'priya@acme.example'] as const;

const FIRST = ['The contract', 'Delivery dates', 'Our terms'];
const MISSED = ['The signed contract', 'An invoice', 'Where are you?'];

const contactOf = (stage: Stage) => stage.contact('production', 'Hannah Brandt');

/** The mails of the contact's page, each with its owner. */
async function mailsOf(stage: Stage, subjects: readonly string[]) {
  const contact = await contactOf(stage);
  const mails = await contact.mails(subjects);
  return { text: mails.length === 0 ? 'none' : mails.join(', '), shows: contact };
}

/** As the person's open Home says it; whichever of a mail's people comes first has logged it for all. */
async function caughtUpBy(stage: Stage, name: PersonName): Promise<number> {
  const lines = await (await stage.person(name)).read();
  const [, count] = /caught up: (\d+) mail/.exec(line(lines, /^What was missed/)) ?? [];
  return Number(count ?? 0);
}

export const MAIL_ROWS = {
  logged: {
    row: 'M1',
    expected: 'mail of three users is on the contact in Salesforce, once each, the right user’s',
    async play(stage) {
      const [contract, dates, terms] = FIRST as [string, string, string];
      await stage.mail({ from: HANNAH, to: `${JONAS}, ${MIA}`, subject: contract });
      await stage.mail({ from: HANNAH, to: PRIYA, subject: dates });
      await stage.mail({ from: `Mia Larsen <${MIA}>`, to: HANNAH, subject: terms });
      await stage.hours(1);
      const { text, shows } = await mailsOf(stage, FIRST);
      return { seen: `Hannah Brandt: ${text}`, shows };
    },
    passes: (seen) =>
      seen === 'Hannah Brandt: Delivery dates: Priya Nair, Our terms: Mia Larsen, The contract: Jonas Weber',
    spoil: { google: { gmailFault: { act: '503' } } },
  },
  waits: {
    row: 'M2',
    expected: 'mail that comes while the connection is lost waits, and nobody has to do anything',
    async play(stage) {
      const [signed, invoice, where] = MISSED as [string, string, string];
      await stage.mail({ from: HANNAH, to: `${MIA}, ${PRIYA}`, subject: signed });
      await stage.mail({ from: `Jonas Weber <${JONAS}>`, to: HANNAH, subject: invoice });
      await stage.mail({ from: HANNAH, to: PRIYA, subject: where });
      await stage.hours(2);
      const { text } = await mailsOf(stage, MISSED);
      const mia = await openHome(stage, 'mia');
      const words = line(await mia.read(), /^Nothing is lost/);
      return { seen: `Hannah Brandt: ${text}. Mia: ${words}`, shows: mia };
    },
    passes: (seen) =>
      seen ===
      'Hannah Brandt: none. Mia: Nothing is lost: your mail will be caught up. You need not do anything.',
    // Who is in scope no more does not wait.
    spoil: { google: { emptyGroups: true } },
  },
  caughtUp: {
    row: 'M3',
    expected: 'after signing in again what was missed is caught up, each mail once',
    async play(stage) {
      const states = await homesOf(stage);
      const counts = await Promise.all(PEOPLE.map((name) => caughtUpBy(stage, name)));
      const count = counts.reduce((sum, one) => sum + one, 0);
      const { text, shows } = await mailsOf(stage, [...FIRST, ...MISSED]);
      return { seen: `${states}. Caught up: ${count} mails. Hannah Brandt: ${text}`, shows };
    },
    passes: (seen) =>
      seen ===
      'mia: Active, jonas: Active, priya: Active. Caught up: 3 mails. Hannah Brandt: ' +
        'An invoice: Jonas Weber, Delivery dates: Priya Nair, Our terms: Mia Larsen, The contract: Jonas Weber, ' +
        'The signed contract: Mia Larsen, Where are you?: Priya Nair',
    spoil: {
      salesforce: {
        org: 'production',
        set: { validationRules: [{ object: 'EmailMessage', message: 'No mail today.' }] },
      },
    },
    spoilBefore: 'R14',
  },
} satisfies Record<string, Row>;
