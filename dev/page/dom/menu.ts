/** Owns menus that open under a button: arrow keys, Escape, and a click elsewhere closes. */

import { el, newId, onClick } from './element';

export interface MenuItem {
  text: string;
  handle: () => void;
  disabled?: boolean;
}

/** Makes `button` open a menu; the items are asked for at each opening. Returns button and menu together. */
export function withMenu(button: HTMLButtonElement, items: () => MenuItem[]): HTMLElement {
  const menu = el('div', { class: 'menu', role: 'menu', id: newId('menu') });
  menu.hidden = true;
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-controls', menu.id);
  button.setAttribute('aria-expanded', 'false');
  const box = el('div', { class: 'menu-anchor' }, [button, menu]);

  function close() {
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', closeOutside);
  }
  function closeOutside(event: Event) {
    if (!box.contains(event.target as Node)) close();
  }
  function open() {
    menu.replaceChildren(...items().map((item) => entry(item, close)));
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', closeOutside);
    entries(menu)[0]?.focus();
  }

  onClick(button, () => (menu.hidden ? open() : close()));
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !menu.hidden) {
      close();
      button.focus();
    }
    if (event.key === 'ArrowDown') move(menu, 1);
    if (event.key === 'ArrowUp') move(menu, -1);
  });
  return box;
}

function entry({ text, handle, disabled }: MenuItem, close: () => void): HTMLElement {
  const button = el('button', { type: 'button', role: 'menuitem', class: 'menu-item' }, [text]);
  button.disabled = disabled === true;
  return onClick(button, () => {
    close();
    handle();
  });
}

function entries(menu: HTMLElement): HTMLButtonElement[] {
  return [...menu.querySelectorAll('button')].filter(({ disabled }) => !disabled);
}

function move(menu: HTMLElement, by: 1 | -1): void {
  const all = entries(menu);
  const at = all.findIndex((item) => item === document.activeElement);
  all[(at + by + all.length) % all.length]?.focus();
}
