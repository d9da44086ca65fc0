/** Owns the mail that every person of the demo company finds in their mailbox at the beginning. */

import { CANARY } from '../../../world/canary';
import type { Letter } from '../mime/compose';

interface Template {
  from: string;
  name: string;
  subject: string;
  hoursAgo: number;
  paragraphs: string[];
}

const TEMPLATES: Template[] = [
  {
    from: 'hannah.brandt@northwind.example',
    name: 'Hannah Brandt',
    subject: 'Re: Offer for Q3',
    hoursAgo: 1,
    paragraphs: [
      'thank you for the offer. Our purchasing board meets on Thursday; could you send the volume prices for 500 and 1,000 seats before then?',
      'One more thing: we need delivery before the end of the quarter.',
    ],
  },
  {
    from: 'luis@solara.example',
    name: 'Luis Romero',
    subject: 'Renewal 2027: two questions',
    hoursAgo: 3,
    paragraphs: ['before we sign the renewal, two questions on support hours and on the notice period.'],
  },
  {
    from: 'aiko.tanaka@hoshi.example',
    name: 'Aiko Tanaka',
    subject: 'Notes from today’s call',
    hoursAgo: 7,
    paragraphs: ['attached are my notes. The pilot starts with the Osaka team, twelve people, in January.'],
  },
  {
    from: 'greta.lind@fjord.example',
    name: 'Greta Lind',
    subject: 'Invoice address has changed',
    hoursAgo: 26,
    paragraphs: ['from December on please send invoices to our new address in Bergen.'],
  },
  {
    from: 'p.malone@harbor.example',
    name: 'Peter Malone',
    subject: 'Can we move Thursday to 15:00?',
    hoursAgo: 29,
    paragraphs: ['something came up in the morning. Would 15:00 work for you, same room?'],
  },
  {
    from: 'sofie@claes-partners.example',
    name: 'Sofie Claes',
    subject: 'Introduction: our new head of procurement',
    hoursAgo: 50,
    paragraphs: ['I would like to introduce Marc, who takes over procurement from me next month.'],
  },
];

/** Long enough to keep the reference out of the few words that a list shows. */
const FOOTER =
  'This message and what is attached to it are meant for the person named above alone. If it reached you by mistake, please let me know and delete it.';

export interface DemoLetter extends Letter {
  /** Before the world began. */
  ageMs: number;
  isRead: boolean;
}

/** The person's mail, oldest first; the same for everyone but for the greeting. */
export function demoMail(person: { email: string; name: string }): DemoLetter[] {
  const firstName = person.name.split(' ')[0]!;
  return TEMPLATES.map(({ from, name, subject, hoursAgo, paragraphs }, index) => ({
    from: `${name} <${from}>`,
    to: `${person.name} <${person.email}>`,
    subject,
    text: [`Hi ${firstName},`, ...paragraphs, name, FOOTER, `Ref. ${CANARY}-${index + 1}`].join('\n\n'),
    ageMs: hoursAgo * 3_600_000,
    isRead: index >= 2,
  })).reverse();
}
