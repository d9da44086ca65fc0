/** Owns a generator of odd mail: any number of messages from the seeds in `test/fixtures/mail-seeds`, the same for the same seed. */

import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { mboxDate } from '../../dev/google/gmail/import/write-mbox';
import { createRandom, type Random } from '../../dev/world/random';

export const SEEDS_FOLDER = 'test/fixtures/mail-seeds';

export interface SeededOrder {
  messages: number;
  seed: number;
  /** Addresses that take the places of the seeds' own, drawn anew for each message; neither list is empty. */
  people: { external: readonly string[]; internal: readonly string[] };
  /** The date of the last message, the others in even steps in the ten days before; milliseconds since 1970. */
  untilMs?: number;
}

const UNTIL_MS = Date.UTC(2026, 10, 20);
const SPAN_MS = 10 * 86_400_000;

/**
 * Writes an mbox. Each message is a seed with another Message-ID, Date, Subject and other people; what is missing, empty
 * or wrong in the seed stays so, and so does its body, byte for byte. Every seed is used once before one is used again.
 * Returns the names of the seeds used, in the order of the messages.
 */
export function writeSeededMbox(path: string, order: SeededOrder): string[] {
  const random = createRandom(order.seed);
  const seeds = readSeeds();
  const names = drawn([...seeds.keys()], { count: order.messages, random });
  const stepMs = Math.floor(SPAN_MS / order.messages);
  const file = openSync(path, 'w');
  try {
    for (const [n, name] of names.entries()) {
      const atMs = (order.untilMs ?? UNTIL_MS) - (order.messages - 1 - n) * stepMs;
      const text = varied(seeds.get(name)!, { n, atMs, order, random });
      const quoted = text.replace(/^(>*From )/gm, '>$1');
      writeSync(file, `From ${n}@seeds.example ${mboxDate(atMs)}\n${quoted}\n`, null, 'latin1');
    }
  } finally {
    closeSync(file);
  }
  return names;
}

/** By name, without the ending. One character a byte, so that every byte survives. */
export function readSeeds(): Map<string, string> {
  const names = readdirSync(SEEDS_FOLDER)
    .filter((file) => file.endsWith('.eml'))
    .map((file) => file.slice(0, -'.eml'.length))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(SEEDS_FOLDER, `${name}.eml`), 'latin1')]));
}

/** Parts a message where its head ends: the body begins with the empty line. */
export function headAndBody(text: string): { head: string; body: string } {
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  return { head: text.slice(0, end), body: text.slice(end) };
}

/** All in an order of chance, again and again. */
function drawn(all: readonly string[], { count, random }: { count: number; random: Random }): string[] {
  const names: string[] = [];
  while (names.length < count) names.push(...shuffled(all, random));
  return names.slice(0, count);
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const rest = [...items];
  return items.map(() => rest.splice(random.below(rest.length), 1)[0]!);
}

interface Variation {
  n: number;
  atMs: number;
  order: SeededOrder;
  random: Random;
}

function varied(text: string, variation: Variation): string {
  const { head, body } = headAndBody(text);
  const person = castOf(variation);
  const fields = head.split(/\n(?![ \t])/).map((field) => {
    const name = /^[!-9;-~]+(?=[ \t]*:)/.exec(field)?.[0].toLowerCase() ?? '';
    // A field without a value keeps being without one.
    if (field.slice(field.indexOf(':') + 1).trim() === '') return field;
    if (name === 'message-id') return otherId(field, variation);
    if (name === 'date') return otherDate(field, variation.atMs);
    if (name === 'subject') return field.replace(/\r?$/, (end) => ` #${variation.n}${end}`);
    if (NAMES_PEOPLE.includes(name)) return field.replace(SEED_PERSON, person);
    return field;
  });
  return fields.join('\n') + body;
}

const NAMES_PEOPLE = ['from', 'sender', 'reply-to', 'to', 'cc', 'bcc'];
const SEED_PERSON = /[\w.]+@(outside|inside)\.example\b/g;

/** Who plays whom in one message: a seed's person is one person, and two are two while there are enough. */
function castOf({ order, random }: Variation): (address: string, place: string) => string {
  const cast = new Map<string, string>();
  const waiting = {
    outside: shuffled(order.people.external, random),
    inside: shuffled(order.people.internal, random),
  };
  return (address, place) => {
    const queue = waiting[place as 'outside' | 'inside'];
    const player = cast.get(address) ?? queue.shift()!;
    if (!cast.has(address)) queue.push(player);
    cast.set(address, player);
    return player;
  };
}

/** Of its own in every generated file, and as odd as it was. */
function otherId(field: string, { n, order }: Variation): string {
  const mark = `s${order.seed}-${n}.`;
  return field.includes('<')
    ? field.replace('<', `<${mark}`)
    : field.replace(/:\s*/, (begin) => `${begin}${mark}`);
}

const ORDINARY_DATE = /\w{3}, \d{1,2} \w{3} 20[0-4]\d \d\d:\d\d:\d\d ([+-])(\d\d)(\d\d)/;

/** In the zone that it had; one that is no date, or of another age, stays. */
function otherDate(field: string, atMs: number): string {
  return field.replace(ORDINARY_DATE, (_date, sign: string, hours: string, minutes: string) => {
    const offsetMs = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
    return new Date(atMs + offsetMs).toUTCString().replace('GMT', `${sign}${hours}${minutes}`);
  });
}
