/** Owns drawing decorated text: an icon, up to three lines of text, and one control at the end of the row. */

import { el, newId } from '../dom/element';
import { symbol } from '../dom/symbol';
import { cardButton } from './card-button';
import { cardIcon } from './card-icon';
import type { Drawing } from './card-host';
import { cardText } from './card-text';
import type { DecoratedTextWire } from './card-wire';
import { clickable } from './on-click';
import { switchControl } from './switch-control';

/** Labels are plain text, the middle line is card text (documented: add-ons/concepts/widgets). */
export function decoratedText(wire: DecoratedTextWire, drawing: Drawing): HTMLElement {
  const ids = { top: newId('top'), text: newId('text'), bottom: newId('bottom') };
  const icon = wire.startIcon ?? wire.icon;
  const lines = el('span', { class: wire.wrapText ? 'lines wrap' : 'lines' }, [
    wire.topLabel ? el('span', { class: 'label', id: ids.top }, [wire.topLabel]) : undefined,
    ' ',
    el('span', { class: 'text', id: ids.text }, [cardText(wire.text ?? '')]),
    ' ',
    wire.bottomLabel ? el('span', { class: 'label', id: ids.bottom }, [wire.bottomLabel]) : undefined,
  ]);
  const body = [icon && el('span', { class: 'start-icon' }, [cardIcon(icon)]), lines];
  if (wire.switchControl) {
    const control = switchControl(wire.switchControl, drawing);
    control.setAttribute('aria-labelledby', wire.text ? ids.text : ids.top);
    describe(control, wire, ids);
    return el('label', { class: 'decorated' }, [...body, control]);
  }
  const end = wire.button ? cardButton(wire.button, drawing.host) : wire.endIcon && endIcon(wire);
  return wire.onClick
    ? row(wire, [...body], { drawing, end })
    : el('div', { class: 'decorated' }, [...body, end]);
}

function describe(control: HTMLElement, wire: DecoratedTextWire, ids: { top: string; bottom: string }): void {
  const around = [wire.text && wire.topLabel ? ids.top : '', wire.bottomLabel ? ids.bottom : ''].filter(
    Boolean,
  );
  if (around.length) control.setAttribute('aria-describedby', around.join(' '));
}

/** The whole row is one button; a button at its end stands beside it, since buttons cannot be nested. */
function row(
  wire: DecoratedTextWire,
  body: (Node | undefined)[],
  { drawing, end }: { drawing: Drawing; end: HTMLElement | undefined },
): HTMLElement {
  const inside = wire.button
    ? undefined
    : (end ?? el('span', { class: 'end-icon' }, [symbol('chevron_right')]));
  const button = el('button', { type: 'button', class: 'decorated-button' }, [...body, inside]);
  const placed = clickable(button, wire.onClick, drawing.host);
  return el('div', { class: 'decorated with-click' }, [placed, wire.button && end]);
}

function endIcon({ endIcon: icon }: DecoratedTextWire): HTMLElement | undefined {
  return icon && el('span', { class: 'end-icon' }, [cardIcon(icon)]);
}
