/** Owns Blob: bytes with a content type and a name. */

import { type SignedBytes, utf8Bytes, utf8Text } from './bytes';
import { strict } from './strict';
import { unbuilt } from './unbuilt';

class HostBlob implements GoogleAppsScript.Base.Blob {
  getAllBlobs = unbuilt('Blob.getAllBlobs');
  getAs = unbuilt('Blob.getAs');
  setContentTypeFromExtension = unbuilt('Blob.setContentTypeFromExtension');

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
  getBytes(): SignedBytes {
    return [...this.bytes];
  }
  getContentType(): string | null {
    return this.contentType;
  }
  getDataAsString(): string {
    return utf8Text(this.bytes);
  }
  getName(): string | null {
    return this.name;
  }
  isGoogleType(): boolean {
    return false;
  }
  setBytes(data: SignedBytes): this {
    this.bytes = [...data];
    return this;
  }
  setContentType(contentType: string | null): this {
    this.contentType = contentType;
    return this;
  }
  setDataFromString(text: string): this {
    this.bytes = utf8Bytes(text);
    return this;
  }
  setName(name: string): this {
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
