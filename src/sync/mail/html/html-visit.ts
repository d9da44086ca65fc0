/** Owns walking through what a mail's HTML shows: tags and text, without what is no text of the mail. */

import { cleaned, withoutReferences } from './html-characters';
import { endOfElement, markupAt, type Markup } from './html-tags';

export interface HtmlVisitor {
  /** References are resolved; one text may come in pieces. */
  text(text: string): void;
  /** Any tag, in lower case. A value comes with its references resolved; '' where it has none. */
  open(name: string, attribute: (name: string) => string | undefined): void;
  /** Any tag; it need not be open. */
  close(name: string): void;
}

/** Hold no markup, so that they end at the first tag of their own. */
const RAW = new Set('script style title textarea iframe noscript noembed noframes xmp'.split(' '));
const HIDDEN = new Set('svg math object applet template select datalist'.split(' '));
/** In these a raw element is an element as others, and `/>` closes. */
const FOREIGN = new Set(['svg', 'math']);
/** Tags that leave a head open; any other ends it, since its end tag may be missing. */
const OF_HEAD = new Set(['html', 'head', 'meta', 'link', 'base', 'basefont', 'bgsound', ...RAW, ...HIDDEN]);

/**
 * Visits in order. Comments, declarations and CDATA are passed over, and so are the contents of scripts, styles, heads,
 * drawings, frames and form choices. Linear in the length, whatever the HTML is.
 */
export function visitHtml(html: string, visitor: HtmlVisitor): void {
  const source = cleaned(html);
  const gate = gateTo(visitor);
  for (let at = 0; at < source.length;) {
    const begin = source.indexOf('<', at);
    if (begin !== at) gate.text(source.slice(at, begin === -1 ? undefined : begin));
    if (begin === -1) return;
    const markup = markupAt(source, begin);
    at = markup.end;
    if (markup.kind === 'text') gate.text(source.slice(begin, at));
    else if (markup.kind === 'close') gate.close(markup.name);
    else if (markup.kind === 'open') {
      if (gate.isRaw(markup.name)) at = endOfElement(source, at, markup.name);
      else gate.open(markup);
    }
  }
}

/** Lets through what is neither in a hidden element nor the text of a head. */
function gateTo(visitor: HtmlVisitor) {
  let hidden: { name: string; depth: number } | undefined;
  let isInHead = false;

  function open({ name, attributes, isSelfClosing }: Markup): void {
    const isEmpty = isSelfClosing && FOREIGN.has(name);
    if (hidden) {
      if (hidden.name === name && !isEmpty) hidden.depth++;
    } else if (HIDDEN.has(name)) {
      if (!isEmpty) hidden = { name, depth: 1 };
    } else {
      isInHead = name === 'head' || (isInHead && OF_HEAD.has(name));
      visitor.open(name, (wanted) => {
        const value = attributes.get(wanted);
        return value === undefined ? undefined : withoutReferences(value);
      });
    }
  }

  function close(name: string): void {
    if (hidden) {
      if (hidden.name === name && --hidden.depth === 0) hidden = undefined;
      return;
    }
    if (name === 'head') isInHead = false;
    // An end tag of a line break is a line break (documented: HTML, 13.2.6.4.7).
    if (name === 'br') visitor.open(name, () => undefined);
    else visitor.close(name);
  }

  return {
    open,
    close,
    text(raw: string): void {
      if (!hidden && !isInHead) visitor.text(withoutReferences(raw));
    },
    isRaw: (name: string) => RAW.has(name) && !(hidden && FOREIGN.has(hidden.name)),
  };
}
