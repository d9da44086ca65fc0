/** Owns a generator of mail: the same seed writes the same file, of any size, for benches and tests. */

import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createRandom, type Random } from '../../../world/random';

export interface MboxOrder {
  messages: number;
  seed: number;
  /** Every so many messages one that cannot be read takes the place of a good one; none when undefined. */
  brokenEvery?: number;
  /** The date of the last message; milliseconds since 1970. */
  untilMs?: number;
}

const UNTIL_MS = Date.UTC(2026, 10, 20);
const STEP_MS = 17 * 60_000;

const PEOPLE =
  'Hannah Brandt,Luis Romero,Aiko Tanaka,Greta Lind,Peter Malone,Sofie Claes,Émile Côté,Jürgen Weiß'.split(
    ',',
  );
const FIRMS = ['northwind', 'solara', 'hoshi', 'fjord', 'harbor', 'claes-partners', 'lumen', 'grau'];
const TOPICS = 'offer,renewal,invoice,delivery,meeting,contract,support,training,pilot,roadmap'.split(',');
const WORDS =
  'the we you and please price seats volume board Thursday quarter team contract delivery address notes question answer date office project budget signed review agreed next week customer order number open closed draft final version terms notice period support hours call minutes agenda room plan'.split(
    ' ',
  );

/** Writes the file; resolves with how many messages in it can be read and how many cannot. */
export async function writeMbox(path: string, order: MboxOrder): Promise<{ good: number; broken: number }> {
  const random = createRandom(order.seed);
  const file = createWriteStream(path);
  const counts = { good: 0, broken: 0 };
  for (let n = 0; n < order.messages; n++) {
    const isBroken = order.brokenEvery !== undefined && n % order.brokenEvery === order.brokenEvery - 1;
    const atMs = (order.untilMs ?? UNTIL_MS) - (order.messages - n) * STEP_MS;
    const body = isBroken ? brokenMessage(n) : message({ n, atMs, random });
    counts[isBroken ? 'broken' : 'good']++;
    if (!file.write(`From ${n}@xxx ${mboxDate(atMs)}\n${body}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
  return counts;
}

/** As a separator of an mbox file has it, in UTC. */
export function mboxDate(atMs: number): string {
  const [, day, number, month, year, time] = /^(\w+), (\d+) (\w+) (\d+) (\S+)/.exec(
    new Date(atMs).toUTCString(),
  )!;
  return `${day} ${month} ${number} ${time} +0000 ${year}`;
}

/** A head that is none, or nothing at all. */
function brokenMessage(n: number): string {
  return n % 2 ? '\n' : `this line is no header ${n}\nnor is this one\n`;
}

interface Facts {
  n: number;
  atMs: number;
  random: Random;
}

/** Every third message answers the one before; every eighth has an attachment, every fifth HTML beside its text. */
function message({ n, atMs, random }: Facts): string {
  const pick = <T>(list: readonly T[]) => list[random.below(list.length)]!;
  const name = pick(PEOPLE);
  const firm = pick(FIRMS);
  const thread = n - (n % 3);
  const topic = TOPICS[thread % TOPICS.length]!;
  const address = `person${random.below(400)}@${firm}.example`;
  const text = Array.from({ length: 4 + random.below(8) }, () => sentence(random)).join('\n');
  const labels = [
    'Inbox',
    'Category personal',
    ...(n % 4 ? [] : ['Unread']),
    ...(n % 10 ? [] : [`Customers/${firm}`]),
  ];
  const head = [
    `X-Gmail-Labels: ${labels.join(',')}`,
    `Message-ID: ${idOf(n)}`,
    ...(n > thread ? [`In-Reply-To: ${idOf(n - 1)}`, `References: ${idOf(thread)} ${idOf(n - 1)}`] : []),
    `Date: ${new Date(atMs).toUTCString().replace('GMT', '+0000')}`,
    `From: ${encoded(name)} <${address}>`,
    'To: Mia Larsen <mia@acme.example>',
    `Subject: ${n > thread ? 'Re: ' : ''}${topic} ${thread}`,
    'MIME-Version: 1.0',
  ];
  return [...head, ...bodyLines({ n, text, random }), ''].join('\n');
}

const idOf = (n: number) => `<generated-${n}@bench.example>`;

function bodyLines({ n, text, random }: { n: number; text: string; random: Random }): string[] {
  const plain = ['Content-Type: text/plain; charset=utf-8', '', text.replace(/^(>*From )/gm, '>$1')];
  if (n % 8 === 0) {
    const pdf = Buffer.from(random.bytes(1_500)).toString('base64').replace(/.{76}/g, '$&\n');
    const file = `Content-Type: application/pdf; name="plan-${n}.pdf"\nContent-Disposition: attachment; filename="plan-${n}.pdf"\nContent-Transfer-Encoding: base64`;
    return multipart('mixed', [plain.join('\n'), `${file}\n\n${pdf}`]);
  }
  if (n % 5 === 0) {
    const html = `Content-Type: text/html; charset=utf-8\n\n<html><body><p>${text.replace(/\n/g, '</p>\n<p>')}</p></body></html>`;
    return multipart('alternative', [plain.join('\n'), html]);
  }
  return plain;
}

function multipart(kind: string, parts: string[]): string[] {
  return [
    `Content-Type: multipart/${kind}; boundary="part-of-mail"`,
    '',
    ...parts.flatMap((part) => ['--part-of-mail', part]),
    '--part-of-mail--',
  ];
}

/** Now and then a line begins with From, which the file must quote. */
function sentence(random: Random): string {
  const words = Array.from({ length: 8 + random.below(14) }, () => WORDS[random.below(WORDS.length)]!);
  return `${random.below(40) ? '' : 'From '}${words.join(' ')}.`;
}

function encoded(name: string): string {
  return /^[\x20-\x7e]*$/.test(name) ? name : `=?utf-8?B?${Buffer.from(name).toString('base64')}?=`;
}
