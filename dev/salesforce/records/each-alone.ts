/** Owns partial failure: of several records each is undone alone when it fails, or all of them with it. */

import type { SaveResult } from '../org-data';
import { SaveFailure } from './save-failure';
import type { Saving } from './saving';

/** Words seen. */
const ROLLED_BACK = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

class RolledBack extends Error {}

/** Runs `act` for each; what fails is undone alone, or with `allOrNone` takes the others along. */
export function eachAlone<T>(
  { deps, options }: Saving,
  items: readonly T[],
  act: (item: T) => SaveResult,
): SaveResult[] {
  let results: SaveResult[] = [];
  const run = (item: T): SaveResult => {
    try {
      return deps.database.transaction(() => act(item));
    } catch (error) {
      if (!(error instanceof SaveFailure)) throw error;
      return { id: undefined, success: false, errors: error.errors };
    }
  };
  try {
    deps.database.transaction(() => {
      results = items.map(run);
      if (options.allOrNone && results.some(({ success }) => !success)) throw new RolledBack();
    });
    return results;
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    return results.map((result) =>
      result.success ? { id: undefined, success: false, errors: [ROLLED_BACK] } : result,
    );
  }
}
