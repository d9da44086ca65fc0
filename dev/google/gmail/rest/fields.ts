/** Owns partial responses: the `fields` parameter (documented: guides/performance). */

import { invalid } from './gmail-error';

interface Mask {
  [field: string]: Mask | true;
}

/** `value` with only what the mask names; all of it without one. */
export function maskFields(value: unknown, fields: string | null): unknown {
  if (fields === null || fields === '') return value;
  return masked(value, readMask(fields));
}

function masked(value: unknown, mask: Mask | true): unknown {
  if (mask === true) return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(([name]) => name in mask || '*' in mask)
    .map(([name, inner]) => [name, masked(inner, mask[name] ?? mask['*']!)]);
  return Object.fromEntries(kept) as object;
}

/** `a,b/c,d(e,f/g)`. */
function readMask(text: string): Mask {
  let at = 0;
  const wrong = () => invalid(`Invalid field selection ${text}`);

  function list(end: ')' | ''): Mask {
    const mask: Mask = {};
    do {
      const path = [...names()];
      const inner = text[at] === '(' ? group() : true;
      put(mask, path, inner);
    } while (text[at++] === ',');
    if ((text[at - 1] ?? '') !== end) throw wrong();
    return mask;
  }

  function group(): Mask {
    at++;
    return list(')');
  }

  function* names(): Generator<string> {
    for (;;) {
      const [name] = /^[\w*]+/.exec(text.slice(at)) ?? [];
      if (name === undefined) throw wrong();
      at += name.length;
      yield name;
      if (text[at] !== '/') return;
      at++;
    }
  }

  return list('');
}

function put(mask: Mask, path: string[], inner: Mask | true): void {
  const [name, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) {
    const before = mask[name];
    mask[name] = typeof before === 'object' && inner !== true ? { ...before, ...inner } : inner;
    return;
  }
  const before = mask[name];
  const next = typeof before === 'object' ? before : {};
  if (before !== true) mask[name] = next;
  put(next, rest, inner);
}
