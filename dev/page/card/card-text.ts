/** Owns drawing card text: the small subset of HTML that Google's cards have, cleaned before it is shown. */

import DOMPurify from 'dompurify';
import { localAddress } from '../local-address';
import { undrawn } from './undrawn';

const TAGS = ['b', 'i', 'u', 's', 'font', 'a', 'br', 'time'];
const PLAIN_ATTRIBUTES = ['color', 'datetime'];

/** The purifier's own frame around the text, which it takes away again. */
const WRAPPER = '<body>';

/** Other tags are left out, their text stays, and a red line tells (documented subset: add-ons/concepts/widgets). */
export function cardText(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: [...TAGS, '#text'],
    ALLOWED_ATTR: [...PLAIN_ATTRIBUTES, 'href'],
    ADD_URI_SAFE_ATTR: PLAIN_ATTRIBUTES,
    ALLOWED_URI_REGEXP: /^(https|mailto):/i,
    RETURN_DOM_FRAGMENT: true,
  });
  const removed = DOMPurify.removed.map(nameOf).filter((name) => name !== WRAPPER);
  fragment.append(...removed.map(undrawn));
  for (const link of fragment.querySelectorAll('a')) {
    if (link.href.startsWith('https:')) link.href = localAddress(link.href);
    link.target = '_blank';
    link.rel = 'noopener';
  }
  return fragment;
}

function nameOf(removed: (typeof DOMPurify.removed)[number]): string {
  return 'element' in removed
    ? `<${removed.element.nodeName.toLowerCase()}>`
    : (removed.attribute?.name ?? '');
}
