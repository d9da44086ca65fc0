/** Owns merging up to three records into one: what hung on the others hangs on the master (documented). */

import type { MergeRequest, SaveResult } from '../org-data';
import { removeAll, referencesTo } from './remove';
import { eachAlone } from './each-alone';
import { checkedId, objectFor, updateOne } from './save';
import { failure, insufficientAccess } from './save-failure';
import type { Saving } from './saving';
import { reach } from './references';

const MOST_MERGED = 2;

export function mergeRecords(saving: Saving, request: MergeRequest): SaveResult {
  const [result] = eachAlone(saving, [request], ({ object: name, masterId, mergedIds, fields }) => {
    const object = objectFor(saving, name);
    if (!object.mergeable || mergedIds.length === 0 || mergedIds.length > MOST_MERGED)
      throw failure('INVALID_OPERATION', `A merge takes one or two ${object.labelPlural} beside the master`);
    const master = checkedId(saving, object, masterId);
    const losers = mergedIds.map((id) => checkedId(saving, object, id));
    if (losers.includes(master)) throw failure('INVALID_OPERATION', 'A record cannot be merged with itself');
    if ([master, ...losers].some((id) => reach(saving, object, { id, level: 'edit' }) !== 'open'))
      throw insufficientAccess();
    if (fields) updateOne(saving, object, { id: master, fields });
    for (const loser of losers) {
      handOver(saving, { object, loser, master });
      const removed = removeAll({ ...saving, options: { allOrNone: false } }, [loser])[0]!;
      if (!removed.success) throw failure(removed.errors[0]!.statusCode, removed.errors[0]!.message);
      saving.deps.rows.update(object, loser, { MasterRecordId: master });
    }
    return { id: master, success: true, errors: [] };
  });
  return result!;
}

function handOver(
  saving: Saving,
  { object, loser, master }: { object: ReturnType<typeof objectFor>; loser: string; master: string },
): void {
  const { rows } = saving.deps;
  for (const { child, field } of referencesTo(saving, object)) {
    for (const id of rows.idsWhere(child, field.name, loser))
      rows.update(child, id, { [field.name]: master });
    saving.deps.changed(child);
  }
}
