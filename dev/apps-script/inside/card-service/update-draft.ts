/**
 * Owns changing the draft that is being written, from a compose action. The JSON is by analogy to the HTTP runtime's
 * `hostAppAction` (assumed); the card schema has no message for it.
 */

import { checkArguments, exception } from '../strict';
import { built, HostUpdateDraftActionResponse } from './built';
import { CONTENT_TYPE, UPDATE_DRAFT_BODY_TYPE } from './enums';
import { append, copyOf, factory, type Json, put } from './parts';

type ContentType = GoogleAppsScript.Card_Service.ContentType;

/** @throws Exception unless all are texts (words: assumed). */
function recipients(method: string, given: ArrayLike<unknown>): Json[] {
  checkArguments(method, given, ['Array']);
  const emails = given[0] as unknown[];
  if (!emails.every((email) => typeof email === 'string'))
    throw exception(`The parameters (Object[]) don't match the method signature for ${method}.`);
  return emails.map((email) => ({ email }));
}

export class HostUpdateDraftBccRecipientsAction
  implements GoogleAppsScript.Card_Service.UpdateDraftBccRecipientsAction
{
  addUpdateBccRecipients(_emails: string[]): this {
    const method = 'CardService.UpdateDraftBccRecipientsAction.addUpdateBccRecipients';
    return append(this, 'bccRecipients', ...recipients(method, arguments));
  }
}

export class HostUpdateDraftCcRecipientsAction
  implements GoogleAppsScript.Card_Service.UpdateDraftCcRecipientsAction
{
  addUpdateCcRecipients(_emails: string[]): this {
    const method = 'CardService.UpdateDraftCcRecipientsAction.addUpdateCcRecipients';
    return append(this, 'ccRecipients', ...recipients(method, arguments));
  }
}

export class HostUpdateDraftToRecipientsAction
  implements GoogleAppsScript.Card_Service.UpdateDraftToRecipientsAction
{
  addUpdateToRecipients(_emails: string[]): this {
    const method = 'CardService.UpdateDraftToRecipientsAction.addUpdateToRecipients';
    return append(this, 'toRecipients', ...recipients(method, arguments));
  }
}

export class HostUpdateDraftSubjectAction implements GoogleAppsScript.Card_Service.UpdateDraftSubjectAction {
  addUpdateSubject(subject: string): this {
    checkArguments('CardService.UpdateDraftSubjectAction.addUpdateSubject', arguments, ['String']);
    return put(this, { subject });
  }
}

export class HostUpdateDraftBodyAction implements GoogleAppsScript.Card_Service.UpdateDraftBodyAction {
  addUpdateContent(content: string, contentType: ContentType): this {
    const kinds = ['String' as const, CONTENT_TYPE.kind];
    checkArguments('CardService.UpdateDraftBodyAction.addUpdateContent', arguments, kinds);
    return append(this, 'insertContents', { content, contentType: CONTENT_TYPE.wire(contentType) });
  }
  setUpdateType(updateType: GoogleAppsScript.Card_Service.UpdateDraftBodyType): this {
    const kinds = [UPDATE_DRAFT_BODY_TYPE.kind];
    checkArguments('CardService.UpdateDraftBodyAction.setUpdateType', arguments, kinds);
    return put(this, { type: UPDATE_DRAFT_BODY_TYPE.wire(updateType) });
  }
}

function update<T extends object>(builder: T, what: string, [given, kind]: [ArrayLike<unknown>, Part]): T {
  checkArguments(`CardService.UpdateDraftActionResponseBuilder.setUpdateDraft${what}Action`, given, [kind]);
  return put(builder, { [`update${what}`]: copyOf(given[0] as object) });
}

type Part = new () => object;

export class HostUpdateDraftActionResponseBuilder
  implements GoogleAppsScript.Card_Service.UpdateDraftActionResponseBuilder
{
  build(): HostUpdateDraftActionResponse {
    checkArguments('CardService.UpdateDraftActionResponseBuilder.build', arguments, []);
    const renderActions = { hostAppAction: { gmailAction: { updateDraftAction: copyOf(this) } } };
    return built(HostUpdateDraftActionResponse, 'UpdateDraftActionResponse', { renderActions });
  }
  setUpdateDraftBccRecipientsAction(_action: HostUpdateDraftBccRecipientsAction): this {
    return update(this, 'BccRecipients', [arguments, HostUpdateDraftBccRecipientsAction]);
  }
  setUpdateDraftBodyAction(_action: HostUpdateDraftBodyAction): this {
    return update(this, 'Body', [arguments, HostUpdateDraftBodyAction]);
  }
  setUpdateDraftCcRecipientsAction(_action: HostUpdateDraftCcRecipientsAction): this {
    return update(this, 'CcRecipients', [arguments, HostUpdateDraftCcRecipientsAction]);
  }
  setUpdateDraftSubjectAction(_action: HostUpdateDraftSubjectAction): this {
    return update(this, 'Subject', [arguments, HostUpdateDraftSubjectAction]);
  }
  setUpdateDraftToRecipientsAction(_action: HostUpdateDraftToRecipientsAction): this {
    return update(this, 'ToRecipients', [arguments, HostUpdateDraftToRecipientsAction]);
  }
}

export const newUpdateDraftActionResponseBuilder = factory(
  HostUpdateDraftActionResponseBuilder,
  'UpdateDraftActionResponseBuilder',
);
export const newUpdateDraftBccRecipientsAction = factory(
  HostUpdateDraftBccRecipientsAction,
  'UpdateDraftBccRecipientsAction',
);
export const newUpdateDraftBodyAction = factory(HostUpdateDraftBodyAction, 'UpdateDraftBodyAction', {
  type: 'IN_PLACE_INSERT',
});
export const newUpdateDraftCcRecipientsAction = factory(
  HostUpdateDraftCcRecipientsAction,
  'UpdateDraftCcRecipientsAction',
);
export const newUpdateDraftSubjectAction = factory(HostUpdateDraftSubjectAction, 'UpdateDraftSubjectAction');
export const newUpdateDraftToRecipientsAction = factory(
  HostUpdateDraftToRecipientsAction,
  'UpdateDraftToRecipientsAction',
);
