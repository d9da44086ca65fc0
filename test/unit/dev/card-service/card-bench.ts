/** Owns how these tests build: CardService as a script has it, and JSON that has passed the official schema. */

import { createCardService, emitted as emittedOf } from '../../../../dev/apps-script/inside/card-service';
import { strict } from '../../../../dev/apps-script/inside/strict';
import { createCardSchema } from '../../../../dev/apps-script/outside/card-schema';

type Widget = GoogleAppsScript.Card_Service.Widget;
type Card = GoogleAppsScript.Card_Service.Card;

export const service = strict(createCardService(), 'CardService');
export const schema = createCardSchema();

/** What the runtime would hand over, as plain JSON. */
export function emitted(value: unknown): unknown {
  return JSON.parse(JSON.stringify(emittedOf(value)?.json));
}

/** The card's JSON; fails unless the official schema takes it. */
export function checked(card: Card): Record<string, unknown> {
  const json = emitted(card) as Record<string, unknown>;
  expect(schema.check(json)).toEqual([]);
  return json;
}

export function cardOf(...widgets: Widget[]): Card {
  const section = widgets.reduce<GoogleAppsScript.Card_Service.CardSection>(
    (all, widget) => all.addWidget(widget),
    service.newCardSection(),
  );
  return service.newCardBuilder().addSection(section).build();
}

/** The JSON of a widget in a card that the official schema takes. */
export function widgetJson(widget: Widget): unknown {
  const { sections } = checked(cardOf(widget)) as { sections: { widgets: unknown[] }[] };
  return sections[0]?.widgets[0];
}

export function action(name = 'onClick'): GoogleAppsScript.Card_Service.Action {
  return service.newAction().setFunctionName(name);
}

export function openLink(url = 'https://example.com/'): GoogleAppsScript.Card_Service.OpenLink {
  return service.newOpenLink().setUrl(url);
}

export function paragraph(text: string): GoogleAppsScript.Card_Service.TextParagraph {
  return service.newTextParagraph().setText(text);
}

/** Calls a method past its type, as JavaScript can. */
export function callLoosely(target: object, method: string, ...args: unknown[]): unknown {
  return (target as Record<string, (...args: unknown[]) => unknown>)[method]?.(...args);
}
