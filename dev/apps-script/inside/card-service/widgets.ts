/** Owns which objects are widgets, and under which field each stands in a section. */

import type { Kind } from '../strict';
import { HostButton, HostButtonSet } from './buttons';
import { HostDecoratedText } from './decorated-text';
import { HostGrid } from './grid';
import { HostKeyValue } from './key-value';
import { copyOf, type Json } from './parts';
import { Picker } from './pickers';
import { HostSelectionInput } from './selection-input';
import { HostTextInput } from './text-input';
import { HostDivider, HostImage, HostTextParagraph } from './texts-and-images';

const FIELDS: [abstract new () => object, string][] = [
  [HostTextParagraph, 'textParagraph'],
  [HostImage, 'image'],
  [HostDecoratedText, 'decoratedText'],
  [HostKeyValue, 'decoratedText'],
  [HostButtonSet, 'buttonList'],
  [HostTextInput, 'textInput'],
  [HostSelectionInput, 'selectionInput'],
  [Picker, 'dateTimePicker'],
  [HostDivider, 'divider'],
  [HostGrid, 'grid'],
];

/** Matches every widget, for `checkArguments`; the types' `Widget` has no member that could tell. */
export const ANY_WIDGET: Kind = class {
  static [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof HostButton || FIELDS.some(([type]) => value instanceof type);
  }
};

/** The `Widget` message around a widget. The schema knows no lone button, so it becomes a list of one. */
export function widgetJson(widget: object): Json {
  if (widget instanceof HostButton) return { buttonList: { buttons: [copyOf(widget)] } };
  const found = FIELDS.find(([type]) => widget instanceof type);
  if (!found) throw new TypeError('This is no widget.');
  return { [found[1]]: copyOf(widget) };
}
