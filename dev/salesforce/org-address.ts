/** Owns under which host an org answers: its first one, or the one to which it has moved. */

export interface OrgAddress {
  /** A scheme and a host, perhaps with a port. */
  origin: string;
  /** Where it was before it moved, and what still redirects from there. */
  former: string | undefined;
}

/** `movedTo` is a host name; a port stays. */
export function orgAddress(first: string, movedTo: string | null): OrgAddress {
  if (movedTo === null) return { origin: first, former: undefined };
  const moved = new URL(first);
  moved.hostname = movedTo;
  return moved.origin === first
    ? { origin: first, former: undefined }
    : { origin: moved.origin, former: first };
}

/**
 * What the former host answers: a former My Domain's addresses redirect (documented), also those of the API, with 301
 * (seen: IlluminatedCloud issue 1667), whatever the method (assumed).
 */
export function redirected({ origin }: OrgAddress, request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const location = `${origin}${pathname}${search}`;
  const body = `<html><head><title>Moved</title></head><body>This org has moved to ${new URL(origin).host}.</body></html>`;
  return new Response(body, {
    status: 301,
    headers: { location, 'content-type': 'text/html; charset=utf-8' },
  });
}
