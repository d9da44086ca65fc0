/** Owns what `npm run mail` prints of a file that went through: one JSON value, or a table for people. */

import { total } from './ends';
import type { MailFigures } from './run-mail';

/** `failedAt` and `surplus` only where there are any. */
export function jsonReport({ failedAt, surplus, ...figures }: MailFigures): string {
  const { read, logged, skipped, quarantined, failed, ...more } = figures;
  const wrong = { ...(failedAt.length > 0 ? { failedAt } : {}), ...(surplus > 0 ? { surplus } : {}) };
  return JSON.stringify({ read, logged, skipped, quarantined, failed, ...wrong, ...more });
}

export function textReport(figures: MailFigures): string {
  const { read, logged, skipped, quarantined, failed, failedAt, people, runs, hostPeakMb, says } = figures;
  const more = failedAt.length < failed ? ' and more' : '';
  const broken = Object.entries(runs.broken).map(([words, count]) => `${count} runs broke off: ${words}`);
  return [
    row('read', read),
    row('logged', logged),
    row('skipped', total(skipped)),
    ...reasons(skipped),
    row('quarantined', total(quarantined)),
    ...reasons(quarantined),
    row('failed', failed),
    ...(failedAt.length > 0 ? [`  at ${failedAt.join(', ')}${more}, counted from 0`] : []),
    '',
    `${people.contacts} contacts and ${people.leads} leads were made; ${people.refused} addresses Salesforce does not take.`,
    `${runs.count} runs in ${runs.hours} simulated hours, the longest ${(runs.longestMs / 1_000).toFixed(0)} simulated seconds.`,
    `Memory at its most: ${runs.workerPeakMb} MB of an execution’s heap, ${hostPeakMb} MB of the whole process.`,
    ...broken,
    ...(says ? [`The add-on’s Home card says: ${says.join(' · ')}`] : []),
  ].join('\n');
}

function row(name: string, count: number): string {
  return `${name.padEnd(24)}${String(count).padStart(9)}`;
}

function reasons(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([code, count]) => row(`  ${code}`, count));
}
