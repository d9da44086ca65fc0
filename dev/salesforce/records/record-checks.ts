/** Owns what must hold for a record before it is written: required fields, unique ones, the admin's rules, duplicates. */

import type { PlainRule } from '../data-switches';
import type { FieldValue, SaveError, ValidationRule } from '../org-data';
import { storedFields } from '../schema/computed-fields';
import type { ObjectSpec } from '../schema/object-spec';
import type { Row } from '../storage/rows';
import { idsByKey } from './given-fields';
import { jsonValue } from './json-value';
import { duplicateValue, failure, requiredMissing, SaveFailure } from './save-failure';
import type { Draft, Saving } from './saving';

/** Fields that only the platform fills are not told (seen). @throws SaveFailure REQUIRED_FIELD_MISSING with all of them */
export function checkRequired({ object, row }: Draft): void {
  const missing = storedFields(object)
    .filter(({ nillable, createable }) => !nillable && createable)
    .filter(({ name }) => row[name] === null || row[name] === undefined)
    .map(({ name }) => name);
  if (missing.length > 0) throw requiredMissing(missing);
}

/** @throws SaveFailure DUPLICATE_VALUE */
export function checkUnique(saving: Saving, { object, row, before, id }: Draft): void {
  for (const field of object.fields) {
    const value = row[field.name];
    if (!field.unique || typeof value !== 'string' || before?.[field.name] === value) continue;
    const other = idsByKey(saving, object, { field, value }).find((one) => one !== id);
    if (other !== undefined) throw duplicateValue(field, other);
  }
}

/** @throws SaveFailure FIELD_CUSTOM_VALIDATION_EXCEPTION with all that are wrong (documented) */
export function checkValidations({ deps }: Saving, { object, row }: Draft): void {
  const all = [...deps.hooks.validations, ...deps.switches.validationRules.map(asRule)];
  const rules = all.filter((rule) => rule.object === object.name);
  if (rules.length === 0) return;
  const shown = shownValues(object, row);
  const errors = rules
    .filter((rule) => rule.isWrong(shown))
    .map(({ message, field }): SaveError => ({
      statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message,
      fields: field === undefined ? [] : [field],
    }));
  if (errors.length > 0) throw new SaveFailure(errors);
}

function asRule({ when, ...rule }: PlainRule): ValidationRule {
  return { ...rule, isWrong: (record) => !when || record[when.field] === when.equals };
}

function shownValues(object: ObjectSpec, row: Row): Record<string, FieldValue> {
  return Object.fromEntries(
    storedFields(object).map((field) => [field.name, jsonValue(field, row[field.name]) as FieldValue]),
  );
}

/** Apex before triggers: they see values as the API shows them, and may set texts, numbers and flags. */
export function runTriggers({ deps }: Saving, draft: Draft, on: 'insert' | 'update' | 'delete'): Row {
  const triggers = deps.hooks.triggers.filter((one) => one.object === draft.object.name && one.on === on);
  if (triggers.length === 0) return {};
  const shown = shownValues(draft.object, draft.row);
  const seen = { ...shown };
  for (const trigger of triggers) {
    try {
      trigger.run(shown);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      const verb = `${on.charAt(0).toUpperCase()}${on.slice(1)}`;
      // Words seen.
      throw failure(
        'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        `${trigger.name}: execution of Before${verb} caused by: ${words}`,
      );
    }
  }
  const changed = Object.entries(shown).filter(([name, value]) => seen[name] !== value);
  return Object.fromEntries(
    changed.map(([name, value]) => [name, typeof value === 'boolean' ? (value ? 1 : 0) : value]),
  );
}

/** While Salesforce moves an org it can be read and not changed; the code is assumed. */
export function checkSwitches({ deps }: Saving, id: string): void {
  const { switches } = deps;
  if (switches.readOnly)
    throw failure('INSUFFICIENT_ACCESS_OR_READONLY', 'The organization is in read-only mode');
  const { times, after = 0 } = switches.lockRows;
  if (times <= 0) return;
  if (after > 0) {
    switches.lockRows = { times, after: after - 1 };
    return;
  }
  switches.lockRows = { times: times - 1 };
  // Words seen.
  throw failure('UNABLE_TO_LOCK_ROW', `unable to obtain exclusive access to this record or 1 records: ${id}`);
}

/** The code is documented, the words are seen; that a change needs no room is assumed. */
export function checkRoom({ deps }: Saving): void {
  if (deps.switches.storageFull) throw failure('STORAGE_LIMIT_EXCEEDED', 'storage limit exceeded');
}
