/** Owns a first look at an mbox: how many messages it has, and who is on them. Only heads are read. */

import { addressesIn } from '../google/gmail/delivery/recipients';
import { readMbox } from '../google/gmail/import/read-mbox';

export interface Corpus {
  messages: number;
  /** In lower case, each once, in the order in which they come. */
  addresses: string[];
}

const MOST_HEAD_BYTES = 256 * 1024;
const PEOPLE = /^(?:from|sender|reply-to|to|cc|bcc)[ \t]*:(.*(?:\r?\n[ \t].*)*)/gim;

export async function readCorpus(path: string): Promise<Corpus> {
  const addresses = new Set<string>();
  let messages = 0;
  for await (const { raw } of readMbox(path)) {
    messages++;
    if (raw) for (const address of peopleOf(raw)) addresses.add(address);
  }
  return { messages, addresses: [...addresses] };
}

function peopleOf(raw: Buffer): string[] {
  const start = raw.subarray(0, MOST_HEAD_BYTES).toString('utf8').trimStart();
  const head = start.slice(0, /\r?\n\r?\n/.exec(start)?.index);
  return [...head.matchAll(PEOPLE)].flatMap(([, list = '']) =>
    addressesIn(list.replace(/\r?\n[ \t]+/g, ' ')).map(({ address }) => address.toLowerCase()),
  );
}
