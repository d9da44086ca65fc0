/** Owns how text is compared where its case counts for nothing: also outside ASCII, unlike SQLite's NOCASE. */

/** Salesforce tells accents apart (assumed), so only the case goes. */
export function fold(text: string): string {
  return text.toLowerCase();
}

/** Text of ASCII alone, for which SQLite's own comparison is right, and faster. */
export function isAscii(text: string): boolean {
  return !/[^ -~\s]/.test(text);
}
