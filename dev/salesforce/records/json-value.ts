/** Owns how a stored value shows in an answer. */

import type { FieldSpec } from '../schema/object-spec';
import type { SqlValue } from '../storage/database';

/** `2026-11-23T12:00:00.000+0000` (seen). */
export function dateTimeText(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000');
}

export function jsonValue({ type }: Pick<FieldSpec, 'type'>, value: SqlValue | undefined): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'boolean') return value === 1;
  if (type === 'datetime') return dateTimeText(Number(value));
  if (type === 'junctionIds') return typeof value === 'string' ? value.split(',') : null;
  return value;
}
