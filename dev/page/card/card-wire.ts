/**
 * Owns the types of the card JSON that the page draws: google.apps.card.v1 (documented: card.proto in
 * `@google-apps/chat`). Types only. The host checks every card against that schema before the page sees it.
 */

import type { OpenLinkWire } from '../../host/api';

export type { OpenLinkWire };

export interface CardWire {
  name?: string;
  header?: CardHeaderWire;
  sections?: SectionWire[];
  cardActions?: { actionLabel?: string; onClick?: OnClickWire }[];
  fixedFooter?: { primaryButton?: ButtonWire; secondaryButton?: ButtonWire };
}

export interface CardHeaderWire {
  title?: string;
  subtitle?: string;
  imageUrl?: string;
  imageAltText?: string;
  imageType?: 'SQUARE' | 'CIRCLE';
}

export interface SectionWire {
  header?: string;
  widgets?: WidgetWire[];
  collapsible?: boolean;
  uncollapsibleWidgetsCount?: number;
}

/** One of the widget kinds under its name, and perhaps an alignment. */
export type WidgetWire = Record<string, unknown>;

export interface ActionWire {
  function?: string;
  parameters?: { key?: string; value?: string }[];
  loadIndicator?: 'SPINNER' | 'NONE';
  persistValues?: boolean;
  requiredWidgets?: string[];
  allWidgetsAreRequired?: boolean;
}

export interface OnClickWire {
  action?: ActionWire;
  openDynamicLinkAction?: ActionWire;
  openLink?: OpenLinkWire;
  card?: CardWire;
  overflowMenu?: { items?: { text?: string; onClick?: OnClickWire; disabled?: boolean }[] };
}

export interface IconWire {
  knownIcon?: string;
  iconUrl?: string;
  materialIcon?: { name?: string; fill?: boolean; weight?: number; grade?: number };
  altText?: string;
  imageType?: 'SQUARE' | 'CIRCLE';
}

export interface ButtonWire {
  text?: string;
  icon?: IconWire;
  /** Shares from 0 to 1. */
  color?: { red?: number; green?: number; blue?: number; alpha?: number };
  onClick?: OnClickWire;
  disabled?: boolean;
  altText?: string;
  type?: 'OUTLINED' | 'FILLED' | 'FILLED_TONAL' | 'BORDERLESS';
}

export interface SwitchControlWire {
  name?: string;
  value?: string;
  selected?: boolean;
  onChangeAction?: ActionWire;
  controlType?: 'SWITCH' | 'CHECKBOX' | 'CHECK_BOX';
}

export interface DecoratedTextWire {
  icon?: IconWire;
  startIcon?: IconWire;
  topLabel?: string;
  text?: string;
  wrapText?: boolean;
  bottomLabel?: string;
  onClick?: OnClickWire;
  button?: ButtonWire;
  switchControl?: SwitchControlWire;
  endIcon?: IconWire;
}

export interface TextInputWire {
  name?: string;
  label?: string;
  hintText?: string;
  value?: string;
  type?: 'SINGLE_LINE' | 'MULTIPLE_LINE';
  onChangeAction?: ActionWire;
  initialSuggestions?: { items?: { text?: string }[] };
  validation?: { characterLimit?: number; inputType?: 'TEXT' | 'INTEGER' | 'FLOAT' | 'EMAIL' };
  placeholderText?: string;
}

export interface SelectionInputWire {
  name?: string;
  label?: string;
  type?: 'CHECK_BOX' | 'RADIO_BUTTON' | 'SWITCH' | 'DROPDOWN' | 'MULTI_SELECT';
  items?: SelectionItemWire[];
  onChangeAction?: ActionWire;
}

export interface SelectionItemWire {
  text?: string;
  value?: string;
  selected?: boolean;
}

export interface DateTimePickerWire {
  name?: string;
  label?: string;
  type?: 'DATE_AND_TIME' | 'DATE_ONLY' | 'TIME_ONLY';
  /** An int64, which JSON may carry as text. */
  valueMsEpoch?: string | number;
  onChangeAction?: ActionWire;
}

export interface GridWire {
  title?: string;
  items?: GridItemWire[];
  columnCount?: number;
  onClick?: OnClickWire;
}

export interface GridItemWire {
  id?: string;
  image?: { imageUri?: string; altText?: string };
  title?: string;
  subtitle?: string;
  layout?: 'TEXT_BELOW' | 'TEXT_ABOVE';
}
