/** Owns `/limits`: how much of each allowance is left. */

import { apiUsage } from '../../api-usage';
import { resource } from '../resource';
import { ok } from '../rest-call';

/**
 * Shape seen; a real org lists some fifty. Of the allowances beside the API's nothing here takes any. That the user
 * needs View Setup is not confirmed, and not asked for.
 */
export const limitsResource = resource('limits', {
  GET({ asking: { org } }) {
    const { used, most } = apiUsage(org);
    const untouched = (max: number) => ({ Max: max, Remaining: max });
    return ok({
      DailyApiRequests: { Max: most, Remaining: Math.max(0, most - used) },
      DailyBulkApiBatches: untouched(15_000),
      DailyBulkV2QueryJobs: untouched(10_000),
      DailyAsyncApexExecutions: untouched(250_000),
      SingleEmail: untouched(5_000),
    });
  },
});
