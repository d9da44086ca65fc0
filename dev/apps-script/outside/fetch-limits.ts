/** Owns what a single fetch may measure: its address, its headers, its payload, and the body that comes back. */

import type { FetchOrder } from '../wire';
import type { LimitTable } from './limit-table';

/** @throws PlatformError with the platform's words. How headers are measured is assumed. */
export function holdRequest(limits: LimitTable, url: string, order: FetchOrder): void {
  limits.hold('fetchUrlCharacters', url.length);
  const lines = Object.entries(order.headers);
  limits.hold('fetchHeaders', lines.length);
  const bytes = lines.reduce((sum, [name, value]) => sum + Buffer.byteLength(`${name}: ${value}\r\n`), 0);
  limits.hold('fetchHeaderBytes', bytes);
  if (order.payloadBase64 !== null)
    limits.hold('fetchPayloadBytes', Buffer.byteLength(order.payloadBase64, 'base64'));
}

/** @throws PlatformError with the platform's words. */
export function holdResponse(limits: LimitTable, body: Uint8Array): void {
  limits.hold('fetchResponseBytes', body.byteLength);
}
