/** Owns reading a raw message into its parts. What is broken is read as far as it goes. */

import type { MimeData, MimeNode } from 'mailsplit';
import { decodeHeader, decodeWords } from './text';

export interface MimeHeader {
  name: string;
  /** Unfolded, its encoded words decoded. */
  value: string;
}

export interface MimePart {
  headers: MimeHeader[];
  /** For instance `text/plain`, which it also is when nothing or nonsense is said. */
  mimeType: string;
  charset: string;
  filename: string;
  disposition: string;
  /** Without its transfer encoding; empty where there are parts. */
  content: Buffer;
  /** Of a multipart; of an attached message its one root. */
  parts: MimePart[];
}

interface Open {
  node: MimeNode;
  body: Buffer[];
  part: MimePart | undefined;
}

/** Messages in messages are read to this depth; what lies deeper stays an attachment. */
const DEEPEST_MESSAGE = 8;

export async function parseMime(raw: Uint8Array, depth = 0): Promise<MimePart> {
  const opened = await split(raw);
  for (const open of opened) open.part = await partOf(open, depth);
  const root = opened[0]?.part ?? emptyPart();
  for (const { node, part } of opened.slice(1)) {
    const parent = opened.find((one) => one.node === node.parentNode)?.part ?? root;
    parent.parts.push(part!);
  }
  for (const { node, part, body } of opened) {
    if (node.multipart && part!.parts.length === 0) {
      // A multipart without its boundary is text to whoever reads it.
      Object.assign(part!, { mimeType: 'text/plain', content: Buffer.concat(body) });
    }
  }
  return root;
}

/** The splitter is loaded with the first message: a host without mail does without it. */
async function split(raw: Uint8Array): Promise<Open[]> {
  const { Splitter } = await import('mailsplit');
  return new Promise((resolve) => {
    const opened: Open[] = [];
    const splitter = new Splitter({ ignoreEmbedded: true });
    splitter.on('data', (data: MimeNode | MimeData) => {
      if (data.type === 'node') opened.push({ node: data, body: [], part: undefined });
      else if (data.value) opened.find(({ node }) => node === data.node)?.body.push(data.value);
    });
    // Over a limit of the splitter (1,000 parts, 1 MB of headers) the message is what was read before.
    splitter.on('error', () => resolve(opened));
    splitter.on('end', () => resolve(opened));
    splitter.end(raw);
  });
}

async function partOf({ node, body }: Open, depth: number): Promise<MimePart> {
  const mimeType = /^[^\s/]+\/[^\s/]+$/.test(node.contentType || '')
    ? (node.contentType as string)
    : 'text/plain';
  const content = node.multipart ? Buffer.alloc(0) : await decoded(node, Buffer.concat(body));
  const part: MimePart = {
    headers: headersOf(node),
    mimeType,
    charset: node.charset || '',
    filename: node.filename ? decodeWords(node.filename) : '',
    disposition: node.disposition || '',
    content,
    parts: [],
  };
  if (mimeType === 'message/rfc822' && depth < DEEPEST_MESSAGE && content.length) {
    part.parts.push(await parseMime(content, depth + 1));
  }
  return part;
}

function headersOf(node: MimeNode): MimeHeader[] {
  return node.headers
    .getList()
    .map(({ line }) => ({ name: line.slice(0, line.indexOf(':')).trim(), value: decodeHeader(line) }))
    .filter(({ name }) => /^[\x21-\x7e]+$/.test(name));
}

async function decoded(node: MimeNode, body: Buffer): Promise<Buffer> {
  if (node.encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  if (node.encoding !== 'quoted-printable') return body;
  const decoder = node.getDecoder();
  decoder.end(body);
  const chunks: Buffer[] = [];
  for await (const chunk of decoder) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function emptyPart(): MimePart {
  return {
    headers: [],
    mimeType: 'text/plain',
    charset: '',
    filename: '',
    disposition: '',
    content: Buffer.alloc(0),
    parts: [],
  };
}

/** The first header of that name, in any case; empty when there is none. */
export function headerOf(part: Pick<MimePart, 'headers'>, name: string): string {
  const wanted = name.toLowerCase();
  return part.headers.find((header) => header.name.toLowerCase() === wanted)?.value ?? '';
}

/** Part, and all parts below it, in order. */
export function eachPart(part: MimePart): MimePart[] {
  return [part, ...part.parts.flatMap(eachPart)];
}
