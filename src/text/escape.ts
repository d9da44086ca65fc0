/** Owns escaping: text from outside becomes text in whatever shows it. */

/** For card texts and HTML: the characters that could begin markup or an entity. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
