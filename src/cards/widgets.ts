/** Owns the small vocabulary of which all cards are made: rows, fields, buttons, and one way to show a state. */

import type { HandlerName } from '../handler-names';
import { escapeHtml } from '../text/escape';

export type Card = GoogleAppsScript.Card_Service.Card;
type Section = GoogleAppsScript.Card_Service.CardSection;
type Widget = GoogleAppsScript.Card_Service.Widget;
type TextButton = GoogleAppsScript.Card_Service.TextButton;
type Action = GoogleAppsScript.Card_Service.Action;

/** Red and green are never told by colour alone: each has an icon of its own. */
export type Tone = 'good' | 'warn' | 'bad' | 'quiet';

const ICONS: Readonly<Record<Tone, string>> = {
  good: 'check_circle',
  warn: 'schedule',
  bad: 'error',
  quiet: 'radio_button_unchecked',
};
const COLOURS: Readonly<Record<Tone, string | undefined>> = {
  good: '#188038',
  warn: '#b06000',
  bad: '#c5221f',
  quiet: undefined,
};

/** Parameters carry ids only; they come back as the client's word. */
export interface Target {
  handler: HandlerName;
  parameters?: Readonly<Record<string, string>>;
}

function action({ handler, parameters }: Target): Action {
  // Without this the platform empties a form's fields at the click, also where the form is then refused.
  const built = CardService.newAction().setFunctionName(handler).setPersistValues(true);
  return parameters ? built.setParameters({ ...parameters }) : built;
}

function icon(name: string): GoogleAppsScript.Card_Service.IconImage {
  return CardService.newIconImage().setMaterialIcon(CardService.newMaterialIcon().setName(name));
}

function coloured(tone: Tone, text: string): string {
  const colour = COLOURS[tone];
  return colour === undefined ? escapeHtml(text) : `<font color="${colour}">${escapeHtml(text)}</font>`;
}

export interface StateRow {
  tone: Tone;
  title: string;
  below?: string;
  opens?: Target;
}

/** A state with its icon; with `opens` the row is a way in. */
export function stateRow({ tone, title, below, opens }: StateRow): Widget {
  const row = CardService.newDecoratedText()
    .setStartIcon(icon(ICONS[tone]))
    .setText(coloured(tone, title))
    .setWrapText(true);
  if (below !== undefined) row.setBottomLabel(below);
  return opens ? row.setOnClickAction(action(opens)).setEndIcon(icon('chevron_right')) : row;
}

/** A row that opens another card. */
export function openRow(title: string, below: string | undefined, opens: Target): Widget {
  const row = CardService.newDecoratedText().setText(escapeHtml(title)).setWrapText(true);
  if (below !== undefined) row.setBottomLabel(below);
  return row.setOnClickAction(action(opens)).setEndIcon(icon('chevron_right'));
}

/** A named fact, to read and to copy. */
export function factRow(label: string, value: string): Widget {
  return CardService.newDecoratedText().setTopLabel(label).setText(escapeHtml(value)).setWrapText(true);
}

export function paragraph(text: string): Widget {
  return CardService.newTextParagraph().setText(escapeHtml(text));
}

export interface SwitchRow {
  label: string;
  below: string;
  field: string;
  isOn: boolean;
  changes: Target;
}

export function switchRow({ label, below, field, isOn, changes }: SwitchRow): Widget {
  const control = CardService.newSwitch().setFieldName(field).setValue('on').setSelected(isOn);
  return CardService.newDecoratedText()
    .setText(escapeHtml(label))
    .setBottomLabel(below)
    .setWrapText(true)
    .setSwitchControl(control.setOnChangeAction(action(changes)));
}

export interface Field {
  name: string;
  title: string;
  value?: string;
  hint?: string;
  isLong?: true;
}

export function field({ name, title, value, hint, isLong }: Field): Widget {
  const input = CardService.newTextInput().setFieldName(name).setTitle(title);
  if (value !== undefined && value !== '') input.setValue(value);
  if (hint !== undefined) input.setHint(hint);
  return isLong ? input.setMultiline(true) : input;
}

export interface Choice {
  value: string;
  title: string;
  isChosen: boolean;
}

/** One of them. */
export function choices(name: string, title: string, items: readonly Choice[]): Widget {
  return withItems(selection('RADIO_BUTTON', name).setTitle(title), items);
}

/** Any of them; the form sends the values that are ticked. */
export function checks(name: string, items: readonly Choice[]): Widget {
  return withItems(selection('CHECK_BOX', name), items);
}

type Selection = GoogleAppsScript.Card_Service.SelectionInput;

function selection(type: 'RADIO_BUTTON' | 'CHECK_BOX', name: string): Selection {
  return CardService.newSelectionInput().setType(CardService.SelectionInputType[type]).setFieldName(name);
}

function withItems(input: Selection, items: readonly Choice[]): Widget {
  return items.reduce((all, { title, value, isChosen }) => all.addItem(title, value, isChosen), input);
}

/** The one main action of a card. */
export function mainButton(text: string, does: Target): TextButton {
  return button(text, does).setTextButtonStyle(CardService.TextButtonStyle.FILLED);
}

export function button(text: string, does: Target): TextButton {
  return CardService.newTextButton().setText(text).setOnClickAction(action(does));
}

/** A button whose click brings an address to open; the address is made at the click. */
export function linkButton(text: string, does: Target): TextButton {
  return CardService.newTextButton().setText(text).setOnClickOpenLinkAction(action(does));
}

export function filled(button: TextButton): TextButton {
  return button.setTextButtonStyle(CardService.TextButtonStyle.FILLED);
}

export function buttons(...row: TextButton[]): Widget {
  return row.reduce((set, one) => set.addButton(one), CardService.newButtonSet());
}

export function section(header: string | undefined, widgets: readonly Widget[]): Section {
  const built = CardService.newCardSection();
  if (header !== undefined) built.setHeader(escapeHtml(header));
  for (const widget of widgets) built.addWidget(widget);
  return built;
}

/** Sections without a widget are left out: the platform refuses them. */
export function card(
  header: { title: string; subtitle?: string; name?: string },
  sections: readonly { header?: string; widgets: readonly Widget[] }[],
): Card {
  const top = CardService.newCardHeader().setTitle(header.title);
  if (header.subtitle !== undefined) top.setSubtitle(header.subtitle);
  const built = CardService.newCardBuilder().setHeader(top);
  if (header.name !== undefined) built.setName(header.name);
  for (const { header: title, widgets } of sections) {
    if (widgets.length > 0) built.addSection(section(title, widgets));
  }
  return built.build();
}

export type { Widget };
