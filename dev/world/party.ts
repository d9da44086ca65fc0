/** Owns the one shape in which a simulated party (Google, an org) is asked something. */

/**
 * Answers a request that is addressed to a production origin, for instance `https://acme.my.salesforce.com/...`.
 * A party knows nothing of ports, of localhost or of who carries the request. One that hangs up rejects with `HungUp`.
 */
export type Party = (request: Request) => Response | Promise<Response>;

/** The party has closed the connection without an answer: no defect, but what it was told to do. */
export class HungUp extends Error {
  override readonly name = 'HungUp';
}
