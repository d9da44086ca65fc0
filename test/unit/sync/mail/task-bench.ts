/** Owns an org in memory in which mail is Tasks: the few REST calls that a sync makes, over the rows of the plain fake org. */

import type { EmailFields } from '../../../../src/salesforce/mail-records';
import { salesforceMailFor } from '../../../../src/salesforce/mail-choice';
import type { SalesforceClient } from '../../../../src/salesforce/client';
import { type FakeOrg, SERVICE } from './mail-bench';

type Client = Pick<SalesforceClient, 'get' | 'post' | 'patch'>;
interface Sent {
  compositeRequest?: { referenceId: string; url: string }[];
  records?: Record<string, string>[];
}

/** With `isUnique` a key that is there is refused, as Salesforce does; else it is taken again. */
export function taskClient(org: FakeOrg, { isUnique }: { isUnique: boolean }): Client {
  return {
    get: (path) => {
      throw new Error(`not asked here: ${path}`);
    },
    post(path, body) {
      const { compositeRequest, records } = body as Sent;
      org.calls.push(`post ${path}`);
      if (path === '/composite' && compositeRequest)
        return JSON.stringify({
          compositeResponse: compositeRequest.map(({ referenceId, url }) => ({
            referenceId,
            httpStatusCode: 200,
            body: { records: rowsOf(org, decodeURIComponent(url)) },
          })),
        });
      if (path !== '/composite/sobjects' || !records) throw new Error(`not sent here: ${path}`);
      return JSON.stringify(records.map((record) => created(org, record, isUnique)));
    },
    patch(path, body) {
      org.calls.push(`patch ${path}`);
      return JSON.stringify(
        (body as Required<Sent>).records.map(({ id, OwnerId }) => {
          const row = org.rows.find((one) => one.id === id);
          if (row) Object.assign(row, { ownerId: OwnerId });
          return { id, success: row !== undefined };
        }),
      );
    },
  };
}

function rowsOf(org: FakeOrg, url: string): object[] {
  const object = / FROM (\w+) WHERE /.exec(url)?.[1];
  const values = new Set([...url.matchAll(/'([^']*)'/g)].map(([, value]) => value));
  const person = ({ id, name, email, ownerId, accountId }: FakeOrg['contacts'][number]) => ({
    Id: id,
    Name: name,
    Email: email,
    OwnerId: ownerId,
    AccountId: accountId,
    CreatedDate: '2026-01-01T00:00:00.000+0000',
  });
  const askedFor = ({ email = '' }: { email?: string | undefined }) => values.has(email);
  if (object === 'Contact') return org.contacts.filter(askedFor).map(person);
  if (object === 'Lead') return org.leads.filter(askedFor).map(person);
  if (object === 'User')
    return org.users
      .filter(askedFor)
      .map(({ id, name, username, email }) => ({ Id: id, Name: name, Username: username, Email: email }));
  if (object === 'Opportunity')
    return org.openOpportunities.map(({ id, accountId }) => ({ Id: id, AccountId: accountId }));
  if (object !== 'Task') throw new Error(`not asked here: ${url}`);
  return org.rows
    .filter(({ key }) => values.has(key))
    .map(({ id, key, ownerId }) => ({ Id: id, TrunklineKey__c: key, OwnerId: ownerId }));
}

function created(org: FakeOrg, record: Record<string, string>, isUnique: boolean): object {
  const { TrunklineKey__c: key = '', Subject = '', WhoId } = record;
  const fields = { ...record, Subject: Subject.replace(/^Email: /, '') } as unknown as EmailFields;
  const refusal = org.refuse(fields);
  const failed = (statusCode: string, message: string) => ({
    success: false,
    errors: [{ statusCode, message, fields: [] }],
  });
  if (refusal) return failed(refusal.code, refusal.words);
  if (isUnique && org.rows.some((one) => one.key === key))
    return failed('DUPLICATE_VALUE', 'duplicate value found: TrunklineKey__c');
  const id = `00T${String(org.rows.length).padStart(12, '0')}AAA`;
  // Whom the task names stands where an email has its sender.
  org.rows.push({ id, key, activityId: id, ownerId: SERVICE, senderIds: WhoId ? [WhoId] : [], fields });
  return { id, success: true };
}

/** As the composition does it, where the describe says that mail is Tasks. */
export function taskMail(org: FakeOrg, state: 'unique' | 'not-unique', wrap: (client: Client) => Client) {
  const client = wrap(taskClient(org, { isUnique: state === 'unique' }));
  return salesforceMailFor({ object: 'Task', state }, { client, hasty: client, withLock: (act) => act() });
}
