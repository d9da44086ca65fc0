/** Owns Blob: bytes with a content type and a name. */

import { type SignedBytes, byteArray } from './bytes';
import { contentTypeOfName, nameWithType } from './content-types';
import { checkArguments, exception, notImplemented, strict } from './strict';
import { unbuilt } from './unbuilt';
import { bytesOfText, textOf } from './utilities/charsets';

export class HostBlob implements GoogleAppsScript.Base.Blob {
  getAllBlobs = unbuilt('Blob.getAllBlobs');

  constructor(
    private bytes: SignedBytes,
    private contentType: string | null,
    private name: string | null,
  ) {}

  getBlob(): GoogleAppsScript.Base.Blob {
    return this;
  }
  copyBlob(): GoogleAppsScript.Base.Blob {
    return newBlob([...this.bytes], this.contentType, this.name);
  }
  getAs(contentType: string): GoogleAppsScript.Base.Blob {
    checkArguments('Blob.getAs', arguments, ['String']);
    return convertedBlob(this, contentType);
  }
  getBytes(): SignedBytes {
    return [...this.bytes];
  }
  getContentType(): string | null {
    return this.contentType;
  }
  getDataAsString(charset?: string): string {
    checkArguments('Blob.getDataAsString', arguments, [], ['String']);
    return textOf(this.bytes, charset);
  }
  getName(): string | null {
    return this.name;
  }
  isGoogleType(): boolean {
    return false;
  }
  setBytes(data: SignedBytes): this {
    checkArguments('Blob.setBytes', arguments, ['Array']);
    this.bytes = byteArray(data);
    return this;
  }
  setContentType(contentType: string | null): this {
    checkArguments('Blob.setContentType', arguments, ['String'], ['Null']);
    this.contentType = contentType;
    return this;
  }
  setContentTypeFromExtension(): this {
    this.contentType = contentTypeOfName(this.name ?? '') ?? null;
    return this;
  }
  setDataFromString(text: string, charset?: string): this {
    checkArguments('Blob.setDataFromString', arguments, ['String'], ['String', 'String']);
    this.bytes = bytesOfText(text, charset);
    return this;
  }
  setName(name: string): this {
    checkArguments('Blob.setName', arguments, ['String']);
    this.name = name;
    return this;
  }
}

export function newBlob(
  bytes: SignedBytes,
  contentType: string | null,
  name: string | null,
): GoogleAppsScript.Base.Blob {
  return strict(new HostBlob(bytes, contentType, name), 'Blob');
}

export function isBlob(value: unknown): value is GoogleAppsScript.Base.Blob {
  return value instanceof HostBlob;
}

/**
 * The blob of a BlobSource: of a blob, a response, an HtmlOutput.
 *
 * @throws Exception as for a wrong argument of `method`, for anything else.
 */
export function blobOf(method: string, source: unknown): GoogleAppsScript.Base.Blob {
  const blob = isBlobSource(source) ? source.getBlob() : undefined;
  if (isBlob(blob)) return blob;
  checkArguments(method, [source], [HostBlob]);
  throw exception(`Invalid argument: ${method}`);
}

function isBlobSource(value: unknown): value is GoogleAppsScript.Base.BlobSource {
  return typeof value === 'object' && value !== null && 'getBlob' in value;
}

const IMAGES = /^image\/(bmp|gif|jpeg|png)$/;

/**
 * A blob as another type. What it is already stays as it is, with the name's end put right (documented). What the
 * platform converts, images and to PDF, is not built; the rest it refuses too (words: seen).
 */
export function convertedBlob(
  blob: GoogleAppsScript.Base.Blob,
  contentType: string,
): GoogleAppsScript.Base.Blob {
  const own = blob.getContentType();
  if (own === contentType) {
    const copy = blob.copyBlob();
    const name = copy.getName();
    return name === null ? copy : copy.setName(nameWithType(name, contentType));
  }
  const converts = contentType === 'application/pdf' || (IMAGES.test(contentType) && IMAGES.test(own ?? ''));
  if (converts && own !== null) throw notImplemented(`Blob.getAs(${contentType}) of ${own}`);
  throw exception(`Converting from ${String(own)} to ${contentType} is not supported.`);
}
