/** Owns what a call's headers and parameters say about how its records are saved. */

import type { SaveOptions } from '../org-data';
import { badRequest } from './rest-error';
import type { RestCall } from './rest-call';

/** `Sforce-Duplicate-Rule-Header: allowSave=true; …` (documented; the other settings change no outcome here). */
export function saveOptionsOf(call: RestCall): SaveOptions {
  const settings = settingsOf(call.header('sforce-duplicate-rule-header'));
  const allowSave = settings.get('allowsave')?.toLowerCase() === 'true';
  return { duplicateRule: { allowSave } };
}

/** `Sforce-Query-Options: batchSize=200`; 200 to 2,000, and a number outside is brought within (assumed). */
export function batchSizeOf(call: RestCall): { batchSize?: number } {
  const text = settingsOf(call.header('sforce-query-options')).get('batchsize');
  if (text === undefined) return {};
  if (!/^\d{1,9}$/.test(text)) throw badRequest('INVALID_BATCH_SIZE', `Invalid batch size: ${text}`);
  return { batchSize: Number(text) };
}

function settingsOf(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(/[;,]/).map((part) => part.split(/=(.*)/s));
  return new Map(pairs.map(([name = '', value = '']) => [name.trim().toLowerCase(), value.trim()]));
}

/** `?allOrNone=true`. */
export function flagOf(call: RestCall, name: string): boolean {
  return call.query.get(name)?.toLowerCase() === 'true';
}
