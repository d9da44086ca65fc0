/** Owns which Material icon an address of Google's own pictures means; the page has the same icons as letters of a font. */

const MATERIAL =
  /^https:\/\/www\.gstatic\.com\/images\/icons\/material\/.*\/([a-z0-9_]+?)_(?:black|white|grey600|googblue)_\d+dp\.png$/;

/** `hub` for `…/1x/hub_black_48dp.png`; nothing for an address that is none of these pictures'. */
export function materialName(url: string): string | undefined {
  return MATERIAL.exec(url)?.[1];
}
