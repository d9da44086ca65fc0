/** Owns CardService as a whole: every enum and factory of its type; what is not built says so when called. */

import { unbuilt } from '../unbuilt';
import { newAction } from './action';
import { newAuthorizationException } from './authorization-exception';
import { newButtonSet, newFixedFooter, newImageButton, newTextButton } from './buttons';
import { newCardBuilder } from './card-builder';
import { newCardAction, newCardHeader, newCardSection } from './card-section';
import { newDecoratedText } from './decorated-text';
import * as enums from './enums';
import { newGrid, newGridItem } from './grid';
import { newIconImage, newMaterialIcon } from './icon-image';
import { ICON } from './icons';
import { newBorderStyle, newImageComponent, newImageCropStyle } from './image-component';
import { newKeyValue } from './key-value';
import { newNavigation, newNotification } from './navigation';
import { newAuthorizationAction, newOpenLink } from './open-link';
import { newDatePicker, newDateTimePicker, newTimePicker } from './pickers';
import {
  newActionResponseBuilder,
  newSuggestionsResponseBuilder,
  newUniversalActionResponseBuilder,
} from './responses';
import { newSelectionInput } from './selection-input';
import { newSwitch } from './switch';
import { newSuggestions, newTextInput, newValidation } from './text-input';
import { newDivider, newImage, newTextParagraph } from './texts-and-images';
import {
  newUpdateDraftActionResponseBuilder,
  newUpdateDraftBccRecipientsAction,
  newUpdateDraftBodyAction,
  newUpdateDraftCcRecipientsAction,
  newUpdateDraftSubjectAction,
  newUpdateDraftToRecipientsAction,
} from './update-draft';

export { emitted } from './built';

/** CardService of a Gmail add-on. What belongs to Calendar, Drive, editors and Chat is not built, nor new drafts. */
export function createCardService(): GoogleAppsScript.Card_Service.CardService {
  return {
    BorderType: enums.BORDER_TYPE.values,
    ComposedEmailType: enums.COMPOSED_EMAIL_TYPE.values,
    ContentType: enums.CONTENT_TYPE.values,
    DisplayStyle: enums.DISPLAY_STYLE.values,
    GridItemLayout: enums.GRID_ITEM_LAYOUT.values,
    HorizontalAlignment: enums.HORIZONTAL_ALIGNMENT.values,
    Icon: ICON.values,
    ImageCropType: enums.IMAGE_CROP_TYPE.values,
    ImageStyle: enums.IMAGE_STYLE.values,
    InputType: enums.INPUT_TYPE.values,
    Interaction: enums.INTERACTION.values,
    LoadIndicator: enums.LOAD_INDICATOR.values,
    OnClose: enums.ON_CLOSE.values,
    OpenAs: enums.OPEN_AS.values,
    SelectionInputType: enums.SELECTION_INPUT_TYPE.values,
    SwitchControlType: enums.SWITCH_CONTROL_TYPE.values,
    TextButtonStyle: enums.TEXT_BUTTON_STYLE.values,
    UpdateDraftBodyType: enums.UPDATE_DRAFT_BODY_TYPE.values,
    newAction,
    newActionResponseBuilder,
    newAuthorizationAction,
    newAuthorizationException,
    newBorderStyle,
    newButtonSet,
    newCardAction,
    newCardBuilder,
    newCardHeader,
    newCardSection,
    newDatePicker,
    newDateTimePicker,
    newDecoratedText,
    newDivider,
    newFixedFooter,
    newGrid,
    newGridItem,
    newIconImage,
    newImage,
    newImageButton,
    newImageComponent,
    newImageCropStyle,
    newKeyValue,
    newMaterialIcon,
    newNavigation,
    newNotification,
    newOpenLink,
    newSelectionInput,
    newSuggestions,
    newSuggestionsResponseBuilder,
    newSwitch,
    newTextButton,
    newTextInput,
    newTextParagraph,
    newTimePicker,
    newUniversalActionResponseBuilder,
    newUpdateDraftActionResponseBuilder,
    newUpdateDraftBccRecipientsAction,
    newUpdateDraftBodyAction,
    newUpdateDraftCcRecipientsAction,
    newUpdateDraftSubjectAction,
    newUpdateDraftToRecipientsAction,
    newValidation,
    ...UNBUILT,
  };
}

const UNBUILT = {
  newAttachment: unbuilt('CardService.newAttachment'),
  newCalendarEventActionResponseBuilder: unbuilt('CardService.newCalendarEventActionResponseBuilder'),
  newComposeActionResponseBuilder: unbuilt('CardService.newComposeActionResponseBuilder'),
  newDriveItemsSelectedActionResponseBuilder: unbuilt(
    'CardService.newDriveItemsSelectedActionResponseBuilder',
  ),
  newEditorFileScopeActionResponseBuilder: unbuilt('CardService.newEditorFileScopeActionResponseBuilder'),
  newLinkPreview: unbuilt('CardService.newLinkPreview'),
};
