/** Owns driving src's Salesforce code against the org simulator itself: its real REST API, in this process. */

import type { OrgData, RecordIn } from '../../../dev/salesforce/org-data';
import { emptyOrgState, type OrgState } from '../../../dev/salesforce/org-state';
import { AppError } from '../../../src/errors';
import type { Credentials, HttpRequest, HttpResponse } from '../../../src/ports';
import { createSalesforceClient, type SalesforceClient } from '../../../src/salesforce/client';
import { createSalesforceMail, type SalesforceMail } from '../../../src/salesforce/mail-records';
import { connect } from '../dev/salesforce/browser';
import { type Asking, createAsking } from '../dev/salesforce/rest/asking';
import { ADMIN, MY_DOMAIN, SERVICE } from '../dev/salesforce/world';
import { unreachable } from '../fakes';

export interface Driven<T> {
  value: T;
  /** What was sent, oldest first. */
  requests: HttpRequest[];
  /** By how much the org's own count of API calls has grown. */
  calls: number;
  usage: ReturnType<SalesforceClient['usage']>;
}

export interface RealOrg {
  /** As the org's admin, to set the scene and to look. */
  admin: Asking;
  data(): OrgData;
  userId(username: string): string;
  /** Many at once, as the admin. */
  create(object: string, records: RecordIn[]): void;
  convert(leadId: string): void;
  /** The org's own count. */
  apiCalls(): number;
  /** Runs `act` as the service account. @throws what `act` throws */
  drive<T>(act: (mail: SalesforceMail, client: SalesforceClient) => T, fault?: Fault): Promise<Driven<T>>;
  close(): void;
}

export interface Fault {
  /** The number of the request that arrives, is carried out, and whose answer does not come back. */
  loseAnswer?: number;
}

/** Src waits for an answer where it stands, and the simulator answers later: this says which one is wanted. */
class Wanted extends Error {
  constructor(readonly request: HttpRequest) {
    super('wanted');
  }
}

export async function openRealOrg(): Promise<RealOrg> {
  const admin = await createAsking(ADMIN);
  const accessToken = (await connect(admin.world, SERVICE))['access_token']!;
  const credentials: Credentials = {
    current: () => ({ accessToken, instanceUrl: MY_DOMAIN }),
    renewed: () => {
      throw new AppError('auth.lost', 'no session is renewed here');
    },
  };

  async function answered(request: HttpRequest): Promise<HttpResponse> {
    const { method, url, headers, body } = request;
    const response = await admin.world.fetch(url, {
      method: method.toUpperCase(),
      headers: { ...headers, ...(body ? { 'content-type': body.contentType } : {}) },
      ...(body ? { body: body.text } : {}),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers.entries()),
      text: await response.text(),
    };
  }

  /** Begins anew with one answer more, until there is nothing more to ask: each request is sent once. */
  async function drive<T>(
    act: (mail: SalesforceMail, client: SalesforceClient) => T,
    fault: Fault = {},
  ): Promise<Driven<T>> {
    const requests: HttpRequest[] = [];
    const answers: HttpResponse[] = [];
    const before = apiCalls();
    for (;;) {
      let at = 0;
      const client = createSalesforceClient({
        credentials,
        http: (request) => {
          const answer = answers[at];
          if (!answer) throw new Wanted(request);
          expect(request).toEqual(requests[at++]);
          if (at === fault.loseAnswer) throw unreachable();
          return answer;
        },
      });
      try {
        const value = act(createSalesforceMail(client), client);
        return { value, requests, calls: apiCalls() - before, usage: client.usage() };
      } catch (error) {
        if (!(error instanceof Wanted)) throw error;
        requests.push(error.request);
        answers.push(await answered(error.request));
      }
    }
  }

  const org = () => admin.world.salesforce.org('production');
  const userId = (username: string) =>
    org()
      .facts()
      .users.find((user) => user.username === username)!.id;
  const asAdmin = () => ({ userId: userId(ADMIN.username), dataPath: '/services/data/v66.0' });
  const apiCalls = () =>
    admin.world.state.open<OrgState>('salesforce-production', emptyOrgState).value.apiCalls;

  return {
    admin,
    data: () => org().data(),
    userId,
    create(object, records) {
      const saved = org()
        .data()
        .create(
          asAdmin(),
          records.map((fields) => ({ object, fields })),
        );
      expect(saved.filter(({ success }) => !success)).toEqual([]);
    },
    convert(leadId) {
      const conversion = { leadId, convertedStatus: 'Closed - Converted' };
      expect(org().data().convertLead(asAdmin(), conversion)).toMatchObject({ success: true });
    },
    apiCalls,
    drive,
    close: () => admin.world.salesforce.close(),
  };
}
