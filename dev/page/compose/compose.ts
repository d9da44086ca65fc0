/** Owns the window in which a mail is written: it stays over every view, and keeps its draft until it is sent. */

import type { DeliverAnswer, UserRow } from '../../host/api';
import { el, newId, onClick } from '../dom/element';
import { iconButton } from '../dom/icon-button';
import { hashOf } from '../route';
import type { ViewTools } from '../view';
import { composeFields, type ComposeFields } from './fields';

export interface Compose {
  /** Opens the window. */
  button: HTMLElement;
  element: HTMLElement;
}

export interface ComposeTools extends Pick<ViewTools, 'api' | 'snackbar' | 'attempt'> {
  user: UserRow;
  users: UserRow[];
}

export function createCompose({ api, snackbar, attempt, user, users }: ComposeTools): Compose {
  const fields = composeFields(users);
  const send = el('button', { type: 'submit', class: 'button filled' }, ['Send']);
  const problem = el('p', { class: 'compose-problem', role: 'alert' });
  const titleId = newId('compose');
  const discard = iconButton({ icon: 'delete', name: 'Discard draft', handle: () => end() });
  const close = iconButton({ icon: 'close', name: 'Close and keep the draft', handle: () => hide() });
  const form = el('form', { class: 'compose-form', novalidate: '' }, [
    ...fields.rows,
    problem,
    el('div', { class: 'compose-foot' }, [send, discard]),
  ]);
  const element = el('section', { class: 'compose', role: 'dialog', 'aria-labelledby': titleId }, [
    el('header', { class: 'compose-head' }, [el('h2', { id: titleId }, ['New message']), close]),
    form,
  ]);
  element.hidden = true;
  const button = el('button', { type: 'button', class: 'compose-button', title: 'Compose' }, [
    el('span', { class: 'symbol', 'aria-hidden': 'true' }, ['edit']),
    el('span', { class: 'rail-label' }, ['Compose']),
  ]);
  onClick(button, () => {
    element.hidden = false;
    fields.focus();
  });

  function hide(): void {
    element.hidden = true;
    button.focus();
  }
  function end(): void {
    form.reset();
    problem.textContent = '';
    hide();
  }

  async function submit(): Promise<void> {
    problem.textContent = missing(fields) ?? '';
    if (problem.textContent) {
      fields.focus();
      return;
    }
    send.disabled = true;
    try {
      const answer = await api.sendMail(fields.letter());
      end();
      snackbar.say(sentence(answer), ownCopy(answer, user));
    } catch (error) {
      // Beside the fields that are to blame, and the draft stays.
      problem.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      send.disabled = false;
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(submit);
  });
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  return { button, element };
}

function missing({ letter }: ComposeFields): string | undefined {
  return letter().to === '' ? 'Name at least one receiver.' : undefined;
}

function sentence({ delivered }: DeliverAnswer): string {
  const receivers = delivered.length;
  return receivers === 1
    ? 'Sent. It is in 1 mailbox of the domain.'
    : `Sent. It is in ${receivers} mailboxes of the domain.`;
}

function ownCopy({ delivered }: DeliverAnswer, { email }: UserRow): HTMLElement {
  const own = delivered.find(({ user }) => user === email);
  const href = own ? hashOf({ view: 'mail', messageId: own.id, q: 'in:sent' }) : hashOf({ view: 'mail' });
  return el('a', { href, class: 'snackbar-action' }, ['View message']);
}
