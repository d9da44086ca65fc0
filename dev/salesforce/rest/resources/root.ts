/** Owns what a version lists as its resources. */

import { identityUrl } from '../../oauth/identity';
import { resource } from '../resource';
import { ok } from '../rest-call';

const NAMES = ['sobjects', 'query', 'queryAll', 'search', 'parameterizedSearch', 'limits', 'composite'];

/** Only what is built; a real org lists some thirty. `identity` is absolute (seen). */
export const rootResource = resource('', {
  GET({ asking: { org, user, caller } }) {
    const paths = NAMES.map((name) => [name, `${caller.dataPath}/${name}`]);
    return ok({ ...Object.fromEntries(paths), identity: identityUrl(org, user) });
  },
});
