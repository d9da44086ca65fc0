/** Owns what Utilities needs of the host: digests, ids and time. */

import { createHash, createHmac } from 'node:crypto';
import type { Clock } from '../../world/clock';
import type { Random } from '../../world/random';
import type { DigestName } from '../wire';
import { PlatformError } from './platform-error';
import type { Service } from './service';

const NODE_NAMES: Partial<Record<DigestName, string>> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};

function nodeName(name: DigestName): string {
  const found = NODE_NAMES[name];
  if (!found)
    throw new PlatformError(`not implemented in the local host: Utilities.DigestAlgorithm.${name}`, 'Error');
  return found;
}

const bytes = (base64: string) => Buffer.from(base64, 'base64');

export function createUtilitiesService(deps: { clock: Pick<Clock, 'wait'>; random: Random }): Service {
  return {
    computeDigest: (_caller, name: DigestName, value: string) =>
      createHash(nodeName(name)).update(bytes(value)).digest('base64'),
    computeHmac: (_caller, name: DigestName, ...[value, key]: [string, string]) =>
      createHmac(nodeName(name), bytes(key)).update(bytes(value)).digest('base64'),
    getUuid: () => deps.random.uuid(),
    async sleep(_caller, milliseconds: number) {
      await deps.clock.wait(milliseconds);
    },
  };
}
