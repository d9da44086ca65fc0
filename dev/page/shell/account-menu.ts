/** Owns the sign-in menu of the top bar: who is signed in, and switching to anybody else of the domain. */

import type { UserRow } from '../../host/api';
import { avatar } from '../dom/avatar';
import { el, newId, onClick } from '../dom/element';
import { accountList } from './account-list';

export interface AccountMenuActs {
  switchTo: (user: UserRow) => void;
  signOut: () => void;
}

export function accountMenu(user: UserRow, users: UserRow[], acts: AccountMenuActs): HTMLElement {
  const others = users.filter(({ email }) => email !== user.email);
  const signOut = el('button', { type: 'button', class: 'button outlined' }, ['Sign out']);
  const box = el(
    'div',
    { class: 'account-box', id: newId('accounts'), role: 'dialog', 'aria-label': 'Accounts' },
    [
      el('div', { class: 'account-self' }, [
        avatar(user.name, user.email),
        el('p', {}, [`Signed in as ${user.name}`]),
        el('p', { class: 'note' }, [user.email]),
        user.admin ? el('span', { class: 'chip' }, ['Admin']) : undefined,
      ]),
      el('p', { class: 'note' }, ['Switch to']),
      accountList(others, acts.switchTo),
      onClick(signOut, acts.signOut),
    ],
  );
  box.hidden = true;
  const button = el(
    'button',
    {
      type: 'button',
      class: 'account-button',
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
      'aria-controls': box.id,
      'aria-label': `Signed in as ${user.name}. Switch user`,
      title: user.email,
    },
    [el('span', { class: 'account-button-name' }, [user.name]), avatar(user.name, user.email)],
  );
  return opening(button, box);
}

/** A click on the button, elsewhere, or Escape shows or hides the box. */
function opening(button: HTMLButtonElement, box: HTMLElement): HTMLElement {
  const around = el('div', { class: 'menu-anchor' }, [button, box]);
  const show = (state: 'open' | 'closed') => {
    box.hidden = state === 'closed';
    button.setAttribute('aria-expanded', String(state === 'open'));
    if (state === 'open') document.addEventListener('pointerdown', closeOutside);
    else document.removeEventListener('pointerdown', closeOutside);
  };
  function closeOutside(event: Event): void {
    if (!around.contains(event.target as Node)) show('closed');
  }
  around.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || box.hidden) return;
    show('closed');
    button.focus();
  });
  onClick(button, () => show(box.hidden ? 'open' : 'closed'));
  return around;
}
