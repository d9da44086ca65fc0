/** Owns `/composite`: up to 25 calls in one, in their order, of which later ones may use what earlier ones answered. */

import { checkMembers, flagIn, type JsonObject, listIn, objectIn, textIn } from '../json-body';
import { references } from '../references';
import { resource } from '../resource';
import { type Dispatch, ok, type RestAnswer, type RestCall } from '../rest-call';
import { badRequest, refusalAnswer } from '../rest-error';
import { METHODS, readAddress, subCall } from '../sub-call';

/** Both documented. */
const MOST_PARTS = 25;
const MOST_QUERIES = 5;
const FORBIDDEN_HEADERS = ['accept', 'authorization', 'content-type'];

interface Part {
  method: string;
  url: string;
  referenceId: string;
  headers: Map<string, string>;
  body: unknown;
}

type Row = RestAnswer & { referenceId: string };

/** Collation, which may change the order of parts that do not depend on each other, is not modelled. */
export function compositeResource(dispatch: Dispatch) {
  return resource('composite', {
    GET: ({ asking: { caller } }) => ok(addresses(caller.dataPath)),
    POST(call) {
      const body = objectIn(call.json(), 'CompositeRequest');
      checkMembers(body, ['allOrNone', 'collateSubrequests', 'compositeRequest']);
      const parts = partsIn(body);
      const rows = flagIn(body['allOrNone'])
        ? allOrNone(call, { parts, dispatch })
        : each(call, { parts, dispatch });
      return ok({ compositeResponse: rows.map(shown) });
    },
  });
}

function addresses(dataPath: string): object {
  const names = ['batch', 'sobjects', 'tree'];
  return Object.fromEntries(names.map((name) => [name, `${dataPath}/composite/${name}`]));
}

function partsIn(body: JsonObject): Part[] {
  const parts = listIn(body['compositeRequest'], 'CompositeSubRequest').map((one) =>
    partIn(objectIn(one, 'CompositeSubRequest')),
  );
  // Words of the counts and of a name that stands twice are assumed.
  if (parts.length > MOST_PARTS)
    throw badRequest(
      'LIMIT_EXCEEDED',
      `The request has ${parts.length} subrequests; the limit is ${MOST_PARTS}`,
    );
  if (parts.filter(isQuery).length > MOST_QUERIES)
    throw badRequest(
      'LIMIT_EXCEEDED',
      `The request has more than ${MOST_QUERIES} query and collection subrequests`,
    );
  const names = parts.map(({ referenceId }) => referenceId);
  const twice = names.find((name, n) => names.indexOf(name) < n);
  if (twice !== undefined) throw badRequest('INVALID_INPUT', `The referenceId '${twice}' is not unique`);
  return parts;
}

function partIn(part: JsonObject): Part {
  checkMembers(part, ['method', 'url', 'referenceId', 'httpHeaders', 'body']);
  const method = textIn(part['method']);
  // Words assumed; that methods tell case is documented.
  if (!METHODS.includes(method)) throw badRequest('INVALID_INPUT', `Unknown method: ${method}`);
  const referenceId = textIn(part['referenceId']);
  // Words seen.
  if (!/^[a-z0-9]\w*$/i.test(referenceId))
    throw badRequest(
      'INVALID_INPUT',
      `Provided referenceId ('${referenceId}') must start with a letter or a number, and it can contain only ` +
        'letters, numbers and underscores',
    );
  return { method, referenceId, url: textIn(part['url']), headers: headersIn(part), body: part['body'] };
}

/** Documented; words assumed. */
function headersIn(part: JsonObject): Map<string, string> {
  if (part['httpHeaders'] === undefined || part['httpHeaders'] === null) return new Map();
  const given = Object.entries(objectIn(part['httpHeaders'], 'httpHeaders'));
  const headers = new Map(given.map(([name, value]) => [name.toLowerCase(), textIn(value)]));
  const wrong = FORBIDDEN_HEADERS.find((name) => headers.has(name));
  if (wrong !== undefined)
    throw badRequest('INVALID_INPUT', `The header ${wrong} is not allowed in a subrequest`);
  return headers;
}

/** Queries, their further pages, and collections (documented). */
function isQuery({ url }: Part): boolean {
  const [first, second] = readAddress(url.replace(/^\/services\/data\//, ''))?.segments ?? [];
  return first === 'query' || first === 'queryAll' || (first === 'composite' && second === 'sobjects');
}

interface Run {
  parts: Part[];
  dispatch: Dispatch;
}

function each(call: RestCall, { parts, dispatch }: Run): Row[] {
  const answers = new Map<string, unknown>();
  return parts.map((part) => runPart(call, { part, dispatch, answers }));
}

function runPart(
  call: RestCall,
  { part, dispatch, answers }: { part: Part; dispatch: Dispatch; answers: Map<string, unknown> },
): Row {
  const row = { ...answerTo(call, { part, dispatch, answers }), referenceId: part.referenceId };
  answers.set(part.referenceId, row.body);
  return row;
}

function answerTo(
  call: RestCall,
  { part, dispatch, answers }: { part: Part; dispatch: Dispatch; answers: Map<string, unknown> },
): RestAnswer {
  try {
    const { inUrl, inBody } = references(answers);
    const sub = subCall(call, { ...part, url: inUrl(part.url), body: inBody(part.body) });
    checkNotNested(sub);
    return dispatch(sub);
  } catch (error) {
    return refusalAnswer(error);
  }
}

/** Collections are the only composite resource inside (documented; words assumed). */
export function checkNotNested({ segments: [first, second] }: RestCall): void {
  if (first === 'composite' && second !== 'sobjects')
    throw badRequest('INVALID_INPUT', 'This resource cannot be used in a subrequest');
}

/** The first that fails ends it: what was done is undone, and the others say so (words documented). */
function allOrNone(call: RestCall, { parts, dispatch }: Run): Row[] {
  const answers = new Map<string, unknown>();
  return call.asking.data.transaction((undo) => {
    const rows: Row[] = [];
    for (const part of parts) {
      const row = runPart(call, { part, dispatch, answers });
      rows.push(row);
      if (!hasFailed(row)) continue;
      undo();
      return parts.map((one, n) => (rows[n] === row ? row : rolledBack(one)));
    }
    return rows;
  });
}

/** Also a collection of which one record has failed (assumed). */
function hasFailed({ status, body }: Row): boolean {
  if (status >= 300) return true;
  return Array.isArray(body) && body.some((one) => (one as { success?: boolean } | null)?.success === false);
}

const rolledBack = ({ referenceId }: Part): Row => ({
  status: 400,
  body: [
    {
      errorCode: 'PROCESSING_HALTED',
      message: 'The transaction was rolled back since another operation in the same transaction failed.',
    },
  ],
  referenceId,
});

function shown({ status, body, headers, referenceId }: Row): object {
  const location = headers?.['Location'];
  return {
    body: body ?? null,
    httpHeaders: location === undefined ? {} : { Location: location },
    httpStatusCode: status,
    referenceId,
  };
}
