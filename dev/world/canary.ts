/** Owns the mark that every simulated secret and planted mail body carries, so that a leak can be searched for. */

/** Unlikely in any honest text; survives URL encoding and HTML escaping unchanged. */
export const CANARY = 'c4n4ryTRK';
