/** Owns MailApp: mail leaves as the person whose execution sends it. */

import { blobOf } from './blob';
import { call } from './bridge';
import { toBase64 } from './bytes';
import { checkArguments, exception } from './strict';

type Message = GoogleAppsScript.Mail.MailAdvancedParameters;

const TEXTS = ['to', 'cc', 'bcc', 'subject', 'body', 'htmlBody', 'name', 'replyTo'] as const;
const ADDRESS = /^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,]+$/;

/** A file on its way to the host. */
interface FileWire {
  name: string;
  contentType: string;
  bytesBase64: string;
}

export class HostMailApp implements GoogleAppsScript.Mail.MailApp {
  getRemainingDailyQuota(): number {
    checkArguments('MailApp.getRemainingDailyQuota', arguments, []);
    return call('MailApp', 'getRemainingDailyQuota');
  }

  sendEmail(...args: unknown[]): void {
    checkArguments(
      'MailApp.sendEmail',
      args,
      ['Object'],
      ['String', 'String', 'String'],
      ['String', 'String', 'String', 'Object'],
      ['String', 'String', 'String', 'String'],
    );
    call('MailApp', 'sendEmail', messageWire(merged(args)));
  }
}

function merged(args: unknown[]): Message {
  if (args.length === 1) return args[0] as Message;
  const [to, second, third, fourth] = args as string[];
  if (typeof fourth === 'string') return { to: to!, replyTo: second!, subject: third!, body: fourth };
  return { ...(args[3] as Message | undefined), to: to!, subject: second!, body: third! };
}

/** Options that it does not know are left alone (assumed, as seen of UrlFetchApp's). */
function messageWire(message: Message): object {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, textOf(message, name)]));
  const recipients = [texts.to, texts.cc, texts.bcc].flatMap((list) => addresses(list));
  // Words: seen, both.
  if (recipients.length === 0) throw exception('Failed to send email: no recipient');
  const wrong = [...recipients, ...addresses(texts.replyTo)].find((one) => !ADDRESS.test(bare(one)));
  if (wrong !== undefined) throw exception(`Invalid email: ${wrong}`);
  return {
    ...texts,
    to: texts.to ?? '',
    noReply: message.noReply === true,
    attachments: (message.attachments ?? []).map((source) => fileWire(source)),
    inlineImages: Object.entries(message.inlineImages ?? {}).map(([cid, source]) => ({
      cid,
      ...fileWire(source),
    })),
  };
}

/** A number is taken as its text (assumed). */
function textOf(message: Message, name: (typeof TEXTS)[number]): string | undefined {
  const value: unknown = message[name];
  if (value === undefined || value === null) return undefined;
  // Words: assumed.
  if (typeof value === 'object' || typeof value === 'function') throw exception(`Invalid argument: ${name}`);
  return String(value);
}

function addresses(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

const bare = (address: string): string => /<([^<>]*)>$/.exec(address)?.[1] ?? address;

function fileWire(source: unknown): FileWire {
  const blob = blobOf('MailApp.sendEmail', source);
  return {
    name: blob.getName() ?? 'attachment',
    contentType: blob.getContentType() ?? 'application/octet-stream',
    bytesBase64: toBase64(blob.getBytes()),
  };
}
