/** Owns what a single fetch may measure: its address, its headers, its payload, and the body that comes back. */

import type { BodyWire, FetchOrder } from '../wire';
import type { LimitTable } from './limit-table';

/** @throws PlatformError with the platform's words. How headers are measured is assumed. */
export function holdRequest(limits: LimitTable, url: string, order: FetchOrder): void {
  limits.hold('fetchUrlCharacters', url.length);
  const lines = Object.entries(order.headers);
  limits.hold('fetchHeaders', lines.length);
  const bytes = lines.reduce((sum, [name, value]) => sum + Buffer.byteLength(`${name}: ${value}\r\n`), 0);
  limits.hold('fetchHeaderBytes', bytes);
  if (order.payload) limits.hold('fetchPayloadBytes', bytesOf(order.payload).byteLength);
}

/** Half of a surrogate pair becomes U+FFFD. */
export function bytesOf(body: BodyWire): Buffer {
  return 'text' in body ? Buffer.from(body.text) : Buffer.from(body.base64, 'base64');
}

/** @throws PlatformError with the platform's words. */
export function holdResponse(limits: LimitTable, body: Uint8Array): void {
  limits.hold('fetchResponseBytes', body.byteLength);
}
