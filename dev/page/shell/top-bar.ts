/** Owns the top bar: what this page is, and who is signed in. */

import type { UserRow } from '../../host/api';
import { el } from '../dom/element';
import { symbol } from '../dom/symbol';
import { accountMenu, type AccountMenuActs } from './account-menu';

export function topBar(user: UserRow, users: UserRow[], acts: AccountMenuActs): HTMLElement {
  return el('header', { class: 'top-bar' }, [
    el('div', { class: 'brand' }, [
      symbol('mail'),
      el('div', {}, [
        el('p', { class: 'brand-name' }, ['Mail']),
        el('p', { class: 'brand-note' }, ['Gmail-like preview']),
      ]),
    ]),
    accountMenu(user, users, acts),
  ]);
}
