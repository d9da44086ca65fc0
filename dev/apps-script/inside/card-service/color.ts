/** Owns what a colour in `#rgb` notation is in a card's JSON. */

import { exception } from '../strict';

/** `google.type.Color`: shares from 0 to 1. */
export interface ColorWire {
  red: number;
  green: number;
  blue: number;
}

/**
 * Reads `#rgb` and `#rrggbb`.
 *
 * @throws Exception for any other text (format: documented; refusal and its words: assumed).
 */
export function readColor(text: string): ColorWire {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1];
  if (digits === undefined) throw exception(`Invalid argument: ${text}`);
  const width = digits.length / 3;
  const share = (at: number): number =>
    parseInt(digits.slice(at * width, (at + 1) * width).repeat(3 - width), 16) / 255;
  return { red: share(0), green: share(1), blue: share(2) };
}
