/** Owns a mail's HTML as plain text that reads as the mail does. */

import { visitHtml } from './html-visit';
import { linkAddress, saysAddress, spokenAddress } from './html-links';

/** Line breaks that stand before and after, at least: two make an empty line. */
const BREAKS = new Map<string, number>([
  ...'div ul ol li table caption thead tbody tfoot tr section article header footer main nav aside center address form fieldset legend figure figcaption details summary body dt dd dir menu'
    .split(' ')
    .map((name): [string, number] => [name, 1]),
  ...'p h1 h2 h3 h4 h5 h6 blockquote pre hr dl'.split(' ').map((name): [string, number] => [name, 2]),
]);

/** Two empty lines. */
const MOST_BREAKS = 3;

/**
 * The text that the HTML shows: blocks and `<br>` end lines, list items begin with `- `, cells are parted by a space,
 * a link is followed by its address where the text does not say it. Whitespace is folded but in `<pre>`, no more than
 * two lines in a row are empty. Linear in the length.
 */
export function textOfHtml(html: string): string {
  const page = emptyPage();
  let link: { address: string; place: number } | undefined;
  let preDepth = 0;

  function endLink(): void {
    if (!link) return;
    const text = page.since(link.place);
    if (text !== '' && !saysAddress(text, link.address)) page.append(` (${spokenAddress(link.address)})`);
    link = undefined;
  }

  visitHtml(html, {
    text: (text) => (preDepth > 0 ? page.preformatted(text) : page.folded(text)),
    open(name, attribute) {
      page.breakAtLeast(BREAKS.get(name) ?? 0);
      if (name === 'br') page.breakOnce();
      else if (name === 'li') page.mark('- ');
      else if (name === 'td' || name === 'th') page.folded(' ');
      else if (name === 'pre') preDepth++;
      else if (name === 'a') {
        endLink();
        const address = linkAddress(attribute('href') ?? '');
        if (address !== undefined) link = { address, place: page.place() };
      }
    },
    close(name) {
      if (name === 'a') endLink();
      else if (name === 'pre') preDepth = Math.max(0, preDepth - 1);
      page.breakAtLeast(BREAKS.get(name) ?? 0);
    },
  });
  endLink();
  return page.text();
}

/** Lines that are laid one after the other; breaks and blanks are written only once a word follows them. */
function emptyPage() {
  const out: string[] = [];
  let breaks = 0;
  let blanks = '';
  let marker = '';

  function word(text: string): void {
    if (out.length > 0 && breaks > 0) out.push('\n'.repeat(breaks));
    out.push(marker + blanks, text);
    breaks = 0;
    blanks = '';
    marker = '';
  }

  function breakAtLeast(count: number): void {
    if (count === 0) return;
    breaks = Math.max(breaks, count);
    blanks = '';
  }

  function breakOnce(): void {
    breaks = Math.min(breaks + 1, MOST_BREAKS);
    blanks = '';
  }

  const isLineBegun = () => out.length > 0 && breaks === 0 && marker === '';

  return {
    breakAtLeast,
    breakOnce,
    /** Begins the next line that has a word. */
    mark: (text: string) => void (marker = text),
    folded(text: string): void {
      for (const part of partsOf(text)) {
        if (!part.isBlank) word(part.text);
        else if (isLineBegun()) blanks = ' ';
      }
    },
    preformatted(text: string): void {
      for (const part of partsOf(text)) {
        if (!part.isBlank) word(part.text);
        else {
          const [first = '', ...lines] = part.text.split('\n');
          blanks += first;
          for (const line of lines) {
            breakOnce();
            blanks = line;
          }
        }
      }
    },
    place: () => out.length,
    since: (place: number) => out.slice(place).join('').trim(),
    /** To the last word, before what parts it from the next. */
    append: (text: string) => void out.push(text),
    text: () => out.join(''),
  };
}

interface Part {
  text: string;
  isBlank: boolean;
}

/** Words, and the blanks between them, in turn. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at++) {
    const isBlank = isBlankAt(text, from);
    if (at < text.length && isBlankAt(text, at) === isBlank) continue;
    parts.push({ text: text.slice(from, at), isBlank });
    from = at;
  }
  return parts;
}

/** Space, tab, line end, and the spaces that HTML does not break at or that only differ in width. */
function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code === 0x20 || code === 0x09 || code === 0x0a;
  return code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f;
}
