/** Owns the key under which a mail lies in Salesforce: the same in everybody's mailbox, and unique there. */

import type { Mail } from '../../google/mailbox';
import type { Sha256Hex } from '../../ports';

/**
 * The digest of the Message-ID, which sender and recipients share; without one, of the mailbox and Gmail's own id,
 * which stays the same from run to run.
 */
export function mailKey(mail: Pick<Mail, 'id' | 'messageId'>, mailbox: string, sha256Hex: Sha256Hex): string {
  return sha256Hex(mail.messageId ?? `gmail:${mailbox}:${mail.id}`);
}
