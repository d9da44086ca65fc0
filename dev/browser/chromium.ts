/**
 * Owns finding a Chromium: the one that an npm package brings (Linux x64), unpacked once, else `CHROME_PATH` or an
 * installed Chrome. None at all is an error that says so.
 */

import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { extract } from 'tar-stream';

const PACKAGE = join('node_modules', '@sparticuz', 'chromium', 'bin');
/** Beside the packages, so that `npm ci` takes it away with them. */
const UNPACKED = resolve('node_modules', '.cache', 'chromium-147');

/** The package's own list has `--single-process`, with which a second context ends the browser (facts/local-host.md 10). */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  // A container's /dev/shm is often 64 MB, and a Chromium that fills it crashes.
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Starts a headless browser with nothing of the person's own in it. */
export async function launchChromium(): Promise<Browser> {
  const own = process.env.CHROME_PATH;
  if (own) return chromium.launch({ executablePath: own, args: ARGUMENTS });
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(PACKAGE)) {
    await unpackChromium();
    const env = {
      ...process.env,
      LD_LIBRARY_PATH: join(UNPACKED, 'al2023', 'lib'),
      FONTCONFIG_PATH: UNPACKED,
    };
    return chromium.launch({ executablePath: join(UNPACKED, 'chromium'), args: ARGUMENTS, env });
  }
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return chromium.launch({ executablePath: installed, args: ARGUMENTS });
  throw new Error('No Chromium was found. Install Chrome, or set CHROME_PATH to one.');
}

/** Unpacks to a folder of its own name first: another process never sees half a browser. */
export async function unpackChromium(): Promise<void> {
  if (existsSync(UNPACKED) || !existsSync(PACKAGE)) return;
  const fresh = `${UNPACKED}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  await pipeline(
    createReadStream(join(PACKAGE, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(fresh, 'chromium'), { mode: 0o755 }),
  );
  await unpackTar('al2023.tar.br', join(fresh, 'al2023'));
  await unpackTar('fonts.tar.br', fresh);
  writeFileSync(join(fresh, 'fonts.conf'), fontsConf(UNPACKED));
  try {
    renameSync(fresh, UNPACKED);
  } catch (error) {
    // Another process was first; its copy is as good.
    if (!existsSync(UNPACKED)) throw error;
    rmSync(fresh, { recursive: true });
  }
}

async function unpackTar(name: string, into: string): Promise<void> {
  const files = extract();
  const source = pipeline(createReadStream(join(PACKAGE, name)), createBrotliDecompress(), files);
  for await (const entry of files) {
    const target = join(into, entry.header.name);
    if (entry.header.type === 'file') {
      mkdirSync(dirname(target), { recursive: true });
      await pipeline(entry as unknown as Readable, createWriteStream(target, { mode: entry.header.mode }));
    } else {
      entry.resume();
    }
  }
  await source;
}

/** The package's own file lists folders that are nowhere; without one that exists Chromium dies over its fonts. */
function fontsConf(directory: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
  <dir>${directory}/fonts</dir><cachedir>${directory}/fonts-cache</cachedir></fontconfig>`;
}
