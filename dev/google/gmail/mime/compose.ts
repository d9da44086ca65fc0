/** Owns composing a raw message out of fields. */

import type { Random } from '../../../world/random';

/** Addresses as in a header: several are separated by commas. */
export interface Letter {
  from: string;
  to: string;
  cc?: string | undefined;
  bcc?: string | undefined;
  replyTo?: string | undefined;
  subject: string;
  text: string;
  html?: string | undefined;
  headers?: Record<string, string> | undefined;
  attachments?: LetterFile[] | undefined;
}

export interface LetterFile {
  filename: string;
  contentType: string;
  content: Uint8Array;
  /** Of a picture that the page shows. */
  cid?: string | undefined;
}

/** The bytes of the message, with a Message-ID of the sender's domain and the date of `atMs`. */
export async function composeMail(
  letter: Letter,
  { random, atMs }: { random: Random; atMs: number },
): Promise<Buffer> {
  // The composer is loaded with the first letter: a host without mail does without it.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const { attachments = [], ...fields } = letter;
  const domain = /@([\w.-]+)/.exec(letter.from)?.[1] ?? 'localhost';
  const composer = new MailComposer({
    ...fields,
    messageId: `<${random.text(32)}@mail.${domain}>`,
    date: new Date(atMs),
    baseBoundary: random.text(24),
    attachments: attachments.map(({ content, cid, ...about }) => ({
      ...about,
      ...(cid === undefined ? {} : { cid }),
      content: Buffer.from(content),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const node = composer.compile();
  // Who gets a blind copy is told by this header; delivery takes it away.
  node.keepBcc = true;
  return node.build();
}
