/** Owns everything one org's My Domain host answers, put together. */

import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { loginRoutes } from './login';
import { authorizeRoutes } from './oauth/authorize';
import { identityRoutes } from './oauth/identity';
import { introspectRoutes } from './oauth/introspect';
import { revokeRoutes } from './oauth/revoke';
import { tokenRoutes } from './oauth/token';
import type { Org } from './org';
import { errorPage } from './pages/error-page';
import { createDataApi } from './rest/data-api';
import { DATA_PATH } from './rest/sub-call';
import { setupRoutes } from './setup';
import { soapRoutes } from './soap-login';

export function createOrgApp(org: Org): Hono {
  const app = new Hono({ strict: false });
  app.onError(answerError);
  for (const routes of [
    authorizeRoutes,
    tokenRoutes,
    revokeRoutes,
    introspectRoutes,
    identityRoutes,
    loginRoutes,
    setupRoutes,
    soapRoutes,
  ]) {
    app.route('/', routes(org));
  }
  const data = createDataApi(org);
  app.all(DATA_PATH, (c) => data(c.req.raw));
  app.all(`${DATA_PATH}/*`, (c) => data(c.req.raw));
  // The words are seen.
  app.notFound((c) =>
    errorPage(c, org, {
      status: 404,
      title: 'URL No Longer Exists',
      text: 'You have attempted to reach a URL that no longer exists.',
    }),
  );
  return app;
}

/** A refusal carries its answer; anything else is a defect, and the host's to report. */
export function answerError(error: Error): Response {
  if (error instanceof HTTPException) return error.getResponse();
  throw error;
}
