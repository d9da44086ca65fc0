/** Owns MailApp: mail leaves as the person whose execution sends it. */

import { call } from './bridge';
import { checkArguments, exception } from './strict';

type Message = GoogleAppsScript.Mail.MailAdvancedParameters;

const FIELDS = new Set(
  'attachments,bcc,body,cc,htmlBody,inlineImages,name,noReply,replyTo,subject,to'.split(','),
);

export class HostMailApp implements GoogleAppsScript.Mail.MailApp {
  getRemainingDailyQuota(): number {
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
    call('MailApp', 'sendEmail', readMessage(args));
  }
}

function readMessage(args: unknown[]): Message {
  const message = merged(args);
  const unknown = Object.keys(message).find((name) => !FIELDS.has(name));
  if (unknown) throw exception(`Invalid argument: ${unknown}`);
  if (!message.to) throw exception('Failed to send email: no recipient');
  return message;
}

function merged(args: unknown[]): Message {
  if (args.length === 1) return args[0] as Message;
  const [to, second, third, fourth] = args as string[];
  if (typeof fourth === 'string') return { to: to!, replyTo: second!, subject: third!, body: fourth };
  return { ...(args[3] as Message | undefined), to: to!, subject: second!, body: third! };
}
