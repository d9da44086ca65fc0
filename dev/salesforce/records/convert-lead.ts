/** Owns converting a lead into an account, a contact and an opportunity (documented). */

import type { LeadConversion, LeadConversionResult } from '../org-data';
import { LEAD_STATUSES } from '../schema/picklists';
import type { Row } from '../storage/rows';
import { toSecond } from './defaults';
import { insertByPlatform } from './platform-rows';
import { reach } from './references';
import { eachAlone } from './each-alone';
import { checkedId, createOne, objectFor } from './save';
import { failure, insufficientAccess } from './save-failure';
import type { Saving } from './saving';

export function convertLead(saving: Saving, request: LeadConversion): LeadConversionResult {
  let made: Partial<LeadConversionResult> = {};
  const [result] = eachAlone(saving, [request], () => {
    const lead = openLead(saving, request);
    made = records(saving, request, lead);
    close(saving, { request, lead, made });
    return { id: String(lead['Id']), success: true, errors: [] };
  });
  return result!.success ? { ...result!, ...made } : result!;
}

function openLead(saving: Saving, { leadId, convertedStatus }: LeadConversion): Row {
  const object = objectFor(saving, 'Lead');
  const id = checkedId(saving, object, leadId);
  if (!saving.rights.has('ConvertLeads') && !saving.rights.has('ModifyAllData')) throw insufficientAccess();
  if (reach(saving, object, { id, level: 'edit' }) !== 'open') throw insufficientAccess();
  const lead = saving.deps.rows.read(object, id)!;
  if (lead['IsConverted'] === 1)
    throw failure('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
  const isKnown = LEAD_STATUSES.some(({ value, means }) => value === convertedStatus && means?.['converted']);
  // Words seen.
  if (!isKnown) throw failure('INVALID_STATUS', `invalid convertedStatus: ${convertedStatus}`);
  return lead;
}

function records(saving: Saving, request: LeadConversion, lead: Row): Partial<LeadConversionResult> {
  const object = (name: string) => objectFor(saving, name);
  const ownerId = request.ownerId ?? lead['OwnerId'];
  const shared = { Phone: lead['Phone'], OwnerId: ownerId };
  const accountId =
    request.accountId ??
    createOne(saving, object('Account'), {
      ...shared,
      Name: lead['Company'],
      Website: lead['Website'],
      Industry: lead['Industry'],
    });
  const person = Object.fromEntries(
    ['FirstName', 'LastName', 'Salutation', 'Title', 'Email', 'MobilePhone', 'LeadSource'].map((name) => [
      name,
      lead[name],
    ]),
  );
  const contactId =
    request.contactId ?? createOne(saving, object('Contact'), { ...shared, ...person, AccountId: accountId });
  if (request.doNotCreateOpportunity) return { accountId, contactId };
  const closeDate = new Date(saving.deps.nowMs() + 90 * 86_400_000).toISOString().slice(0, 10);
  const opportunityId = createOne(saving, object('Opportunity'), {
    Name: request.opportunityName ?? `${String(lead['Company'])}-`,
    AccountId: accountId,
    StageName: 'Prospecting',
    CloseDate: closeDate,
    OwnerId: ownerId,
    LeadSource: lead['LeadSource'],
  });
  insertByPlatform(saving, 'OpportunityContactRole', {
    OpportunityId: opportunityId,
    ContactId: contactId,
    IsPrimary: 1,
  });
  return { accountId, contactId, opportunityId };
}

/** The lead's activities and emails go to the contact. */
function close(
  { deps, catalog }: Saving,
  { request, lead, made }: { request: LeadConversion; lead: Row; made: Partial<LeadConversionResult> },
): void {
  const leadId = String(lead['Id']);
  const contactId = made.contactId ?? null;
  const now = toSecond(deps.nowMs());
  deps.rows.update(catalog.object('Lead')!, leadId, {
    Status: request.convertedStatus,
    IsConverted: 1,
    ConvertedDate: new Date(now).toISOString().slice(0, 10),
    ConvertedAccountId: made.accountId ?? null,
    ConvertedContactId: contactId,
    ConvertedOpportunityId: made.opportunityId ?? null,
    LastModifiedDate: now,
    SystemModstamp: now,
  });
  const moves = [
    ['Task', 'WhoId'],
    ['Event', 'WhoId'],
    ['TaskRelation', 'RelationId'],
    ['EventRelation', 'RelationId'],
    ['EmailMessageRelation', 'RelationId'],
  ] as const;
  for (const [name, field] of moves) {
    const object = catalog.object(name);
    if (!object) continue;
    for (const id of deps.rows.idsWhere(object, field, leadId))
      deps.rows.update(object, id, { [field]: contactId });
  }
}
