/** Owns everything one org's My Domain host answers, put together. */

import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { refusalAnswer } from './data/api-error';
import { dataRoutes } from './data/data-api';
import { loginRoutes } from './login';
import { authorizeRoutes } from './oauth/authorize';
import { identityRoutes } from './oauth/identity';
import { revokeRoutes } from './oauth/revoke';
import { tokenRoutes } from './oauth/token';
import type { Org } from './org';
import { errorPage } from './pages/error-page';
import { OrgRefusal } from './refusal';
import { setupRoutes } from './setup';

export function createOrgApp(org: Org): Hono {
  const app = new Hono({ strict: false });
  app.onError(answerError);
  for (const routes of [
    authorizeRoutes,
    tokenRoutes,
    revokeRoutes,
    identityRoutes,
    loginRoutes,
    setupRoutes,
  ]) {
    app.route('/', routes(org));
  }
  app.route('/', dataRoutes(org));
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
  if (error instanceof OrgRefusal) return refusalAnswer(error).getResponse();
  throw error;
}
