/** Owns who is on a mail: inside or outside, and whom somebody has blocked. */

import type { Correspondent, Mail } from '../../google/mailbox';

/** More addresses than that are not looked for (facts/quality.md A3, S34). */
export const MOST_LOOKED_FOR = 50;

export function domainOfAddress(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Everybody whom the header names, once each, the sender first. Blind copies count where they are known. */
export function everybodyOn({ from, to, cc, bcc }: Mail): Correspondent[] {
  const all = [...(from ? [from] : []), ...to, ...cc, ...bcc];
  const seen = new Set<string>();
  return all.filter(({ address }) => !seen.has(address) && seen.add(address));
}

export function isInside(address: string, domains: readonly string[]): boolean {
  return domains.includes(domainOfAddress(address));
}

/** Sent by somebody of the domain, or not. Who sent a mail without a sender, nobody inside did. */
export function isIncoming({ from }: Pick<Mail, 'from'>, domains: readonly string[]): boolean {
  return from === undefined || !isInside(from.address, domains);
}

/** Entries are addresses or domains in lower case; a domain blocks its subdomains, an address its `+` variants. */
export function isBlocked(address: string, blocked: readonly string[]): boolean {
  if (blocked.length === 0) return false;
  const domain = domainOfAddress(address);
  const plain = plainAddress(address);
  return blocked.some((entry) =>
    entry.includes('@') ? plainAddress(entry) === plain : domain === entry || domain.endsWith(`.${entry}`),
  );
}

const DOTLESS_DOMAINS = ['gmail.com', 'googlemail.com'];

/** The mailbox behind an address: what follows a `+` is the owner's own, and Gmail's own domains know no dots. */
function plainAddress(address: string): string {
  const domain = domainOfAddress(address);
  const local = address.slice(0, -domain.length - 1).split('+')[0] ?? '';
  return DOTLESS_DOMAINS.includes(domain) ? `${local.replace(/\./g, '')}@gmail.com` : `${local}@${domain}`;
}
