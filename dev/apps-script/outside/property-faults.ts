/** Owns the switches by which property stores misbehave. Types only. */

export interface PropertyFaults {
  /** For this long after a write, executions other than the writer read the old values. 0 is off. */
  staleReadsMs: number;
  /** Writes to this store are refused with the platform's words. */
  refuseWrites: 'script' | 'user' | 'none';
}
