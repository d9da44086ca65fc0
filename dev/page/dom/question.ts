/** Owns asking once more before something that cannot be undone. */

import { el, onClick } from './element';

export interface Question {
  title: string;
  text: string;
  /** What the button that goes on says. */
  confirm: string;
}

/** Shows a modal dialog; resolves to what the person chose. */
export function ask({ title, text, confirm }: Question): Promise<'confirmed' | 'cancelled'> {
  const cancelButton = el('button', { type: 'button', class: 'button borderless' }, ['Cancel']);
  const confirmButton = el('button', { type: 'button', class: 'button filled' }, [confirm]);
  const dialog = el('dialog', { class: 'question', 'aria-label': title }, [
    el('h2', {}, [title]),
    el('p', {}, [text]),
    el('div', { class: 'question-buttons' }, [cancelButton, confirmButton]),
  ]);
  document.body.append(dialog);
  return new Promise((resolve) => {
    onClick(cancelButton, () => dialog.close('cancelled'));
    onClick(confirmButton, () => dialog.close('confirmed'));
    dialog.addEventListener('close', () => {
      dialog.remove();
      // Escape closes a dialog with the empty value.
      resolve(dialog.returnValue === 'confirmed' ? 'confirmed' : 'cancelled');
    });
    dialog.showModal();
  });
}
