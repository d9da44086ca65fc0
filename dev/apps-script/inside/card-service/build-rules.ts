/**
 * Owns what `build()` refuses. That it validates is documented, and so is each rule unless marked; the words are
 * assumed. Rules that Google's own samples break are left out: an alternative text for each image, a filled button as
 * a footer's first.
 */

import { CARD_LIMITS } from '../../card-limits';
import { exception } from '../strict';
import { refuseImages } from './image-rules';
import type { Json } from './parts';

interface Rule {
  /** Of each group at least one field must be set. */
  needs?: string[][];
  /** Of these at most one may be set: a oneof of the card schema. */
  one?: string[];
  /** The most entries that a repeated field may have. */
  atMost?: Record<string, number>;
}

/** A button without a text and an icon: assumed. */
const BUTTON: Rule = { needs: [['text', 'icon']] };
const ICON: Rule = { one: ['knownIcon', 'iconUrl', 'materialIcon'] };
const ACTION: Rule = { needs: [['function']] };
/** That a link needs an address is assumed. */
const LINK: Rule = { needs: [['url']] };

/** By the field in which a message stands; a repeated field's rule holds for each entry. */
const RULES: Record<string, Rule> = {
  /** An empty card: assumed. */
  card: { needs: [['header', 'sections']], atMost: { sections: CARD_LIMITS.sectionsPerCard } },
  header: { needs: [['title']] },
  peekCardHeader: { needs: [['title']] },
  sections: { needs: [['widgets']], atMost: { widgets: CARD_LIMITS.widgetsPerSection } },
  fixedFooter: { needs: [['primaryButton']] },
  textParagraph: { needs: [['text']] },
  image: { needs: [['imageUrl', 'imageUri']] },
  decoratedText: { needs: [['text']], one: ['button', 'switchControl', 'endIcon'] },
  switchControl: { needs: [['name']] },
  textInput: { needs: [['name'], ['label', 'hintText']] },
  selectionInput: { needs: [['name']], atMost: { items: CARD_LIMITS.itemsPerSelection } },
  dateTimePicker: { needs: [['name']] },
  buttons: BUTTON,
  button: BUTTON,
  primaryButton: BUTTON,
  secondaryButton: BUTTON,
  icon: ICON,
  startIcon: ICON,
  endIcon: ICON,
  materialIcon: { needs: [['name']] },
  onClick: { one: ['action', 'openLink', 'openDynamicLinkAction', 'authorizationAction'] },
  action: ACTION,
  openDynamicLinkAction: ACTION,
  onChangeAction: ACTION,
  autoCompleteAction: ACTION,
  externalDataSource: ACTION,
  openLink: LINK,
  link: LINK,
  notification: { needs: [['text']] },
};

/** Inputs whose name "must be unique"; switches may share one. */
const UNIQUELY_NAMED = ['textInput', 'selectionInput', 'dateTimePicker'];

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param message what is being built; `field` chooses its rule, and that of everything in it.
 * @throws Exception that names the first broken rule and where.
 */
export function refuseBroken(message: unknown, field: string): void {
  const names = new Set<string>();
  visit(message, { field, path: field, names });
}

interface Place {
  field: string;
  path: string;
  names: Set<string>;
}

function visit(value: unknown, place: Place): void {
  const { path } = place;
  if (Array.isArray(value)) {
    value.forEach((entry, index) => visit(entry, { ...place, path: `${path}[${index}]` }));
    return;
  }
  if (!isJson(value)) return;
  const rule = RULES[place.field];
  if (rule) refuseMessage(value, rule, path);
  refuseImages(value, path);
  if (UNIQUELY_NAMED.includes(place.field)) refuseSecond(String(value.name), place);
  for (const [field, inner] of Object.entries(value))
    visit(inner, { ...place, field, path: `${path}.${field}` });
}

function refuseMessage(message: Json, { needs = [], one = [], atMost = {} }: Rule, path: string): void {
  const isSet = (field: string): boolean => message[field] !== undefined;
  const missing = needs.find((group) => !group.some(isSet));
  if (missing) throw exception(`Invalid value at ${path}: it needs ${missing.join(' or ')}.`);
  const set = one.filter(isSet);
  if (set.length > 1) throw exception(`Invalid value at ${path}: it can have only one of ${set.join(', ')}.`);
  for (const [field, limit] of Object.entries(atMost)) {
    const entries = (message[field] ?? []) as unknown[];
    if (entries.length > limit) {
      throw exception(
        `Invalid value at ${path}: it has ${entries.length} ${field}, and can't have more than ${limit}.`,
      );
    }
  }
}

function refuseSecond(name: string, { path, names }: Place): void {
  if (names.has(name)) throw exception(`Invalid value at ${path}: the field name ${name} must be unique.`);
  names.add(name);
}
