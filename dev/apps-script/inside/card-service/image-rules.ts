/** Owns which pictures a card may show: an https address or picture data, and never SVG. */

import { exception } from '../strict';

const FIELDS = ['imageUrl', 'imageUri', 'iconUrl', 'startIconUri'];

/**
 * https: documented (card.proto, for a choice's `startIconUri` too), data: documented (reference/card-service/image), no SVG: documented
 * (add-ons/guides/workspace-restrictions). That `build()` refuses, and the words: assumed.
 */
export function refuseImages(message: Record<string, unknown>, path: string): void {
  for (const field of FIELDS) {
    const url = message[field];
    if (typeof url !== 'string' || url === '') continue;
    if (/^data:image\/svg|\.svgz?([?#]|$)/i.test(url))
      throw exception(`Invalid value at ${path}.${field}: SVG images are not supported.`);
    if (!/^(https:\/\/[^\s/]|data:image\/[\w.+-]+;base64,)/i.test(url))
      throw exception(`Invalid value at ${path}.${field}: it must be an HTTPS URL or image data.`);
  }
}
