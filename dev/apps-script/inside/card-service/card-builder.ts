/** Owns CardBuilder. */

import { checkArguments } from '../strict';
import { refuseBroken } from './build-rules';
import { built, HostCard } from './built';
import { HostFixedFooter } from './buttons';
import { HostCardAction, HostCardHeader, HostCardSection } from './card-section';
import { DISPLAY_STYLE } from './enums';
import { append, copyOf, factory, jsonOf, put, type Json } from './parts';

export class HostCardBuilder implements GoogleAppsScript.Card_Service.CardBuilder {
  addCardAction(cardAction: GoogleAppsScript.Card_Service.CardAction): this {
    checkArguments('CardService.CardBuilder.addCardAction', arguments, [HostCardAction]);
    return append(this, 'cardActions', copyOf(cardAction));
  }
  addSection(section: GoogleAppsScript.Card_Service.CardSection): this {
    checkArguments('CardService.CardBuilder.addSection', arguments, [HostCardSection]);
    return append(this, 'sections', copyOf(section));
  }
  /** @throws Exception for a card that `build-rules` refuses. */
  build(): HostCard {
    checkArguments('CardService.CardBuilder.build', arguments, []);
    const json = settled(jsonOf(this));
    refuseBroken(json, 'card');
    return built(HostCard, 'Card', json);
  }
  setDisplayStyle(displayStyle: GoogleAppsScript.Card_Service.DisplayStyle): this {
    checkArguments('CardService.CardBuilder.setDisplayStyle', arguments, [DISPLAY_STYLE.kind]);
    return put(this, { displayStyle: DISPLAY_STYLE.wire(displayStyle) });
  }
  setFixedFooter(fixedFooter: GoogleAppsScript.Card_Service.FixedFooter): this {
    checkArguments('CardService.CardBuilder.setFixedFooter', arguments, [HostFixedFooter]);
    return put(this, { fixedFooter: copyOf(fixedFooter) });
  }
  setHeader(cardHeader: GoogleAppsScript.Card_Service.CardHeader): this {
    checkArguments('CardService.CardBuilder.setHeader', arguments, [HostCardHeader]);
    return put(this, { header: copyOf(cardHeader) });
  }
  setName(name: string): this {
    checkArguments('CardService.CardBuilder.setName', arguments, ['String']);
    return put(this, { name });
  }
  setPeekCardHeader(peekCardHeader: GoogleAppsScript.Card_Service.CardHeader): this {
    checkArguments('CardService.CardBuilder.setPeekCardHeader', arguments, [HostCardHeader]);
    return put(this, { peekCardHeader: copyOf(peekCardHeader) });
  }
}

/** A copy in which what only the builders know has become what the card schema has. */
function settled(card: Json): Json {
  return JSON.parse(JSON.stringify(card), (field, value: unknown) => settledField(field, value)) as Json;
}

const ICON_FIELDS = ['icon', 'startIcon', 'endIcon'];

function settledField(field: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const message = value as Json;
  if (field === 'onClick') return settledClick(message);
  if (ICON_FIELDS.includes(field)) return settledIcon(message);
  return 'color' in message ? settledButton(message) : message;
}

/** Beside another kind of click an authorization stays, for the rules to find. */
function settledClick(onClick: Json): Json {
  const { authorizationAction, ...others } = onClick;
  const isAlone = authorizationAction !== undefined && Object.keys(others).length === 0;
  return isAlone ? { openLink: authorizationAction } : onClick;
}

/** `Icon.NONE`, the default, is no icon (documented), so a text or a shape beside it has nothing to be about. */
function settledIcon(icon: Json): Json | undefined {
  return ['knownIcon', 'iconUrl', 'materialIcon'].some((field) => field in icon) ? icon : undefined;
}

/** A background belongs to a filled button and does nothing to others (documented); in JSON it would fill them. */
function settledButton(button: Json): Json {
  if (button.type === 'FILLED') return button;
  const { color: _unused, ...others } = button;
  return others;
}

export const newCardBuilder = factory(HostCardBuilder, 'CardBuilder');
