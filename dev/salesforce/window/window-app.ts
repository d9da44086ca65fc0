/** Owns the window into an org: which page answers which address, and what becomes of a record that is not there. */

import { type Context, Hono } from 'hono';
import { id18, isId } from '../ids';
import type { Org } from '../org';
import { errorPage } from '../pages/error-page';
import { OrgRefusal } from '../refusal';
import type { LogRow } from '../request-log';
import { HOME_PATH, listPath, LOG_PATH, recordPath, SEE_AS_PATH } from './addresses';
import { readList } from './list';
import type { Described } from './objects';
import { homePage } from './pages/home-page';
import { readLog } from './log';
import { listPage } from './pages/list-page';
import { logPage } from './pages/log-page';
import { recordPage, relatedPage } from './pages/record-page';
import { readRecord } from './record';
import { readRelated } from './related';
import { relatedSpecs } from './related-lists';
import { seeAs, type Viewer, viewerOf } from './viewer';

/** Rows of a related list on its own page. */
const MOST_RELATED = 500;

const TO_HOME = { href: HOME_PATH, text: "All of the org's records" };

type Answer = Response | Promise<Response>;

/** `log` has the org's requests, oldest first. */
export function createWindow(org: Org, log: () => LogRow[]): Hono {
  const app = new Hono({ strict: false });
  const viewed = (answer: (c: Context, viewer: Viewer) => Answer) => (c: Context) =>
    answer(c, viewerOf(c, org));
  app.get('/lightning', (c) => c.redirect(HOME_PATH, 302));
  app.get(HOME_PATH, viewed(homePage));
  app.get(
    LOG_PATH,
    viewed((c, viewer) => logPage(c, viewer, readLog(log(), c.req.query()))),
  );
  app.post(SEE_AS_PATH, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    seeAs(c, org, form.get('user') ?? '');
    return c.redirect(pathHere(form.get('back'), org), 303);
  });
  app.get('/lightning/o/:object/home', (c) => c.redirect(listPath(c.req.param('object')), 302));
  app.get('/lightning/o/:object/list', viewed(showList));
  app.get('/lightning/r/:object/:id/view', viewed(showRecord));
  app.get('/lightning/r/:object/:id/related/:name/view', viewed(showRelated));
  app.get('/lightning/r/:id/view', viewed(leadToRecord));
  app.get('/:id', viewed(leadToRecord));
  app.notFound((c) => gone(c, org));
  app.onError((error, c) => refused(c, org, error));
  return app;
}

/** What the org refuses to tell, such as while it is made to fail; anything else is a defect, and the host's to report. */
function refused(c: Context, org: Org, error: Error): Answer {
  if (!(error instanceof OrgRefusal)) throw error;
  return errorPage(c, org, { status: 400, title: error.code, text: error.message, way: TO_HOME });
}

function showList(c: Context, viewer: Viewer): Answer {
  const object = viewer.objects.object(c.req.param('object') ?? '');
  if (!object) return gone(c, viewer.org);
  const { q = '', sort, direction, page } = c.req.query();
  return listPage(
    c,
    viewer,
    readList(viewer, object, { search: q, sort, direction, page: Number(page) || 1 }),
  );
}

function showRecord(c: Context, viewer: Viewer): Answer {
  const target = recordIn(c, viewer);
  if (!target) return notVisible(c, viewer);
  const { object, id } = target;
  // The id decides what it is, whatever the address calls it.
  if (c.req.param('object') !== object.name) return c.redirect(recordPath(object.name, id), 302);
  const model = readRecord(viewer, object, id);
  return model ? recordPage(c, viewer, model) : notVisible(c, viewer);
}

function showRelated(c: Context, viewer: Viewer): Answer {
  const target = recordIn(c, viewer);
  const record = target && readRecord(viewer, target.object, target.id);
  if (!record) return notVisible(c, viewer);
  const spec = relatedSpecs(record.object).find(({ name }) => name === c.req.param('name'));
  const related = spec && readRelated(viewer, spec, { id: record.id, most: MOST_RELATED });
  if (!related) return gone(c, viewer.org);
  return relatedPage(c, viewer, { object: record.object, id: record.id, title: record.title, related });
}

function leadToRecord(c: Context, viewer: Viewer): Answer {
  const target = recordIn(c, viewer);
  return target ? c.redirect(recordPath(target.object.name, target.id), 302) : notVisible(c, viewer);
}

function recordIn(c: Context, { objects }: Viewer): { object: Described; id: string } | undefined {
  const id = c.req.param('id') ?? '';
  const object = isId(id) ? objects.object(objects.ofId(id)?.name ?? '') : undefined;
  return object && { object, id: id18(id.slice(0, 15)) };
}

/** Only a path on this host is gone back to. */
function pathHere(back: string | null, org: Org): string {
  if (!back?.startsWith('/')) return HOME_PATH;
  const url = new URL(back, org.origin());
  return url.origin === org.origin() ? url.pathname + url.search : HOME_PATH;
}

/** Whether there is such a record is not told to who may not see it. Words are this simulator's own. */
function notVisible(c: Context, { org, user }: Viewer): Answer {
  return errorPage(c, org, {
    status: 404,
    title: 'Record Not Found',
    text: `There is no such record, or ${user.name} does not have access to it.`,
    way: TO_HOME,
  });
}

/** The words are seen. */
function gone(c: Context, org: Org): Answer {
  return errorPage(c, org, {
    status: 404,
    title: 'URL No Longer Exists',
    text: 'You have attempted to reach a URL that no longer exists.',
    way: TO_HOME,
  });
}
