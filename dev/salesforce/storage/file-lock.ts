/**
 * Owns whose a database file is. node-sqlite3-wasm locks with a directory `FILE.lock`, which a killed process leaves
 * behind; a file `FILE.pid` beside it says whose it was, so that a dead one's lock can be taken away.
 */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

export interface FileLock {
  /** @throws Error when the process that has the file is alive */
  take(): void;
  release(): void;
  /** Deletes the database with all that stands beside it. */
  removeFile(): void;
}

/** What this process has open. */
const openFiles = new Set<string>();

export function createFileLock(file: string): FileLock {
  const [pidFile, lockDirectory] = [`${file}.pid`, `${file}.lock`];
  return {
    take() {
      const owner = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : undefined;
      // Process numbers come again, so a lock with our own may be a former process's.
      const isTaken = owner === process.pid ? openFiles.has(file) : owner !== undefined && isAlive(owner);
      if (isTaken)
        throw new Error(`${file} is in use by process ${owner}. Stop it, or start with another --state.`);
      rmSync(lockDirectory, { recursive: true, force: true });
      writeFileSync(pidFile, String(process.pid));
      openFiles.add(file);
    },
    release() {
      rmSync(pidFile, { force: true });
      openFiles.delete(file);
    },
    removeFile() {
      for (const ending of ['', '-journal', '-wal', '-shm', '.pid', '.lock'])
        rmSync(file + ending, { recursive: true, force: true });
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
