/** Owns the enums of CardService but for the icons; on the right stands the name in card.proto. */

import { platformEnum } from './platform-enum';

export const BORDER_TYPE = platformEnum<typeof GoogleAppsScript.Card_Service.BorderType>('BorderType', {
  NO_BORDER: 'NO_BORDER',
  STROKE: 'STROKE',
});

export const DISPLAY_STYLE = platformEnum<typeof GoogleAppsScript.Card_Service.DisplayStyle>('DisplayStyle', {
  PEEK: 'PEEK',
  REPLACE: 'REPLACE',
});

export const GRID_ITEM_LAYOUT = platformEnum<typeof GoogleAppsScript.Card_Service.GridItemLayout>(
  'GridItemLayout',
  { TEXT_BELOW: 'TEXT_BELOW', TEXT_ABOVE: 'TEXT_ABOVE' },
);

export const IMAGE_CROP_TYPE = platformEnum<typeof GoogleAppsScript.Card_Service.ImageCropType>(
  'ImageCropType',
  {
    SQUARE: 'SQUARE',
    CIRCLE: 'CIRCLE',
    RECTANGLE_CUSTOM: 'RECTANGLE_CUSTOM',
    RECTANGLE_4_3: 'RECTANGLE_4_3',
  },
);

export const IMAGE_STYLE = platformEnum<typeof GoogleAppsScript.Card_Service.ImageStyle>('ImageStyle', {
  SQUARE: 'SQUARE',
  CIRCLE: 'CIRCLE',
});

export const INPUT_TYPE = platformEnum<typeof GoogleAppsScript.Card_Service.InputType>('InputType', {
  TEXT: 'TEXT',
  INTEGER: 'INTEGER',
  FLOAT: 'FLOAT',
  EMAIL: 'EMAIL',
});

export const LOAD_INDICATOR = platformEnum<typeof GoogleAppsScript.Card_Service.LoadIndicator>(
  'LoadIndicator',
  { SPINNER: 'SPINNER', NONE: 'NONE' },
);

/** `RELOAD_ADD_ON` is the old name; it alone did not block the card behind an overlay (documented), which JSON cannot say. */
export const ON_CLOSE = platformEnum<typeof GoogleAppsScript.Card_Service.OnClose>('OnClose', {
  NOTHING: 'NOTHING',
  RELOAD: 'RELOAD',
  RELOAD_ADD_ON: 'RELOAD',
});

export const OPEN_AS = platformEnum<typeof GoogleAppsScript.Card_Service.OpenAs>('OpenAs', {
  FULL_SIZE: 'FULL_SIZE',
  OVERLAY: 'OVERLAY',
});

export const SELECTION_INPUT_TYPE = platformEnum<typeof GoogleAppsScript.Card_Service.SelectionInputType>(
  'SelectionInputType',
  {
    CHECK_BOX: 'CHECK_BOX',
    RADIO_BUTTON: 'RADIO_BUTTON',
    DROPDOWN: 'DROPDOWN',
    SWITCH: 'SWITCH',
    MULTI_SELECT: 'MULTI_SELECT',
  },
);

export const SWITCH_CONTROL_TYPE = platformEnum<typeof GoogleAppsScript.Card_Service.SwitchControlType>(
  'SwitchControlType',
  { SWITCH: 'SWITCH', CHECK_BOX: 'CHECK_BOX' },
);

/** `TEXT` is the old name of `OUTLINED` (documented). */
export const TEXT_BUTTON_STYLE = platformEnum<typeof GoogleAppsScript.Card_Service.TextButtonStyle>(
  'TextButtonStyle',
  {
    OUTLINED: 'OUTLINED',
    TEXT: 'OUTLINED',
    FILLED: 'FILLED',
    FILLED_TONAL: 'FILLED_TONAL',
    BORDERLESS: 'BORDERLESS',
  },
);

/** These belong to methods that are not built; only their members are there. */
export const COMPOSED_EMAIL_TYPE = platformEnum<typeof GoogleAppsScript.Card_Service.ComposedEmailType>(
  'ComposedEmailType',
  { REPLY_AS_DRAFT: 'REPLY_AS_DRAFT', STANDALONE_DRAFT: 'STANDALONE_DRAFT' },
);
export const CONTENT_TYPE = platformEnum<typeof GoogleAppsScript.Card_Service.ContentType>('ContentType', {
  TEXT: 'TEXT',
  MUTABLE_HTML: 'MUTABLE_HTML',
  IMMUTABLE_HTML: 'IMMUTABLE_HTML',
});
export const HORIZONTAL_ALIGNMENT = platformEnum<typeof GoogleAppsScript.Card_Service.HorizontalAlignment>(
  'HorizontalAlignment',
  { START: 'START', CENTER: 'CENTER', END: 'END' },
);
export const INTERACTION = platformEnum<typeof GoogleAppsScript.Card_Service.Interaction>('Interaction', {
  INTERACTION_UNSPECIFIED: 'INTERACTION_UNSPECIFIED',
  OPEN_DIALOG: 'OPEN_DIALOG',
});
export const UPDATE_DRAFT_BODY_TYPE = platformEnum<typeof GoogleAppsScript.Card_Service.UpdateDraftBodyType>(
  'UpdateDraftBodyType',
  { IN_PLACE_INSERT: 'IN_PLACE_INSERT' },
);
