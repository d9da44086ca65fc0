/** Owns making DOM elements: attributes as text, children as nodes or text, never markup. */

export type Child = Node | string | undefined;

/** `undefined` leaves an attribute out; the empty text sets one without a value, as `disabled` is. */
export type Attributes = Record<string, string | undefined>;

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  children: Child[] = [],
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** The attribute's value for a state: present without a value, or left out. */
export function flag(state: boolean | undefined): '' | undefined {
  return state ? '' : undefined;
}

/** Calls `handle` on each click and returns the element. */
export function onClick<Element extends HTMLElement>(element: Element, handle: () => void): Element {
  element.addEventListener('click', () => handle());
  return element;
}

let ids = 0;

/** An id that no other element of this page has. */
export function newId(start: string): string {
  ids += 1;
  return `${start}-${ids}`;
}
