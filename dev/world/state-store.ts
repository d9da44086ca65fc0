/** Owns what the simulators remember: named JSON documents, and databases of their own, in memory or on disk. */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface StateDocument<T> {
  /** The live value; change it, then call `save`. */
  readonly value: T;
  /** Writes the value. On disk: whole, to a new file that then takes the old one's name. */
  save(): void;
}

/** A store of another kind, which keeps its own file. */
export interface Attachment {
  close(): void;
  /** Closes, and deletes the file. */
  discard(): void;
}

export interface StateStore {
  /** Opens a document once; a second call with the same name returns the same one. */
  open<T extends object>(name: string, initial: () => T): StateDocument<T>;
  /**
   * Attaches a store once. `make` opens its file, or keeps everything in memory without one; it is called when the
   * value is first read, and again after a `clear`.
   */
  attach<T extends Attachment>(name: string, make: (file: string | undefined) => T): { readonly value: T };
  /** Whether an attached store has been opened, so that what nobody reads is not opened to be changed. */
  isOpen(name: string): boolean;
  /** Forgets every document and store; each is made anew when next read. */
  clear(): void;
  /** Closes what is attached; documents are on disk already. */
  close(): void;
}

interface Slot {
  value: object | undefined;
  document: StateDocument<object>;
}

interface AttachedSlot {
  value: Attachment | undefined;
  holder: { readonly value: Attachment };
}

/** Keeps documents in `directory`, or only in memory when there is none. */
export function createStateStore(directory: string | undefined): StateStore {
  const slots = new Map<string, Slot>();
  const attached = new Map<string, AttachedSlot>();
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

  function attach<T extends Attachment>(name: string, make: (file: string | undefined) => T) {
    const known = attached.get(name);
    if (known) return known.holder as { readonly value: T };
    const slot: AttachedSlot = {
      value: undefined,
      holder: {
        get value() {
          slot.value ??= make(directory && join(directory, name));
          return slot.value;
        },
      },
    };
    attached.set(name, slot);
    return slot.holder as { readonly value: T };
  }

  function clear() {
    for (const [name, slot] of slots) {
      slot.value = undefined;
      if (directory) rmSync(fileOf(name), { force: true });
    }
    for (const [name, slot] of attached) {
      slot.value?.discard();
      // Also what a former process has left, which nobody has opened in this one.
      for (const file of directory ? readdirSync(directory).filter((one) => one.startsWith(name)) : [])
        rmSync(join(directory!, file), { recursive: true, force: true });
      slot.value = undefined;
    }
  }

  function close() {
    for (const slot of attached.values()) {
      slot.value?.close();
      slot.value = undefined;
    }
  }

  return { open, attach, isOpen: (name) => attached.get(name)?.value !== undefined, clear, close };
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
