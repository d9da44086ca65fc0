/** Owns how a resource says where it is and what it takes. */

import type { Handler, RestCall } from './rest-call';

export interface Resource {
  fits(segments: readonly string[]): boolean;
  methods: Record<string, Handler>;
}

/** `sobjects/:object/:id`: a part with a colon stands for any text, the others tell case (assumed). */
export function resource(path: string, methods: Record<string, Handler>): Resource {
  const parts = path === '' ? [] : path.split('/');
  return {
    fits: (segments) =>
      segments.length === parts.length &&
      parts.every((part, n) => (part.startsWith(':') ? segments[n] !== '' : part === segments[n])),
    methods,
  };
}

/** The n-th part of the path, which the resource's `fits` has seen. */
export function part(call: RestCall, n: number): string {
  return call.segments[n] ?? '';
}
