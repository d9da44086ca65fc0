/** Owns Salesforce's REST answers to the questions of a connect: users, the organization, permissions, one object. */

import type { Http, HttpRequest } from '../../../src/ports';
import { jsonAnswer } from '../fakes';

export interface OrgContents {
  organizationId: string;
  name: string;
  /** The rows of User, as Salesforce sends them. */
  users: readonly Readonly<Record<string, unknown>>[];
  /** UserPermissionAccess; a field that is not here is one that the org does not know. */
  permissions: Readonly<Record<string, boolean>>;
  /** Absent where the org has no Enhanced Email. */
  canCreateEmailMessage?: boolean;
  /** The fields of Task, as a describe has them; absent where the account may not see it. */
  taskFields?: readonly object[];
}

export interface RestOrg {
  http: Http;
  requests: HttpRequest[];
}

const DATA = /^https:\/\/([a-z0-9.-]+)\/services\/data\/v66\.0(\/.*)$/;

/** Answers what is asked in SOQL, and refuses a question that it does not know. */
export function restOrg(contents: OrgContents): RestOrg {
  const requests: HttpRequest[] = [];
  return {
    requests,
    http(request) {
      requests.push(request);
      const path = DATA.exec(request.url)?.[2] ?? '';
      if (path === '/sobjects/EmailMessage') return emailMessage(contents);
      const described = /^\/sobjects\/(\w+)\/describe$/.exec(path)?.[1];
      if (described !== undefined) return describe(contents, described);
      const soql = decodeURIComponent(/^\/query\?q=(.*)$/.exec(path)?.[1] ?? '');
      return answer(contents, soql);
    },
  };
}

function describe({ canCreateEmailMessage, taskFields }: OrgContents, object: string) {
  const fields =
    object === 'Task' ? taskFields : canCreateEmailMessage === undefined ? undefined : ([] as const);
  return fields ? jsonAnswer(200, { fields }) : notThere();
}

const notThere = () =>
  jsonAnswer(404, [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]);

function emailMessage({ canCreateEmailMessage }: OrgContents) {
  return canCreateEmailMessage === undefined
    ? notThere()
    : jsonAnswer(200, { objectDescribe: { createable: canCreateEmailMessage } });
}

function answer(contents: OrgContents, soql: string) {
  const rows = (...records: unknown[]) => jsonAnswer(200, { records });
  const id = /^SELECT .+ FROM User WHERE Id = '(\w+)'$/.exec(soql)?.[1];
  if (id !== undefined) return rows(...contents.users.filter((row) => row.Id === id));
  if (soql === 'SELECT Id, Name, IsSandbox FROM Organization LIMIT 1')
    return rows({ Id: contents.organizationId, Name: contents.name, IsSandbox: false });
  const fields = /^SELECT (.+) FROM UserPermissionAccess LIMIT 1$/.exec(soql)?.[1]?.split(', ');
  if (!fields) throw new Error(`an unexpected question: ${soql}`);
  const unknown = fields.find((field) => !(field in contents.permissions));
  return unknown === undefined
    ? rows(contents.permissions)
    : jsonAnswer(400, [{ errorCode: 'INVALID_FIELD', message: `No such column '${unknown}'` }]);
}
