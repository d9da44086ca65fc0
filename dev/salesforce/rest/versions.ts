/** Owns which API versions the org speaks. */

/** 68.0 is Winter '27; 30.0 and older are gone (documented). */
const OLDEST = 31;
const NEWEST = 68;
export const NEWEST_VERSION = `${NEWEST}.0`;

export interface VersionRow {
  label: string;
  url: string;
  version: string;
}

/** Oldest first; the shape is assumed. */
export function versionRows(): VersionRow[] {
  return Array.from({ length: NEWEST - OLDEST + 1 }, (_, n) => {
    const number = OLDEST + n;
    return { label: label(number), url: `/services/data/v${number}.0`, version: `${number}.0` };
  });
}

/** Of a path's segment: `v66.0` is spoken, `v30.0` retired, `v69.0` and `66.0` unknown. */
export function versionState(segment: string): 'spoken' | 'retired' | 'unknown' {
  const number = Number(/^v([1-9]\d?)\.0$/.exec(segment)?.[1]);
  if (Number.isNaN(number) || number > NEWEST) return 'unknown';
  return number < OLDEST ? 'retired' : 'spoken';
}

/** Three releases a year: 66 is Spring '26, 67 Summer '26, 68 Winter '27 (documented). */
function label(number: number): string {
  const season = ['Spring', 'Summer', 'Winter'][number % 3]!;
  const year = Math.floor(number / 3) + (season === 'Winter' ? 5 : 4);
  return `${season} '${year}`;
}
