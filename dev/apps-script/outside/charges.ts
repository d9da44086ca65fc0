/** Owns what a service call costs of its user's daily quotas. */

import type { QuotaName } from './quotas';

export interface Charge {
  quota: QuotaName;
  amount: number;
}

/** Each request of a fetchAll counts as one (seen); a bulk read or write of properties as one (assumed). */
export function chargeOf(service: string, method: string, args: readonly unknown[]): Charge | undefined {
  if (service === 'Properties') return { quota: 'propertyCallsPerDay', amount: 1 };
  switch (`${service}.${method}`) {
    case 'UrlFetchApp.fetch':
      return { quota: 'fetchCallsPerDay', amount: 1 };
    case 'UrlFetchApp.fetchAll':
      return { quota: 'fetchCallsPerDay', amount: (args[0] as unknown[]).length };
    case 'MailApp.sendEmail':
      return { quota: 'mailRecipientsPerDay', amount: recipients(args[0] as Recipients) };
    default:
      return undefined;
  }
}

interface Recipients {
  to?: string;
  cc?: string;
  bcc?: string;
}

function recipients({ to = '', cc = '', bcc = '' }: Recipients): number {
  return `${to},${cc},${bcc}`.split(',').filter((address) => address.trim() !== '').length;
}
