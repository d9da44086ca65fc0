/** Owns Utilities' gzip and zip, and CSV; the host has the libraries. */

import { blobOf, newBlob } from '../blob';
import { call } from '../bridge';
import { type SignedBytes, fromBase64, toBase64 } from '../bytes';
import { checkArguments, exception } from '../strict';

type Blob = GoogleAppsScript.Base.Blob;
type Source = GoogleAppsScript.Base.BlobSource;

/** A file of a zip on its way to the host and back; bytes are base64. */
interface Entry {
  name: string;
  bytesBase64: string;
}

const bytesOf = (blob: Blob): SignedBytes => blob.getBytes();

/** The name and type that a new archive has (seen). */
export function gzip(blob: Source, name?: string): Blob {
  checkArguments('Utilities.gzip', arguments, ['Object'], ['Object', 'String']);
  const source = blobOf('Utilities.gzip', blob);
  const packed = call<string>('Utilities', 'gzip', toBase64(bytesOf(source)));
  return newBlob(fromBase64(packed)!, 'application/x-gzip', name ?? 'archive.gz');
}

/** The name loses its `.gz`, and the type is not known (seen). */
export function ungzip(blob: Source): Blob {
  checkArguments('Utilities.ungzip', arguments, ['Object']);
  const source = blobOf('Utilities.ungzip', blob);
  const plain = call<string | null>('Utilities', 'ungzip', toBase64(bytesOf(source)));
  // Words: assumed.
  if (plain === null) throw exception('Could not decompress gzip.');
  return newBlob(fromBase64(plain)!, null, source.getName()?.replace(/\.gz$/i, '') ?? null);
}

/** Two files of one name are refused, as Java's zip does (seen: `Duplicate entry`, without its cause's prefix). */
export function zip(blobs: Source[], name?: string): Blob {
  checkArguments('Utilities.zip', arguments, ['Array'], ['Array', 'String']);
  const entries = blobs.map((one): Entry => {
    const blob = blobOf('Utilities.zip', one);
    const entry = blob.getName();
    // Words: assumed.
    if (entry === null) throw exception('Blob object must have non-null name for this operation.');
    return { name: entry, bytesBase64: toBase64(bytesOf(blob)) };
  });
  const twice = entries.find(({ name: own }, index) => entries.findIndex((one) => one.name === own) < index);
  if (twice) throw exception(`Invalid argument: duplicate entry: ${twice.name}`);
  const packed = call<string>('Utilities', 'zip', entries);
  return newBlob(fromBase64(packed)!, 'application/zip', name ?? 'archive.zip');
}

/** Each file's type is guessed from its name's end (seen). */
export function unzip(blob: Source): Blob[] {
  checkArguments('Utilities.unzip', arguments, ['Object']);
  const source = blobOf('Utilities.unzip', blob);
  const entries = call<Entry[] | null>('Utilities', 'unzip', toBase64(bytesOf(source)));
  // Words: assumed.
  if (entries === null) throw exception('Invalid argument: the blob is no zip file');
  return entries.map((entry) =>
    newBlob(fromBase64(entry.bytesBase64)!, null, entry.name).setContentTypeFromExtension(),
  );
}

/** Quotes and line breaks in fields as usual; the delimiter is one character (documented). */
export function parseCsv(csv: string, delimiter?: string): string[][] {
  checkArguments('Utilities.parseCsv', arguments, ['String'], ['String', 'String']);
  // Words: assumed.
  if (delimiter !== undefined && delimiter.length !== 1) throw exception('Invalid argument: delimiter');
  const rows = call<string[][] | null>('Utilities', 'parseCsv', csv, delimiter ?? ',');
  // Words: seen.
  if (rows === null) throw exception('Could not parse text.');
  return rows;
}
