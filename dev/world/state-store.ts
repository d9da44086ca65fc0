/** Owns what the simulators remember: named JSON documents, in memory or on disk. */

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface StateDocument<T> {
  /** The live value; change it, then call `save`. */
  readonly value: T;
  /** Writes the value. On disk: whole, to a new file that then takes the old one's name. */
  save(): void;
}

export interface StateStore {
  /** Opens a document once; a second call with the same name returns the same one. */
  open<T extends object>(name: string, initial: () => T): StateDocument<T>;
  /** Forgets every document; each is made anew from its `initial` when next read. */
  clear(): void;
}

interface Slot {
  value: object | undefined;
  document: StateDocument<object>;
}

/** Keeps documents in `directory`, or only in memory when there is none. */
export function createStateStore(directory: string | undefined): StateStore {
  const slots = new Map<string, Slot>();
  if (directory) mkdirSync(directory, { recursive: true });
  const fileOf = (name: string) => join(directory!, `${name}.json`);

  function open<T extends object>(name: string, initial: () => T): StateDocument<T> {
    const known = slots.get(name);
    if (known) return known.document as StateDocument<T>;
    const slot: Slot = {
      value: undefined,
      document: {
        get value() {
          slot.value ??= (directory && readJson(fileOf(name))) || initial();
          return slot.value;
        },
        save() {
          if (directory) replaceFile(fileOf(name), JSON.stringify(this.value));
        },
      },
    };
    slots.set(name, slot);
    return slot.document as StateDocument<T>;
  }

  function clear() {
    for (const [name, slot] of slots) {
      slot.value = undefined;
      if (directory) rmSync(fileOf(name), { force: true });
    }
  }

  return { open, clear };
}

function readJson(file: string): object | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as object;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`The state file ${file} cannot be read. Delete it, or start with another --state.`, {
      cause: error,
    });
  }
}

function replaceFile(file: string, text: string): void {
  const fresh = `${file}.new`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}
