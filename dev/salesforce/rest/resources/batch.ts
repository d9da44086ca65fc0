/** Owns `/composite/batch`: up to 25 calls that do not know of each other; each counts as a call of its own. */

import { countCalls } from '../../api-usage';
import { checkMembers, flagIn, type JsonObject, listIn, objectIn, textIn } from '../json-body';
import { resource } from '../resource';
import { type Dispatch, ok, type RestAnswer, type RestCall } from '../rest-call';
import { badRequest, refusalAnswer, restError } from '../rest-error';
import { DATA_PATH, METHODS, subCall } from '../sub-call';
import { checkNotNested } from './composite';

/** Documented. */
const MOST_PARTS = 25;

interface Part {
  method: string;
  url: string;
  body: unknown;
}

export function batchResource(dispatch: Dispatch) {
  return resource('composite/batch', {
    POST(call) {
      const body = objectIn(call.json(), 'BatchRequest');
      checkMembers(body, ['haltOnError', 'batchRequests']);
      const parts = listIn(body['batchRequests'], 'Subrequest').map((one) =>
        partIn(objectIn(one, 'Subrequest')),
      );
      // Words assumed.
      if (parts.length > MOST_PARTS)
        throw badRequest(
          'LIMIT_EXCEEDED',
          `The request has ${parts.length} subrequests; the limit is ${MOST_PARTS}`,
        );
      // The call itself was counted already.
      countCalls(call.asking.org, Math.max(0, parts.length - 1));
      const answers = run(call, { parts, dispatch, halts: flagIn(body['haltOnError']) });
      return ok({
        hasErrors: answers.some(({ status }) => status >= 400),
        results: answers.map(({ status, body: result }) => ({ statusCode: status, result: result ?? null })),
      });
    },
  });
}

/** `v66.0/sobjects/…`, or the whole path (documented). */
function partIn(part: JsonObject): Part {
  checkMembers(part, ['method', 'url', 'richInput', 'binaryPartName', 'binaryPartNameAlias']);
  if (part['binaryPartName'] !== undefined)
    throw badRequest('INVALID_INPUT', 'Binary parts are not built here');
  const method = textIn(part['method']).toUpperCase();
  if (!METHODS.includes(method)) throw badRequest('INVALID_INPUT', `Unknown method: ${method}`);
  const given = textIn(part['url']);
  const url = given.startsWith(`${DATA_PATH}/`) ? given : `${DATA_PATH}/${given.replace(/^\//, '')}`;
  return { method, url, body: part['richInput'] };
}

/** Codes and statuses documented, words seen. */
const halted = () => restError(412, 'BATCH_PROCESSING_HALTED', 'Batch processing halted per request').answer;

function run(
  call: RestCall,
  { parts, dispatch, halts }: { parts: Part[]; dispatch: Dispatch; halts: boolean },
): RestAnswer[] {
  let hasFailed = false;
  return parts.map((part) => {
    if (halts && hasFailed) return halted();
    const answer = answerTo(call, part, dispatch);
    hasFailed ||= answer.status >= 400;
    return answer;
  });
}

function answerTo(call: RestCall, part: Part, dispatch: Dispatch): RestAnswer {
  try {
    const sub = subCall(call, { ...part, headers: new Map() });
    checkNotNested(sub);
    return dispatch(sub);
  } catch (error) {
    return refusalAnswer(error);
  }
}
