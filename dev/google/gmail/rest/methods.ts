/** Owns what each method of the API costs and which scopes open it (documented: the API's discovery document). */

const MAIL = 'https://mail.google.com/';
const AUTH = 'https://www.googleapis.com/auth/gmail.';

const READ = ['modify', 'readonly'];
const SEE = [...READ, 'metadata'];
const LABELS = [...SEE, 'labels'];
/** Only together with the token of the open message (documented). */
const OPEN_ANY = ['current.message.action', 'current.message.metadata', 'current.message.readonly'];
const OPEN_BODY = ['current.message.action', 'current.message.readonly'];

export interface GmailMethod {
  /** Google's own name, as its scope errors tell it (seen). */
  rpc: string;
  /** Units of quota; facts/apps-script.md 6.2, those of no source there are assumed. */
  units: number;
  scopes: readonly string[];
  addOnScopes: readonly string[];
}

function method(rpc: string, units: number, more: { scopes: string[]; addOn?: string[] }): GmailMethod {
  return {
    rpc: `caribou.api.proto.MailboxService.${rpc}`,
    units,
    scopes: [MAIL, ...more.scopes.map((name) => AUTH + name)],
    addOnScopes: (more.addOn ?? []).map((name) => `${AUTH}addons.${name}`),
  };
}

export const METHODS = {
  getProfile: method('GetProfile', 1, { scopes: [...SEE, 'compose'] }),
  listMessages: method('ListMessages', 5, { scopes: SEE }),
  getMessage: method('GetMessage', 20, { scopes: SEE, addOn: OPEN_ANY }),
  getAttachment: method('GetAttachment', 20, { scopes: READ, addOn: OPEN_BODY }),
  modifyMessage: method('ModifyMessage', 5, { scopes: ['modify'] }),
  batchModifyMessages: method('BatchModifyMessages', 50, { scopes: ['modify'] }),
  trashMessage: method('TrashMessage', 5, { scopes: ['modify'] }),
  untrashMessage: method('UntrashMessage', 5, { scopes: ['modify'] }),
  deleteMessage: method('DeleteMessage', 10, { scopes: [] }),
  sendMessage: method('SendMessage', 100, {
    scopes: ['modify', 'compose', 'send'],
    addOn: ['current.action.compose'],
  }),
  insertMessage: method('InsertMessage', 25, { scopes: ['modify', 'insert'] }),
  importMessage: method('ImportMessage', 25, { scopes: ['modify', 'insert'] }),
  listThreads: method('ListThreads', 10, { scopes: SEE }),
  getThread: method('GetThread', 40, { scopes: SEE, addOn: OPEN_ANY }),
  listLabels: method('ListLabels', 1, { scopes: LABELS }),
  getLabel: method('GetLabel', 1, { scopes: LABELS }),
  createLabel: method('CreateLabel', 5, { scopes: ['modify', 'labels'] }),
  updateLabel: method('UpdateLabel', 5, { scopes: ['modify', 'labels'] }),
  deleteLabel: method('DeleteLabel', 5, { scopes: ['modify', 'labels'] }),
  listDrafts: method('ListDrafts', 5, { scopes: [...READ, 'compose'] }),
  getDraft: method('GetDraft', 20, { scopes: [...READ, 'compose'] }),
  createDraft: method('CreateDraft', 10, {
    scopes: ['modify', 'compose'],
    addOn: ['current.action.compose'],
  }),
  listHistory: method('ListHistory', 2, { scopes: SEE }),
} satisfies Record<string, GmailMethod>;

export const METADATA_SCOPE = `${AUTH}metadata`;
