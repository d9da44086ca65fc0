/** Owns what the platform does about leads, opportunities, contact roles and cases. */

import { recordIndex } from '../ids';
import { accountOf } from './activity-people';
import { toSecond } from './defaults';
import { derivedFields } from './derived';
import type { Behaviour } from './platform';
import { insertByPlatform, updateByPlatform } from './platform-rows';
import { failure } from './save-failure';

/** Words seen. */
export const LEAD_BEHAVIOUR: Behaviour = {
  prepare(_, { before }) {
    if (before?.['IsConverted'] === 1)
      throw failure('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
    return {};
  },
};

/** A contact that is named at creation becomes the primary contact role (documented). */
export const OPPORTUNITY_BEHAVIOUR: Behaviour = {
  saved(saving, { before, row, id }) {
    if (before || typeof row['ContactId'] !== 'string') return;
    insertByPlatform(saving, 'OpportunityContactRole', {
      OpportunityId: id,
      ContactId: row['ContactId'],
      IsPrimary: 1,
    });
  },
};

/** One contact role is the primary one: a new one takes it from the other (documented). */
export const CONTACT_ROLE_BEHAVIOUR: Behaviour = {
  saved(saving, { object, row, before, id }) {
    if (row['IsPrimary'] !== 1 || before?.['IsPrimary'] === 1) return;
    const { rows } = saving.deps;
    for (const other of rows.idsWhere(object, 'OpportunityId', row['OpportunityId'] ?? null)) {
      if (other !== id && rows.value(object, other, 'IsPrimary') === 1)
        updateByPlatform(saving, { name: object.name, id: other }, { IsPrimary: 0 });
    }
  },
};

/** Numbered from 1,000 on with eight digits; the contact brings its account (documented). */
export const CASE_BEHAVIOUR: Behaviour = {
  prepare(saving, { object, row, before, given, id }) {
    const isClosed = derivedFields(object, row, given)['IsClosed'] === 1;
    const closedAt = before?.['IsClosed'] === 1 ? before['ClosedDate'] : toSecond(saving.deps.nowMs());
    const account = row['AccountId'] ?? accountOf(saving, { who: row['ContactId'] ?? null, what: null });
    return {
      AccountId: account,
      ClosedDate: isClosed ? (closedAt ?? null) : null,
      ...(before ? {} : { CaseNumber: caseNumber(recordIndex(id)) }),
    };
  },
};

const caseNumber = (number: number) => String(1000 + number).padStart(8, '0');
