/** Owns UrlFetchApp: options are read as the platform reads them; the host does the fetching. */

import type { FetchedWire } from '../wire';
import { call } from './bridge';
import { checkArguments } from './strict';
import { describedRequest, type Options, type ReadRequest, readRequest } from './url-fetch/order';
import { responseTo } from './url-fetch/response';

type HTTPResponse = GoogleAppsScript.URL_Fetch.HTTPResponse;
type URLFetchRequest = GoogleAppsScript.URL_Fetch.URLFetchRequest;

export class HostUrlFetchApp implements GoogleAppsScript.URL_Fetch.UrlFetchApp {
  fetch(url: string, params?: Options): HTTPResponse {
    checkArguments('UrlFetchApp.fetch', arguments, ['String'], ['String', 'Object']);
    const { order } = readRequest(url, params ?? {});
    return responseTo(order, call<FetchedWire>('UrlFetchApp', 'fetch', order));
  }

  /** All at once, in their order; the first that fails, fails all (seen). */
  fetchAll(requests: (URLFetchRequest | string)[]): HTTPResponse[] {
    checkArguments('UrlFetchApp.fetchAll', arguments, ['Array']);
    const orders = requests.map((one) => readOne(one).order);
    const fetched = call<FetchedWire[]>('UrlFetchApp', 'fetchAll', orders);
    return fetched.map((one, index) => responseTo(orders[index]!, one));
  }

  getRequest(url: string, params?: Options): URLFetchRequest {
    checkArguments('UrlFetchApp.getRequest', arguments, ['String'], ['String', 'Object']);
    return describedRequest(readRequest(url, params ?? {}));
  }
}

function readOne(request: URLFetchRequest | string): ReadRequest {
  if (typeof request === 'string') return readRequest(request, {});
  checkArguments('UrlFetchApp.fetchAll', [request], ['Object']);
  return readRequest(request.url, request);
}
