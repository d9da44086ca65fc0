/** Owns drawing a table of cells; every text in it is a record's, and escaped. */

import { html } from 'hono/html';
import type { Markup } from '../../pages/layout';
import type { Cell } from '../cells';
import type { Table } from '../tables';

export interface TableLook {
  label: string;
  /** In place of the labels, such as links that sort. */
  heads?: Markup[];
}

export function drawTable({ columns, rows }: Table, { label, heads }: TableLook): Markup {
  return html`<div class="scroll">
    <table aria-label="${label}">
      <thead>
        <tr>
          ${heads ?? columns.map((one) => html`<th scope="col" class="${one.align ?? ''}">${one.label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td class="${cell.align ?? ''}">${drawCell(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

export function drawCell({ text, href }: Cell): Markup | string {
  return href === undefined ? text : html`<a href="${href}">${text}</a>`;
}
