/** Owns Utilities: digests and unguessable texts. */

import type { NewSecret, Sha256 } from '../ports';

export const sha256: Sha256 = (text) => {
  const bytes = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8);
  return Utilities.base64EncodeWebSafe(bytes).replace(/=+$/, '');
};

/** The platform's version 4 UUIDs: 122 random bits (documented: reference/utilities). */
export const newSecret: NewSecret = () => Utilities.getUuid();
