/** Owns the objects EmailMessage and EmailMessageRelation. Fields and lengths are v67's (documented). */

import { dateTime, field, flag, picklist, reference, SYSTEM, text, textArea } from '../field-builders';
import { object, SYSTEM_FIELDS } from '../object-builders';
import { EMAIL_STATUSES, RELATABLE } from '../picklists';

const MAIL_PEOPLE = ['Contact', 'Lead', 'User'];
const people = {
  referenceTo: MAIL_PEOPLE,
  filterable: false,
  sortable: false,
  groupable: false,
  permissionable: false,
} as const;
const long = { permissionable: false, filterable: true, sortable: false, groupable: false } as const;

export const EMAIL_MESSAGE = object({
  name: 'EmailMessage',
  label: 'Email Message',
  keyPrefix: '02s',
  access: { by: 'parents', parents: ['ActivityId', 'ParentId'] },
  feature: 'enhancedEmail',
  fields: [
    ...SYSTEM_FIELDS,
    reference('ParentId', 'Case', { childName: 'EmailMessages', label: 'Case ID', onDelete: 'cascade' }),
    reference('ActivityId', 'Task', {
      label: 'Activity ID',
      childName: 'EmailMessages',
      onDelete: 'cascade',
    }),
    textArea('TextBody', 131_072, { permissionable: false }),
    textArea('HtmlBody', 131_072, { permissionable: false, htmlFormatted: true }),
    textArea('Headers', 32_000, { permissionable: false }),
    text('Subject', 3000, { ...long, label: 'Subject' }),
    text('Name', 4000, { ...SYSTEM, ...long, nameField: true, calculated: true }),
    text('FromName', 1000, long),
    text('FromAddress', 1000, { ...long, indexed: true }),
    picklist('ValidatedFromAddress', [], { permissionable: false }),
    text('ToAddress', 4000, long),
    text('CcAddress', 4000, { ...long, label: 'CC Address' }),
    text('BccAddress', 4000, { ...long, label: 'BCC Address' }),
    flag('Incoming', { label: 'Is Incoming', updateable: false, permissionable: false }),
    flag('HasAttachment', SYSTEM),
    picklist('Status', EMAIL_STATUSES, {
      nillable: false,
      defaultedOnCreate: true,
      restrictedPicklist: true,
      permissionable: false,
    }),
    dateTime('MessageDate', { permissionable: false, indexed: true }),
    reference('ReplyToEmailMessageId', 'EmailMessage', {
      updateable: false,
      indexed: false,
      permissionable: false,
    }),
    flag('IsExternallyVisible', { permissionable: false }),
    text('MessageIdentifier', 765, { permissionable: false, idLookup: true, indexed: true }),
    text('ThreadIdentifier', 765, { permissionable: false, idLookup: true }),
    text('ClientThreadIdentifier', 765, { permissionable: false, indexed: true }),
    reference('FromId', MAIL_PEOPLE, {
      permissionable: false,
      updateable: false,
      relationshipName: 'From',
      indexed: false,
    }),
    flag('IsClientManaged', { permissionable: false, updateable: false }),
    reference('RelatedToId', RELATABLE, { permissionable: false, childName: 'Emails' }),
    flag('IsTracked', { permissionable: false }),
    flag('IsOpened', SYSTEM),
    flag('IsBounced', SYSTEM),
    dateTime('FirstOpenedDate', SYSTEM),
    dateTime('LastOpenedDate', SYSTEM),
    field('junctionIds', 'ToIds', people),
    field('junctionIds', 'CcIds', people),
    field('junctionIds', 'BccIds', people),
  ],
});

export const EMAIL_MESSAGE_RELATION = object({
  name: 'EmailMessageRelation',
  label: 'Email Message Relation',
  keyPrefix: '0C3',
  access: { by: 'parents', parents: ['EmailMessageId'] },
  searchable: false,
  layoutable: false,
  feature: 'enhancedEmail',
  fields: [
    ...SYSTEM_FIELDS,
    reference('EmailMessageId', 'EmailMessage', {
      required: true,
      updateable: false,
      childName: 'EmailMessageRelations',
      onDelete: 'cascade',
    }),
    reference('RelationId', MAIL_PEOPLE, {
      permissionable: false,
      childName: 'EmailMessageRelations',
      onDelete: 'clear',
    }),
    picklist('RelationType', ['ToAddress', 'CcAddress', 'BccAddress', 'FromAddress', 'OtherAddress'], {
      required: true,
      updateable: false,
      restrictedPicklist: true,
    }),
    text('RelationAddress', 765, { permissionable: false, indexed: true }),
    picklist('RelationObjectType', MAIL_PEOPLE, { ...SYSTEM }),
  ],
});
