/** Owns the stand-in for a member that the platform has and this host has not built. */

import { notImplemented } from './strict';

/** A method that says so when called; it fits wherever a method is wanted, so that the compiler lists the rest. */
export function unbuilt(name: string): () => never {
  return () => {
    throw notImplemented(name);
  };
}
