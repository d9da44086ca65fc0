/**
 * Owns whose a database file is. node-sqlite3-wasm locks with a directory `FILE.lock`, which a killed process leaves
 * behind; a file `FILE.pid` beside it says whose it was, so that a dead one's lock can be taken away.
 */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** What this process has open. */
const openFiles = new Set<string>();

/**
 * Takes the file for this process; what it returns gives it back.
 * @throws Error when a process that is alive has it, or this one has it already
 */
export function takeFileLock(file: string): () => void {
  const pidFile = `${file}.pid`;
  const owner = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : undefined;
  // Process numbers come again, above all in containers, so a lock with our own may be a former process's.
  const isTaken = owner === process.pid ? openFiles.has(file) : owner !== undefined && isAlive(owner);
  if (isTaken)
    throw new Error(
      `${file} is in use by another process (${owner}). Stop it, or start with another --state.`,
    );
  rmSync(`${file}.lock`, { recursive: true, force: true });
  writeFileSync(pidFile, String(process.pid));
  openFiles.add(file);
  return () => {
    rmSync(pidFile, { force: true });
    openFiles.delete(file);
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
