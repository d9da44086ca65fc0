/** Owns what REST tells about duplicates that stood in the way of a single record. */

import type { DuplicateMatch } from '../org-data';

/** Seen as the value of `duplicateResut`, with that spelling, at v51, v54 and v56; of others `duplicateResult` is told. */
export function duplicateBody(match: DuplicateMatch, errorMessage: string): object {
  const { allowSave, rule, matchRule, entityType, records } = match;
  return {
    allowSave,
    duplicateRule: rule,
    duplicateRuleEntityType: entityType,
    errorMessage,
    matchResults: [
      {
        entityType,
        errors: [],
        matchEngine: 'FuzzyMatchEngine',
        matchRecords: records.map((record) => ({
          additionalInformation: [],
          fieldDiffs: [],
          matchConfidence: 100,
          record,
        })),
        rule: matchRule,
        size: records.length,
        success: true,
      },
    ],
  };
}
