/** Owns the head of a raw message as bytes: taking a header out, putting one in front. */

/** Offset of the first byte behind the headers; the whole length when there is no body. */
function headEnd(raw: Buffer): number {
  for (let at = raw.indexOf(0x0a); at !== -1; at = raw.indexOf(0x0a, at + 1)) {
    const next = raw[at + 1];
    if (next === 0x0a || (next === 0x0d && raw[at + 2] === 0x0a)) return at + 1;
  }
  return raw.length;
}

/** The message without every header of that name, and what was taken out, as it stood. */
export function takeHeader(raw: Buffer, name: string): { rest: Buffer; taken: string } {
  const end = headEnd(raw);
  const head = raw.subarray(0, end).toString('latin1');
  const pattern = new RegExp(`^${name}[ \\t]*:[^\\n]*\\n?(?:[ \\t][^\\n]*\\n?)*`, 'gim');
  const taken = (head.match(pattern) ?? []).join('');
  if (taken === '') return { rest: raw, taken };
  return {
    rest: Buffer.concat([Buffer.from(head.replace(pattern, ''), 'latin1'), raw.subarray(end)]),
    taken,
  };
}

/** Lines of headers, each ended. */
export function headerLines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`)
    .join('');
}
