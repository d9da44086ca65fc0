/** Owns Utilities: digests and unguessable texts. */

import type { NewSecret, Sha256, Sha256Hex } from '../ports';

export const sha256: Sha256 = (text) => {
  const bytes = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8);
  return Utilities.base64EncodeWebSafe(bytes).replace(/=+$/, '');
};

export const sha256Hex: Sha256Hex = (text) => {
  const bytes = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8);
  // The platform's bytes are signed.
  return bytes.map((byte) => (byte & 0xff).toString(16).padStart(2, '0')).join('');
};

/** The platform's version 4 UUIDs: 122 random bits (documented: reference/utilities). */
export const newSecret: NewSecret = () => Utilities.getUuid();
