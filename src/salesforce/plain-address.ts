/** Owns which addresses may stand in a query: what looks odd is nobody's in Salesforce, and is never sent there. */

/** No space, quote, backslash or brace: a composite call reads `@{…}` wherever it stands (facts/quality.md S38). */
const PLAIN = /^[^\s@{}'"\\]+@[^\s@{}'"\\]+$/;
/** Control characters, and halves of a character, which no address on the wire can hold. */
const UNSENDABLE = /[\p{Cc}\p{Cs}]/u;
/** Of a mail path without its brackets (RFC 5321, 4.5.3.1.3, with its erratum). */
const MAX_LENGTH = 254;

export function isPlainAddress(address: string): boolean {
  return address.length <= MAX_LENGTH && PLAIN.test(address) && !UNSENDABLE.test(address);
}

/** Lower case, each once, the plain ones alone. */
export function plainAddresses(addresses: readonly string[]): string[] {
  return [...new Set(addresses.filter(isPlainAddress).map((address) => address.toLowerCase()))];
}
