/**
 * Owns where in a page the next text falls: the state that contextual escaping depends on. A small scanner of HTML,
 * of scripts and of styles, in the manner of Closure templates, which the platform's documentation points to.
 */

/** Where printed text would stand. */
export type Place =
  | { at: 'text' | 'tag' | 'comment' | 'style' | 'styleText' }
  | { at: 'attribute'; quote: '"' | "'" | ''; kind: 'plain' | 'url' | 'script' | 'style'; before: string }
  | { at: 'script' }
  | { at: 'scriptText'; quote: '"' | "'" | '`' };

type Attribute = Extract<Place, { at: 'attribute' }>;

const URL_ATTRIBUTES = new Set([
  'action',
  'background',
  'cite',
  'data',
  'formaction',
  'href',
  'poster',
  'src',
]);

export interface Reading {
  place: Place;
  /** From here the next reading may begin: whatever follows, this is in the text. */
  settled: number;
}

/** Finds the place at the end of `html`, reading from `from`, which an earlier reading of the same page has settled. */
export function placeAfter(html: string, from = 0): Reading {
  const scan = new Scanner(html, from);
  for (;;) {
    const settled = scan.settled();
    const place = scan.next();
    if (place) return { place, settled };
  }
}

class Scanner {
  private element: 'script' | 'style' | '' = '';
  private lastSettled: number;

  constructor(
    private readonly html: string,
    private position: number,
  ) {
    this.lastSettled = position;
  }

  settled(): number {
    if (this.element === '') this.lastSettled = this.position;
    return this.lastSettled;
  }

  /** Reads one text, comment, tag or raw element; a place where the input ends within it. */
  next(): Place | undefined {
    if (this.element !== '') return this.raw(this.element);
    const open = this.html.indexOf('<', this.position);
    if (open < 0) return { at: 'text' };
    this.position = open;
    if (this.html.startsWith('<!--', open)) return this.upTo('-->', 'comment');
    const [whole, slash, name] = /^<(\/?)([a-zA-Z][^\s/>]*)/.exec(this.html.slice(open)) ?? [];
    if (whole === undefined) return this.html.length === open + 1 ? { at: 'tag' } : this.skip(1);
    this.position += whole.length;
    const lower = name!.toLowerCase();
    this.element = !slash && (lower === 'script' || lower === 'style') ? lower : '';
    return this.attributes();
  }

  private skip(count: number): Place | undefined {
    this.position += count;
    return undefined;
  }

  private upTo(end: string, at: 'comment'): Place | undefined {
    const found = this.html.indexOf(end, this.position);
    return found < 0 ? { at } : this.skip(found + end.length - this.position);
  }

  private attributes(): Place | undefined {
    const piece = /\s+|\/|([^\s/>=]+)(?:\s*=\s*("[^"]*"?|'[^']*'?|[^\s>"']*))?|=|>/y;
    piece.lastIndex = this.position;
    for (let found = piece.exec(this.html); found; found = piece.exec(this.html)) {
      const [whole, name, value] = found;
      this.position = piece.lastIndex;
      if (whole === '>') return undefined;
      if (name !== undefined && value !== undefined && this.isOpen(value)) return attributeOf(name, value);
    }
    return { at: 'tag' };
  }

  /** Whether a value still goes on where the input ends. */
  private isOpen(value: string): boolean {
    if (this.position < this.html.length) return false;
    const quote = /^["']/.exec(value)?.[0];
    return quote === undefined || value.length === 1 || !value.endsWith(quote);
  }

  private raw(element: 'script' | 'style'): Place | undefined {
    const rest = this.html.slice(this.position);
    const end = rest.search(new RegExp(`</${element}`, 'i'));
    if (end < 0) return element === 'script' ? placeInScript(rest) : placeInStyle(rest);
    this.element = '';
    return this.skip(end);
  }
}

function attributeOf(name: string, value: string): Attribute {
  const quote = (/^["']/.exec(value)?.[0] ?? '') as Attribute['quote'];
  const lower = name.toLowerCase();
  const kind = URL_ATTRIBUTES.has(lower)
    ? 'url'
    : lower.startsWith('on')
      ? 'script'
      : lower === 'style'
        ? 'style'
        : 'plain';
  return { at: 'attribute', quote, kind, before: value.slice(quote.length) };
}

/** Comments and texts of a script; the rest of it is code. A `/` that begins no comment is left alone. */
const SCRIPT_PIECE = /\/\/[^\n]*(\n|$)|\/\*[^]*?(\*\/|$)|(["'`])(?:\\[^]|(?!\3)[^\\])*(\3|$)/g;

export function placeInScript(script: string): Place {
  for (const [whole, , , quote, close] of script.matchAll(SCRIPT_PIECE)) {
    const isOpen = quote !== undefined && (close === '' || whole.length === 1);
    if (isOpen) return { at: 'scriptText', quote: quote as '"' };
    if (whole.startsWith('//') && !whole.endsWith('\n')) return { at: 'comment' };
    if (whole.startsWith('/*') && !whole.endsWith('*/')) return { at: 'comment' };
  }
  return { at: 'script' };
}

function placeInStyle(style: string): Place {
  const quotes = style.replace(/\/\*[^]*?\*\//g, '').match(/["']/g) ?? [];
  return { at: quotes.length % 2 === 1 ? 'styleText' : 'style' };
}
