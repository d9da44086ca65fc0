/** Owns the routes of mail: the signed-in person's mailbox, and mail that comes in. */

import { Hono } from 'hono';
import { GmailError } from '../../google/gmail/rest/gmail-error';
import type { DeliverRequest, SendRequest } from '../api';
import type { HostParts } from '../create-host';
import { bad, body, requireText } from './json-body';
import { signedIn } from './signed-in';

export function mailboxRoutes(parts: HostParts): Hono {
  const { gmail, domain } = parts.google;
  const app = new Hono();
  app.get('/mailbox', async (c) => {
    const { q, pageToken } = c.req.query();
    return c.json(await told(gmail.page(signedIn(parts, c), { q, pageToken })));
  });
  app.get('/mailbox/:id', async (c) => {
    const mail = await told(gmail.read(signedIn(parts, c), c.req.param('id')));
    if (!mail) throw bad('There is no such mail.');
    return c.json(mail);
  });
  app.post('/mailbox', async (c) => {
    const user = signedIn(parts, c);
    const letter = letterIn(await body<SendRequest>(c.req));
    return c.json(await gmail.send({ ...letter, from: `${domain.person(user)!.name} <${user}>` }, user));
  });
  app.post('/gmail/deliver', async (c) => {
    const request = await body<DeliverRequest>(c.req);
    if ('rawBase64' in request) {
      requireText(request.rawBase64, 'rawBase64');
      return c.json(await gmail.deliver(Buffer.from(request.rawBase64, 'base64')));
    }
    const { from, headers } = request;
    requireText(from, 'from');
    const letter = { ...letterIn(request), from, headers };
    return c.json(await gmail.send(letter, domain.person(from.replace(/^.*<|>.*$/g, ''))?.email));
  });
  return app;
}

function letterIn({ to, cc, bcc, subject, text }: Partial<SendRequest>): SendRequest {
  requireText(to, 'to');
  const letter = {
    to: to!,
    ...(cc ? { cc } : {}),
    ...(bcc ? { bcc } : {}),
    subject: subject ?? '',
    text: text ?? '',
  };
  for (const [name, value] of Object.entries(letter)) {
    if (typeof value !== 'string') throw bad(`${name} must be a text.`);
  }
  return letter;
}

/** A refusal of Gmail's is told as the control API tells its own. */
async function told<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof GmailError ? bad(error.message) : error;
  }
}
