/** Owns the bench of the directory's tests: Google's answers, and what was asked. */

import { createDirectory } from '../../../src/google/directory';
import { type Answer, fakeHttp, jsonAnswer } from '../fakes';

/** A directory that answers in order. */
export function createBench(...answers: Answer[]) {
  const net = fakeHttp(answers);
  const directory = createDirectory({ http: net.http, accessToken: () => 'google-token' });
  /** Path and parameters of each request. */
  const asked = () =>
    net.requests.map(({ url }) => {
      const { pathname, searchParams } = new URL(url);
      return { path: pathname.replace('/admin/directory/v1', ''), ...Object.fromEntries(searchParams) };
    });
  return { net, directory, asked };
}

/** As Google words a refusal. */
export const refusal = (code: number, reason: string, domain = 'global') =>
  jsonAnswer(code, { error: { code, message: reason, errors: [{ message: reason, domain, reason }] } });

export const FORBIDDEN = refusal(403, 'forbidden');
export const NOT_FOUND = refusal(404, 'notFound');
export const MIA = { primaryEmail: 'mia@acme.example', name: { fullName: 'Mia Park' }, isAdmin: true };
