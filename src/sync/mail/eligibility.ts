/** Owns which mail is for Salesforce, and the reason why another is not. */

import type { Mail } from '../../google/mailbox';
import { everybodyOn, isBlocked, isIncoming, isInside } from './correspondents';

export const SKIP_REASONS = [
  'draft',
  'spam',
  'trash',
  'chat',
  'do-not-log',
  'too-old',
  'nobody',
  'internal',
  'blocked',
  'automated',
  'direction',
  'unmatched',
] as const;

export type SkipReason = (typeof SKIP_REASONS)[number];

/** The name of the label by which a person keeps a mail out; it counts in the mailbox that bears it. */
export const DO_NOT_LOG_LABEL = 'Do not log';

export interface MailRules {
  /** The installation's own. */
  domains: readonly string[];
  /** Addresses and domains, the organization's and the person's own. */
  blocked: readonly string[];
  skipsAutomated: boolean;
  direction: 'both' | 'inbound' | 'outbound';
  /** Nothing older is logged. */
  sinceMs: number;
  /** In this mailbox; undefined where the person has no such label. */
  doNotLogLabelId: string | undefined;
}

/** Gmail's own labels of what is not in the inbox or sent. */
const OUTSIDE = new Map<string, SkipReason>([
  ['DRAFT', 'draft'],
  ['SPAM', 'spam'],
  ['TRASH', 'trash'],
  ['CHAT', 'chat'],
]);

/** Nothing for a mail that is to be looked for in Salesforce; what a person wants private is asked before all else. */
export function skipReason(mail: Mail, rules: MailRules): SkipReason | undefined {
  return reasonOfLabels(mail, rules) ?? reasonOfPeople(mail, rules) ?? reasonOfKind(mail, rules);
}

function reasonOfLabels({ labelIds, receivedAtMs }: Mail, rules: MailRules): SkipReason | undefined {
  for (const label of labelIds) {
    const outside = OUTSIDE.get(label);
    if (outside !== undefined) return outside;
    if (label === rules.doNotLogLabelId) return 'do-not-log';
  }
  return receivedAtMs < rules.sinceMs ? 'too-old' : undefined;
}

function reasonOfPeople(mail: Mail, { domains, blocked }: MailRules): SkipReason | undefined {
  const people = everybodyOn(mail);
  if (people.length === 0) return 'nobody';
  if (people.every(({ address }) => isInside(address, domains))) return 'internal';
  return people.some(({ address }) => isBlocked(address, blocked)) ? 'blocked' : undefined;
}

function reasonOfKind(mail: Mail, { domains, skipsAutomated, direction }: MailRules): SkipReason | undefined {
  if (skipsAutomated && mail.isAutomated) return 'automated';
  if (direction === 'both') return undefined;
  return direction === (isIncoming(mail, domains) ? 'inbound' : 'outbound') ? undefined : 'direction';
}
