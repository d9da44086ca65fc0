/** Owns what becomes of a mail's HTML: HTML that may be stored and shown, and the address of a link. */

import { linkAddress } from './html-links';
import { visitHtml } from './html-visit';

export { textOfHtml } from './html-text';

const ALLOWED = new Set(
  'p br div span b strong i em u s blockquote pre code ul ol li table thead tbody tr td th h1 h2 h3 h4 h5 h6 hr a'.split(
    ' ',
  ),
);
const VOID = new Set(['br', 'hr']);
const OF_TABLE = new Set(['table', 'thead', 'tbody', 'tr', 'td', 'th']);
const CELLS = ['td', 'th', 'table'];
/** Deeper tags are left out and their text kept; a browser stops at 512, and no mail comes near. */
const DEEPEST = 200;
const WIDEST_SPAN = 1_000;

interface Implied {
  /** What an opening tag closes when it is open … */
  closes: readonly string[];
  /** … and not outside one of these. */
  within: readonly string[];
}

const IMPLIED = impliedEnds();

/** As browsers do, so that what is balanced here is balanced there. */
function impliedEnds(): Map<string, Implied> {
  const paragraph: Implied = { closes: ['p'], within: CELLS };
  const blocks = 'p div blockquote pre ul ol table h1 h2 h3 h4 h5 h6 hr'.split(' ');
  const cell: Implied = { closes: ['td', 'th'], within: ['tr', 'table'] };
  return new Map<string, Implied>([
    ...blocks.map((name): [string, Implied] => [name, paragraph]),
    ['li', { closes: ['li'], within: ['ul', 'ol', 'blockquote', ...CELLS] }],
    ['a', { closes: ['a'], within: CELLS }],
    ['td', cell],
    ['th', cell],
    ['tr', { closes: ['tr'], within: ['table'] }],
    ['thead', { closes: ['thead', 'tbody'], within: ['table'] }],
    ['tbody', { closes: ['thead', 'tbody'], within: ['table'] }],
  ]);
}

/**
 * The mail's HTML made anew from an allow-list: text and structure, no style, no image (a remote one tells the sender
 * who reads it), no script. Links are http, https or mailto. All text is escaped anew and all tags are closed; the
 * answer made safe again is the answer. Linear in the length.
 */
export function safeHtml(html: string): string {
  const out: string[] = [];
  const open: string[] = [];
  /** Tags left out for their depth, whose end tags are to close nothing. */
  const leftOut = new Map<string, number>();

  function closeTo(depth: number): void {
    while (open.length > depth) out.push(`</${open.pop() ?? ''}>`);
  }

  visitHtml(html, {
    text: (text) => void out.push(escaped(text)),
    open(name, attribute) {
      if (!ALLOWED.has(name)) return;
      const implied = IMPLIED.get(name);
      const ended = implied ? placeOf(open, implied) : -1;
      if (ended !== -1) closeTo(ended);
      if (open.length >= DEEPEST && !VOID.has(name)) {
        leftOut.set(name, (leftOut.get(name) ?? 0) + 1);
        return;
      }
      out.push(`<${name}${attributesOf(name, attribute)}>`);
      if (!VOID.has(name)) open.push(name);
    },
    close(name) {
      const deeper = leftOut.get(name) ?? 0;
      if (deeper > 0) leftOut.set(name, deeper - 1);
      else {
        const place = placeOf(open, { closes: [name], within: OF_TABLE.has(name) ? ['table'] : CELLS });
        if (place !== -1) closeTo(place);
      }
    },
  });
  closeTo(0);
  return out.join('');
}

/** The place of the innermost of `closes`, -1 where there is none or a wall is nearer. At most `DEEPEST` steps. */
function placeOf(open: readonly string[], { closes, within }: Implied): number {
  for (let place = open.length - 1; place >= 0; place--) {
    const name = open[place] ?? '';
    if (closes.includes(name)) return place;
    if (within.includes(name)) return -1;
  }
  return -1;
}

function attributesOf(name: string, attribute: (name: string) => string | undefined): string {
  if (name === 'a') {
    const address = linkAddress(attribute('href') ?? '');
    return address === undefined ? '' : ` href="${escaped(address)}"`;
  }
  if (name !== 'td' && name !== 'th') return '';
  return spanOf('colspan', attribute) + spanOf('rowspan', attribute);
}

function spanOf(name: string, attribute: (name: string) => string | undefined): string {
  const said = (attribute(name) ?? '').trim();
  const count = /^\d{1,4}$/.test(said) ? Number(said) : 0;
  return count > 0 && count <= WIDEST_SPAN ? ` ${name}="${count}"` : '';
}

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPED[letter] ?? '');
}
