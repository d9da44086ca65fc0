/** Owns the types of the parts of mailsplit that are used here; the package has none. */

declare module 'mailsplit' {
  import type { Transform } from 'node:stream';

  /** The head of one MIME part. */
  export interface MimeNode {
    type: 'node';
    parentNode: MimeNode | undefined;
    contentType: string | false;
    charset: string | false;
    disposition: string | false;
    encoding: string | false;
    filename: string | false;
    multipart: string | false;
    /** Lines in Latin-1, one character a byte, folded with CRLF. */
    headers: { getList(): { key: string; line: string }[] };
    getDecoder(): Transform;
  }

  export interface MimeData {
    type: 'data' | 'body';
    node: MimeNode;
    value?: Buffer;
  }

  export class Splitter extends Transform {
    constructor(options?: { ignoreEmbedded?: boolean });
  }
}
