/** Owns the mail of a soak: whom it is between, how odd it is, and what must come of it. */

import type { DeliverAnswer } from '../../dev/host/api';
import { CANARY } from '../../dev/world/canary';
import type { Random } from '../../dev/world/random';
import { HANNAH, JONAS, MIA, PRIYA } from '../e2e/story';
import type { Awaited } from './invariants';
import type { Stage } from './stage';

export const PEOPLE = [MIA, JONAS, PRIYA] as const;

const NAMES: Readonly<Record<string, string>> = {
  [MIA]: 'Mia Larsen',
  [JONAS]: 'Jonas Weber',
  [PRIYA]: 'Priya Nair',
};

/** Headers and body in place of the usual ones; `SUBJECT` and `TO` are filled in. */
const ODD: readonly string[] = [
  `From: ${HANNAH}\r\nTo: TO\r\nSubject: SUBJECT\r\n\r\nNo Message-ID, no date. ${CANARY}`,
  `From: ${HANNAH}\r\nTo: TO\r\nSubject: SUBJECT\r\nDate: Thu, 01 Jan 1970 00:00:00 +0000\r\nMessage-ID: <SUBJECT@northwind.example>\r\n\r\nOld. ${CANARY}`,
  `From: ${HANNAH}\r\nTo: TO\r\nSubject: SUBJECT\r\nDate: Fri, 31 Dec 2099 23:59:59 +0000\r\nContent-Type: text/plain; charset=x-unknown\r\n\r\nNew. ${CANARY}`,
  `From: ${HANNAH}\r\nTo: TO\r\nSubject: SUBJECT\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Never closed ${CANARY}`,
  `From: "Brandt, O'Hannah \\"H\\"" <hannah.brandt@northwind.example>\r\nTo: TO\r\nCc: <broken@, x@@y>\r\nSubject: SUBJECT\r\nMessage-ID: not an id at all, SUBJECT\r\n\r\n@{ref.records[0].Id} ' OR Name LIKE '%' ${CANARY}`,
];

type Kind = 'one' | 'several' | 'sent' | 'internal' | 'unmatched' | 'automated' | 'odd';
const KINDS: readonly Kind[] = [
  'one',
  'one',
  'several',
  'several',
  'sent',
  'internal',
  'unmatched',
  'automated',
  'odd',
];

export interface SoakMail {
  /** Lets one more come; returns what is awaited of it. */
  arrive(): Promise<Awaited>;
  awaited(): readonly Awaited[];
}

export const SUBJECTS = 'Soak mail';

export function createSoakMail(stage: Stage, random: Random): SoakMail {
  const awaited: Awaited[] = [];
  const one = () => PEOPLE[random.below(PEOPLE.length)]!;

  async function arrive(): Promise<Awaited> {
    const subject = `${SUBJECTS} ${String(awaited.length + 1).padStart(3, '0')}`;
    const kind = KINDS[random.below(KINDS.length)]!;
    const [user, other] = [one(), one()];
    const { delivered } = await send(stage, kind, {
      subject,
      user,
      other,
      odd: ODD[random.below(ODD.length)]!,
    });
    const isEligible = kind !== 'internal' && kind !== 'unmatched' && kind !== 'automated';
    const mail: Awaited = {
      subject,
      fate: isEligible ? 'either' : 'left-out',
      copies: delivered,
      ...(isEligible ? { owner: NAMES[user]! } : {}),
    };
    awaited.push(mail);
    return mail;
  }

  return { arrive, awaited: () => awaited };
}

interface Drawn {
  subject: string;
  user: string;
  other: string;
  odd: string;
}

function send(stage: Stage, kind: Kind, { subject, user, other, odd }: Drawn): Promise<DeliverAnswer> {
  const automated = { 'Auto-Submitted': 'auto-replied' };
  const raw = odd.replaceAll('SUBJECT', subject).replaceAll('TO', user);
  switch (kind) {
    case 'one':
      return stage.deliver({ from: HANNAH, to: user, subject });
    case 'several':
      return stage.deliver({ from: HANNAH, to: user, cc: other, subject });
    case 'sent':
      return stage.deliver({ from: `${NAMES[user]} <${user}>`, to: HANNAH, cc: other, subject });
    case 'internal':
      return stage.deliver({ from: `${NAMES[user]} <${user}>`, to: other, subject });
    case 'unmatched':
      return stage.deliver({ from: 'Nobody <nobody@unknown.example>', to: user, subject });
    case 'automated':
      return stage.deliver({ from: HANNAH, to: user, subject, headers: automated });
    case 'odd':
      return stage.post('/api/gmail/deliver', { rawBase64: Buffer.from(raw, 'latin1').toString('base64') });
  }
}
