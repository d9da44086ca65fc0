/** Owns the list of the domain's people from which one is chosen to sign in. */

import type { UserRow } from '../../host/api';
import { avatar } from '../dom/avatar';
import { el, onClick } from '../dom/element';

/** With more people than this the list gets a field that filters it. */
const FILTER_FROM = 16;
const MOST_ROWS = 50;

export function accountList(users: UserRow[], choose: (user: UserRow) => void): HTMLElement {
  const list = el('ul', { class: 'account-list', 'aria-label': 'Accounts' });

  function show(words: string): void {
    const found = users.filter(({ name, email }) =>
      `${name} ${email}`.toLowerCase().includes(words.toLowerCase()),
    );
    const items = found
      .slice(0, MOST_ROWS)
      .map((user) => el('li', {}, [onClick(account(user), () => choose(user))]));
    const more = found.length - items.length;
    list.replaceChildren(
      ...items,
      ...(more > 0 ? [el('li', { class: 'note' }, [`${more} more: search by name.`])] : []),
    );
  }

  show('');
  if (users.length < FILTER_FROM) return list;
  const search = el('input', { type: 'search', placeholder: 'Search people', 'aria-label': 'Search people' });
  search.addEventListener('input', () => show(search.value));
  return el('div', { class: 'account-search' }, [search, list]);
}

function account({ name, email, admin }: UserRow): HTMLButtonElement {
  return el('button', { type: 'button', class: 'account' }, [
    avatar(name, email),
    el('span', { class: 'account-words' }, [
      el('span', { class: 'account-name' }, [name]),
      ' ',
      el('span', { class: 'note' }, [email]),
    ]),
    ' ',
    admin ? el('span', { class: 'chip' }, ['Admin']) : undefined,
  ]);
}
