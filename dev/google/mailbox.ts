/** Owns the demo mail that the page lists and opens; Gmail's own REST paths are a later issue's. */

import { CANARY } from '../world/canary';
import type { PersonSeed } from '../world/scenarios';

/** A mail as the page shows it. `atMs` is on the host's clock. */
export interface DemoMail {
  id: string;
  threadId: string;
  from: { name: string; address: string };
  to: { name: string; address: string }[];
  subject: string;
  snippet: string;
  atMs: number;
  unread: boolean;
  body: string;
}

interface Template {
  from: { name: string; address: string };
  subject: string;
  hoursAgo: number;
  paragraphs: string[];
}

const TEMPLATES: Template[] = [
  {
    from: { name: 'Hannah Brandt', address: 'hannah.brandt@northwind.example' },
    subject: 'Re: Offer for Q3',
    hoursAgo: 1,
    paragraphs: [
      'thank you for the offer. Our purchasing board meets on Thursday; could you send the volume prices for 500 and 1,000 seats before then?',
      'One more thing: we need delivery before the end of the quarter.',
    ],
  },
  {
    from: { name: 'Luis Romero', address: 'luis@solara.example' },
    subject: 'Renewal 2027: two questions',
    hoursAgo: 3,
    paragraphs: ['before we sign the renewal, two questions on support hours and on the notice period.'],
  },
  {
    from: { name: 'Aiko Tanaka', address: 'aiko.tanaka@hoshi.example' },
    subject: 'Notes from today’s call',
    hoursAgo: 7,
    paragraphs: ['attached are my notes. The pilot starts with the Osaka team, twelve people, in January.'],
  },
  {
    from: { name: 'Greta Lind', address: 'greta.lind@fjord.example' },
    subject: 'Invoice address has changed',
    hoursAgo: 26,
    paragraphs: ['from December on please send invoices to our new address in Bergen.'],
  },
  {
    from: { name: 'Peter Malone', address: 'p.malone@harbor.example' },
    subject: 'Can we move Thursday to 15:00?',
    hoursAgo: 29,
    paragraphs: ['something came up in the morning. Would 15:00 work for you, same room?'],
  },
  {
    from: { name: 'Sofie Claes', address: 'sofie@claes-partners.example' },
    subject: 'Introduction: our new head of procurement',
    hoursAgo: 50,
    paragraphs: ['I would like to introduce Marc, who takes over procurement from me next month.'],
  },
];

/** The person's mail, newest first, as if read at `nowMs`; the same for everyone but for the greeting. */
export function mailOf(person: PersonSeed, nowMs: number): DemoMail[] {
  const firstName = person.name.split(' ')[0]!;
  return TEMPLATES.map((template, index) => {
    const paragraphs = [
      `Hi ${firstName},`,
      ...template.paragraphs,
      template.from.name,
      `Ref. ${CANARY}-${index + 1}`,
    ];
    return {
      id: `msg-f:18${String(index + 1).padStart(17, '4')}`,
      threadId: `thread-f:18${String(index + 1).padStart(17, '4')}`,
      from: template.from,
      to: [{ name: person.name, address: person.email }],
      subject: template.subject,
      snippet: template.paragraphs[0]!.slice(0, 120),
      atMs: nowMs - template.hoursAgo * 3_600_000,
      unread: index < 2,
      body: paragraphs.join('\n\n'),
    };
  });
}
