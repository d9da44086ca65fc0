/** The generator of odd mail: the same file for the same seed, every seed in it, nothing mended; and the host takes them all. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMbox } from '../../../dev/google/gmail/import/read-mbox';
import {
  headAndBody,
  readSeeds,
  SEEDS_FOLDER,
  type SeededOrder,
  writeSeededMbox,
} from '../../bench/generated-mail';
import { createMailBench, MIA } from '../dev/google/gmail/mail-bench';

const directory = mkdtempSync(join(tmpdir(), 'trunkline-'));
afterAll(() => rmSync(directory, { recursive: true }));

const PEOPLE = {
  external: ['ada@north.example', 'ben@north.example', 'cleo@south.example'],
  internal: [MIA, 'jonas@acme.example'],
};
const seeds = readSeeds();
const MESSAGES = seeds.size * 2 + 5;

interface Written {
  path: string;
  names: string[];
  messages: string[];
}

async function written(seed: number, more: Partial<SeededOrder> = {}): Promise<Written> {
  const path = join(directory, `${seed}.mbox`);
  const names = writeSeededMbox(path, { messages: MESSAGES, seed, people: PEOPLE, ...more });
  const messages: string[] = [];
  for await (const { raw } of readMbox(path)) messages.push(raw!.toString('latin1'));
  return { path, names, messages };
}

let one: Written;
beforeAll(async () => {
  one = await written(1);
});

const field = (message: string, name: string) =>
  headAndBody(message)
    .head.split(/\r?\n(?![ \t])/)
    .filter((line) => line.toLowerCase().startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1).trim());
const of = (name: string) => one.messages.filter((_message, n) => one.names[n] === name);

test('there are at least 40 seeds, each with its line in the table, and nobody in them is real', () => {
  expect(seeds.size).toBeGreaterThanOrEqual(40);
  const table = readFileSync(join(SEEDS_FOLDER, 'README.md'), 'utf8');
  expect([...table.matchAll(/^\| (\S+) \|/gm)].map(([, name]) => name)).toEqual(
    expect.arrayContaining([...seeds.keys()]),
  );
  const domains = [...seeds.values()].flatMap((text) =>
    [...text.matchAll(/@([\w-]+(\.[\w-]+)+)/g)].map(([, domain]) => domain!),
  );
  expect(domains.filter((domain) => !/\.example(\.n)?$/.test(domain))).toEqual([]);
});

test('the same seed writes the same bytes, another seed others', async () => {
  const first = readFileSync(one.path);
  await written(1);
  expect(readFileSync(one.path).equals(first)).toBe(true);
  const { path } = await written(2);
  expect(readFileSync(path).equals(first)).toBe(false);
});

test('every seed is used before one is used again', () => {
  expect(one.messages).toHaveLength(MESSAGES);
  expect([...one.names.slice(0, seeds.size)].sort()).toEqual([...seeds.keys()]);
  expect([...one.names.slice(seeds.size, 2 * seeds.size)].sort()).toEqual([...seeds.keys()]);
});

test('bodies are those of the seeds, byte for byte', () => {
  const wrong = one.messages.flatMap((message, n) => {
    const { body } = headAndBody(seeds.get(one.names[n]!)!);
    // The file ends with one line end more.
    const isSame =
      headAndBody(message).body === body || (n === MESSAGES - 1 && message.endsWith(`${body}\n`));
    return isSame ? [] : [one.names[n]];
  });
  expect(wrong).toEqual([]);
});

test('no two messages share a Message-ID, and one that was missing, empty, bare, long or repeated stays so', () => {
  const all = one.messages.flatMap((message) => field(message, 'message-id')).filter((id) => id !== '');
  expect(new Set(all).size).toBe(all.length);
  const ids = (name: string) => of(name).map((message) => field(message, 'message-id'));
  expect(ids('message-id-absent')).toEqual([[], []]);
  expect(ids('message-id-empty')).toEqual([[''], ['']]);
  expect(ids('message-id-repeated')[0]).toHaveLength(2);
  expect(ids('message-id-bare')[0]![0]).toMatch(/^s1-\d+\.bare id/);
  expect(ids('message-id-2kb')[0]![0]!.length).toBeGreaterThan(2_000);
});

test('ordinary dates are new, in the zone of the seed; odd ones stay', () => {
  const dates = (name: string) => of(name).map((message) => field(message, 'date'));
  expect(dates('date-1970')[0]).toEqual(['Thu, 01 Jan 1970 00:00:00 +0000']);
  expect(dates('date-2099')[0]).toEqual(['Fri, 31 Dec 2099 23:59:59 +0000']);
  expect(dates('date-absent')[0]).toEqual([]);
  expect(dates('date-nonsense')[0]).toEqual(['next Tuesday, maybe', '']);
  const last = one.names.lastIndexOf('plain-crlf');
  const stepMs = Math.floor((10 * 86_400_000) / MESSAGES);
  const atMs = Date.UTC(2026, 10, 20) - (MESSAGES - 1 - last) * stepMs;
  const [date] = field(one.messages[last]!, 'date');
  expect(date).toMatch(/ \+0100$/);
  expect(Date.parse(date!)).toBe(Math.floor(atMs / 1_000) * 1_000);
});

test('people are those who were given, one for one while there are enough; odd addresses stay', () => {
  const heads = one.messages.map((message) => headAndBody(message).head);
  const named = heads
    .flatMap((head) => head.match(/^(from|to|cc|bcc|sender):.*(\n[ \t].*)*/gim) ?? [])
    .join('\n');
  expect(named).not.toMatch(/@(outside|inside)\.example/);
  for (const address of [...PEOPLE.external, ...PEOPLE.internal]) expect(named).toContain(address);
  const several = field(of('from-several')[0]!, 'from')[0]!.match(/[\w.]+@\w+\.example/g)!;
  expect(new Set(several).size).toBe(2);
  expect(of('addresses-hostile')[0]).toContain("O'Neil <o'neil@odd.example>");
});

test('the host takes every one, and its API shows it', async () => {
  const bench = createMailBench();
  const source = { mbox: one.path };
  expect(await bench.google.gmail.importMail({ user: MIA, source })).toMatchObject({
    imported: MESSAGES,
    skipped: [],
  });
  const { body } = await bench.ask(MIA, 'me/messages?maxResults=500');
  const ids = (body.messages as { id: string }[]).map(({ id }) => id);
  expect(ids).toHaveLength(MESSAGES);
  for (const id of ids) {
    const { status, body: message } = await bench.ask(MIA, `me/messages/${id}`);
    expect(status).toBe(200);
    expect(message).toMatchObject({ payload: { headers: expect.any(Array) as unknown } });
  }
  bench.close();
});
