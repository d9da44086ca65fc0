/** Owns which APIs a script may call as advanced services here: those that a simulator behind this host answers. */

export interface AdvancedApi {
  /** As errors name the API. */
  name: string;
  /** The root of its paths. */
  base: string;
  /** `VERB path` by method; those that send a resource take it as their first argument (documented). */
  methods: Record<string, string>;
  /** Fields that are bytes to a script (seen of Gmail's). */
  byteFields: readonly string[];
}

/** By the manifest's `serviceId`. */
export const ADVANCED_APIS: Record<string, AdvancedApi> = {
  gmail: {
    name: 'gmail',
    base: 'https://gmail.googleapis.com/gmail/v1/',
    byteFields: ['data', 'raw'],
    methods: {
      'Users.getProfile': 'GET users/{userId}/profile',
      'Users.History.list': 'GET users/{userId}/history',
      'Users.Labels.create': 'POST+ users/{userId}/labels',
      'Users.Labels.get': 'GET users/{userId}/labels/{id}',
      'Users.Labels.list': 'GET users/{userId}/labels',
      'Users.Messages.Attachments.get': 'GET users/{userId}/messages/{messageId}/attachments/{id}',
      'Users.Messages.batchModify': 'POST+ users/{userId}/messages/batchModify',
      'Users.Messages.get': 'GET users/{userId}/messages/{id}',
      'Users.Messages.list': 'GET users/{userId}/messages',
      'Users.Messages.modify': 'POST+ users/{userId}/messages/{id}/modify',
      'Users.Messages.send': 'POST+ users/{userId}/messages/send',
      'Users.Messages.trash': 'POST users/{userId}/messages/{id}/trash',
      'Users.Messages.untrash': 'POST users/{userId}/messages/{id}/untrash',
      'Users.Threads.get': 'GET users/{userId}/threads/{id}',
      'Users.Threads.list': 'GET users/{userId}/threads',
      'Users.Threads.modify': 'POST+ users/{userId}/threads/{id}/modify',
      'Users.Threads.trash': 'POST users/{userId}/threads/{id}/trash',
      'Users.Threads.untrash': 'POST users/{userId}/threads/{id}/untrash',
    },
  },
  admin: {
    name: 'directory',
    base: 'https://admin.googleapis.com/admin/directory/v1/',
    byteFields: [],
    methods: {
      'Members.hasMember': 'GET groups/{groupKey}/hasMember/{memberKey}',
      'Members.list': 'GET groups/{groupKey}/members',
      'Users.get': 'GET users/{userKey}',
      'Users.list': 'GET users',
    },
  },
};
