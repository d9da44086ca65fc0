/** Owns the list of executions that are held, and letting them go on in the order that a person chooses. */

import type { FaultsRequest, FaultsState } from '../../host/api';
import { el, onClick } from '../dom/element';
import { KEY, redraw } from '../dom/redraw';
import { table } from '../dom/table';
import type { DrawnFault } from './fault-form';

export function heldExecutions(change: (request: FaultsRequest) => void): DrawnFault {
  const element = el('div', { 'aria-live': 'polite' });

  function release(executionId: string, name: string): HTMLElement {
    const attributes = { type: 'button', class: 'button outlined small', [KEY]: `release ${executionId}` };
    const button = el('button', { ...attributes, 'aria-label': `Release ${name}` }, ['Release']);
    return onClick(button, () => change({ release: { executionIds: [executionId] } }));
  }

  return {
    element,
    update({ held }: FaultsState) {
      if (!held.length) return void element.replaceChildren();
      const rows = held.map(({ executionId, user, function: name, service, method, at }) => [
        name,
        user,
        el('code', {}, [`${service}.${method}`]),
        at === 'request' ? 'before' : 'after',
        { class: 'act', child: release(executionId, `${name} of ${user}`) },
      ]);
      const all = el('button', { type: 'button', class: 'button outlined small', [KEY]: 'release all' }, [
        'Release all',
      ]);
      redraw(element, [
        el('h3', {}, ['Held now']),
        table({
          label: 'Held executions',
          class: 'compact',
          heads: ['Function', 'User', 'Call', 'At', ''],
          rows,
        }),
        onClick(all, () => change({ release: true })),
      ]);
    },
  };
}
