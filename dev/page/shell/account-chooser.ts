/** Owns the page that is shown while nobody is signed in. */

import type { UserRow } from '../../host/api';
import { el } from '../dom/element';
import { symbol } from '../dom/symbol';
import { accountList } from './account-list';

export function accountChooser(users: UserRow[], choose: (user: UserRow) => void): HTMLElement {
  return el('main', { class: 'chooser' }, [
    el('div', { class: 'chooser-card' }, [
      symbol('mail'),
      el('h1', {}, ['Choose an account']),
      el('p', { class: 'note' }, [
        'A Gmail-like preview on this machine. No password: everybody here belongs to the demo company.',
      ]),
      accountList(users, choose),
    ]),
  ]);
}
