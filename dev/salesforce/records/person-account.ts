/**
 * Owns accounts that are people, where the org has them: an account with a last name is one (assumed: in a real org the
 * record type decides), and has a contact of its own that follows it (documented).
 */

import { PERSON_FIELDS } from '../schema/objects/person-account';
import type { Row } from '../storage/rows';
import type { Behaviour } from './platform';
import { insertByPlatform, updateByPlatform } from './platform-rows';
import { failure, notWritable, requiredMissing } from './save-failure';
import type { Draft } from './saving';

const PERSONAL = PERSON_FIELDS.map(({ name }) => name);

/** What the account and its contact have both; an address as a whole is made of its parts. */
const SHARED = [
  ...PERSON_FIELDS.filter(({ type, createable }) => createable && type !== 'address').map(({ name }) => name),
  ...['Phone', 'Fax', 'OwnerId'],
];

const isPerson = ({ row }: Draft) => typeof row['LastName'] === 'string';

/** Words seen (Chrome-Salesforce-inspector issue 38, texei-sfdx-plugin issue 51). */
const badFields = (names: string[]) =>
  failure(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Account: bad field names on insert/update call: ${names.join(', ')}`,
    names,
  );

export const ACCOUNT_BEHAVIOUR: Behaviour = {
  prepare(_, draft) {
    const { before, given } = draft;
    if (before?.['IsPersonAccount'] === 1 && !isPerson(draft)) throw requiredMissing(['LastName']);
    const wrong = PERSONAL.filter((name) => given.has(name));
    if (!isPerson(draft) || (before && before['IsPersonAccount'] !== 1)) {
      if (wrong.length > 0) throw badFields(wrong);
      return {};
    }
    // Seen, with other words at creation (SandboxBerry issue 12).
    if (given.has('Name')) throw before ? badFields(['Name']) : notWritable(['Name']);
    return { IsPersonAccount: 1 };
  },
  saved(saving, draft) {
    const { id, row, object, before } = draft;
    if (!isPerson(draft)) return;
    if (before)
      return void updateByPlatform(
        saving,
        { name: 'Contact', id: String(row['PersonContactId']) },
        contactOf(row),
      );
    const PersonContactId = insertByPlatform(saving, 'Contact', {
      ...contactOf(row),
      AccountId: id,
      IsPersonAccount: 1,
    });
    saving.deps.rows.update(object, id, { PersonContactId });
  },
};

/** Its contact may be changed too, and is the account by another name (seen: b2c-crm-sync issue 14). */
export const CONTACT_BEHAVIOUR: Behaviour = {
  prepare(_, { before, given }) {
    if (before?.['IsPersonAccount'] === 1 && given.has('AccountId')) throw badFields(['AccountId']);
    return {};
  },
  saved(saving, { row, before }) {
    if (before?.['IsPersonAccount'] !== 1) return;
    const changes = SHARED.map((name) => [name, row[ofContact(name)] ?? null]);
    updateByPlatform(
      saving,
      { name: 'Account', id: String(row['AccountId']) },
      Object.fromEntries(changes) as Row,
    );
  },
};

/** `PersonEmail` is the contact's `Email`. */
const ofContact = (name: string) => name.replace(/^Person/, '');

function contactOf(row: Row): Row {
  return Object.fromEntries(SHARED.map((name) => [ofContact(name), row[name] ?? null]));
}
