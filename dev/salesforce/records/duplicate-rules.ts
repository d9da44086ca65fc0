/**
 * Owns the standard duplicate rules of contacts and leads. The real ones weigh names, addresses and phones against
 * each other; here the same email, or the same full name at the same company or account, is a match (assumed).
 */

import { foldedColumn } from '../schema/field-kinds';
import type { DuplicateMatch, RecordOut } from '../org-data';
import type { SqlValue } from '../storage/database';
import { fold } from '../storage/fold';
import { duplicatesDetected } from './save-failure';
import type { Draft, Saving } from './saving';

const HOME: Record<string, string> = { Contact: 'AccountId', Lead: 'Company' };

/** @throws SaveFailure DUPLICATES_DETECTED unless the rule is an alert and the client saves anyway (documented) */
export function checkDuplicates(saving: Saving, draft: Draft): void {
  const { duplicateRules } = saving.deps.switches;
  const home = HOME[draft.object.name];
  if (duplicateRules === 'off' || home === undefined) return;
  const allowSave = duplicateRules === 'alert';
  if (allowSave && saving.options.duplicateRule?.allowSave) return;
  const ids = matches(saving, draft, home);
  if (ids.length > 0) throw duplicatesDetected(matchOf(saving, draft, { ids, allowSave }));
}

function matches({ deps }: Saving, { object, row, before, id }: Draft, home: string): string[] {
  const isSame = (name: string) => before !== undefined && before[name] === row[name];
  if (isSame('Email') && isSame('Name')) return [];
  const idsBy = (name: string) => {
    const value: SqlValue = row[name] ?? null;
    const column = foldedColumn({ name });
    return typeof value === 'string' ? deps.rows.idsWhere(object, column, fold(value)) : [];
  };
  const sameHome = idsBy('Name').filter((other) => deps.rows.value(object, other, home) === row[home]);
  return [...new Set([...idsBy('Email'), ...sameHome])].filter((other) => other !== id);
}

function matchOf(
  { caller, deps }: Saving,
  { object }: Draft,
  { ids, allowSave }: { ids: string[]; allowSave: boolean },
): DuplicateMatch {
  const records = ids.map((id): RecordOut => ({
    attributes: { type: object.name, url: `${caller.dataPath}/sobjects/${object.name}/${id}` },
    Id: id,
  }));
  const rule = `Standard_${object.name}_Duplicate_Rule`;
  const matchRule = `Standard_${object.name}_Match_Rule_v1_1`;
  const { duplicateKey: key } = deps.switches;
  return { key, rule, matchRule, allowSave, entityType: object.name, records };
}
