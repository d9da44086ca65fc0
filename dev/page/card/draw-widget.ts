/** Owns which function draws which widget, and which of its fields are drawn. */

import { el } from '../dom/element';
import { cardButton } from './card-button';
import type { Drawing } from './card-host';
import { cardText } from './card-text';
import type { ButtonWire, OnClickWire, WidgetWire } from './card-wire';
import { dateTimePicker } from './date-time-picker';
import { decoratedText } from './decorated-text';
import { grid } from './grid';
import { clickable } from './on-click';
import { picture } from './picture';
import { selectionInput } from './selection-input';
import { textInput } from './text-input';
import { undrawn, undrawnFields } from './undrawn';

interface Widget {
  fields: string[];
  draw(wire: object, drawing: Drawing): HTMLElement;
}

const WIDGETS: Readonly<Record<string, Widget>> = {
  textParagraph: { fields: ['text', 'maxLines'], draw: textParagraph },
  decoratedText: {
    fields: 'icon startIcon topLabel text wrapText bottomLabel onClick button switchControl endIcon'.split(
      ' ',
    ),
    draw: decoratedText,
  },
  buttonList: { fields: ['buttons'], draw: buttonList },
  textInput: {
    fields:
      'name label hintText value type onChangeAction initialSuggestions validation placeholderText'.split(
        ' ',
      ),
    draw: textInput,
  },
  selectionInput: { fields: ['name', 'label', 'type', 'items', 'onChangeAction'], draw: selectionInput },
  dateTimePicker: {
    fields: ['name', 'label', 'type', 'valueMsEpoch', 'onChangeAction'],
    draw: dateTimePicker,
  },
  image: { fields: ['imageUrl', 'onClick', 'altText'], draw: image },
  divider: { fields: [], draw: () => el('hr') },
  grid: { fields: ['title', 'items', 'columnCount', 'onClick'], draw: grid },
  columns: { fields: ['columnItems'], draw: columns },
};

/** Draws one widget, and in red what of it cannot be drawn. */
export function drawWidget(wire: WidgetWire, drawing: Drawing): HTMLElement {
  const { horizontalAlignment, ...kinds } = wire;
  const element = el('div', { class: 'widget', 'data-align': horizontalAlignment as string | undefined });
  for (const [name, value] of Object.entries(kinds)) {
    const widget = WIDGETS[name];
    if (!widget) element.append(undrawn(name));
    else
      element.append(
        widget.draw(value as object, drawing),
        ...undrawnFields(name, value as object, widget.fields),
      );
  }
  return element;
}

function textParagraph({ text = '', maxLines }: { text?: string; maxLines?: number }): HTMLElement {
  const element = el('p', { class: maxLines ? 'paragraph clamped' : 'paragraph' }, [cardText(text)]);
  if (maxLines) element.style.webkitLineClamp = String(maxLines);
  return element;
}

function buttonList({ buttons = [] }: { buttons?: ButtonWire[] }, { host }: Drawing): HTMLElement {
  const drawn = buttons.map((button) => cardButton(button, host));
  return el('div', { class: 'button-list' }, drawn);
}

function image(
  { imageUrl = '', altText = '', onClick }: { imageUrl?: string; altText?: string; onClick?: OnClickWire },
  { host }: Drawing,
): HTMLElement {
  const drawn = picture({ url: imageUrl, altText, className: 'card-picture' });
  if (!onClick) return drawn;
  return clickable(el('button', { type: 'button', class: 'picture-button' }, [drawn]), onClick, host);
}

function columns(
  { columnItems = [] }: { columnItems?: { widgets?: WidgetWire[] }[] },
  drawing: Drawing,
): HTMLElement {
  const drawn = columnItems.map(({ widgets = [] }) =>
    el(
      'div',
      { class: 'column' },
      widgets.map((widget) => drawWidget(widget, drawing)),
    ),
  );
  return el('div', { class: 'columns' }, drawn);
}
