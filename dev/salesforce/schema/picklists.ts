/** Owns the values of pick lists, as a new org has them; an admin of a real org changes many of them. */

import type { PicklistValue } from './object-spec';

const plain = (...values: string[]): PicklistValue[] => values.map((value) => ({ value, label: value }));

function valued(
  value: string,
  means: NonNullable<PicklistValue['means']>,
  options: { label?: string; isDefault?: true } = {},
): PicklistValue {
  return { value, label: value, means, ...options };
}

export const SALUTATIONS = plain('Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.');
export const RATINGS = plain('Hot', 'Warm', 'Cold');
export const LEAD_SOURCES = plain(
  'Web',
  'Phone Inquiry',
  'Partner Referral',
  'Purchased List',
  'Trade Show',
  'Other',
);
export const INDUSTRIES = plain(
  'Agriculture',
  'Apparel',
  'Banking',
  'Biotechnology',
  'Chemicals',
  'Communications',
  'Construction',
  'Consulting',
  'Education',
  'Electronics',
  'Energy',
  'Engineering',
  'Finance',
  'Healthcare',
  'Hospitality',
  'Insurance',
  'Machinery',
  'Manufacturing',
  'Media',
  'Retail',
  'Shipping',
  'Technology',
  'Telecommunications',
  'Transportation',
  'Utilities',
  'Other',
);

export const LEAD_STATUSES: PicklistValue[] = [
  valued('Open - Not Contacted', { converted: false }, { isDefault: true }),
  valued('Working - Contacted', { converted: false }),
  valued('Closed - Converted', { converted: true }),
  valued('Closed - Not Converted', { converted: false }),
];

const open = (value: string, probability: number) =>
  valued(value, { probability, category: 'Pipeline', IsClosed: false, IsWon: false });

export const OPPORTUNITY_STAGES: PicklistValue[] = [
  open('Prospecting', 10),
  open('Qualification', 10),
  open('Needs Analysis', 20),
  open('Value Proposition', 50),
  open('Id. Decision Makers', 60),
  open('Perception Analysis', 70),
  open('Proposal/Price Quote', 75),
  open('Negotiation/Review', 90),
  valued('Closed Won', { probability: 100, category: 'Closed', IsClosed: true, IsWon: true }),
  valued('Closed Lost', { probability: 0, category: 'Omitted', IsClosed: true, IsWon: false }),
];

export const FORECAST_CATEGORIES: PicklistValue[] = [
  { value: 'Omitted', label: 'Omitted' },
  { value: 'Pipeline', label: 'Pipeline' },
  { value: 'BestCase', label: 'Best Case' },
  { value: 'Forecast', label: 'Commit' },
  { value: 'Closed', label: 'Closed' },
];

export const CONTACT_ROLES = plain(
  'Business User',
  'Decision Maker',
  'Economic Buyer',
  'Economic Decision Maker',
  'Evaluator',
  'Executive Sponsor',
  'Influencer',
  'Technical Buyer',
  'Other',
);

export const CASE_STATUSES: PicklistValue[] = [
  valued('New', { IsClosed: false }, { isDefault: true }),
  valued('Working', { IsClosed: false }),
  valued('Escalated', { IsClosed: false }),
  valued('Closed', { IsClosed: true }),
];
export const CASE_PRIORITIES: PicklistValue[] = [
  { value: 'High', label: 'High' },
  { value: 'Medium', label: 'Medium', isDefault: true },
  { value: 'Low', label: 'Low' },
];

export const TASK_STATUSES: PicklistValue[] = [
  valued('Not Started', { IsClosed: false }, { isDefault: true }),
  valued('In Progress', { IsClosed: false }),
  valued('Completed', { IsClosed: true }),
  valued('Waiting on someone else', { IsClosed: false }),
  valued('Deferred', { IsClosed: false }),
];
export const TASK_PRIORITIES: PicklistValue[] = [
  valued('High', { IsHighPriority: true }),
  valued('Normal', { IsHighPriority: false }, { isDefault: true }),
  valued('Low', { IsHighPriority: false }),
];
export const TASK_SUBTYPES: PicklistValue[] = [
  { value: 'Task', label: 'Task', isDefault: true },
  { value: 'Email', label: 'Email' },
  { value: 'ListEmail', label: 'List Email' },
  { value: 'Cadence', label: 'Cadence' },
  { value: 'Call', label: 'Call' },
  { value: 'LinkedIn', label: 'LinkedIn' },
];
export const SUBJECTS = ['Call', 'Email', 'Send Letter', 'Send Quote', 'Other'];

/** Stored as digits (documented). */
export const EMAIL_STATUSES: PicklistValue[] = [
  { value: '0', label: 'New', isDefault: true },
  { value: '1', label: 'Read' },
  { value: '2', label: 'Replied' },
  { value: '3', label: 'Sent' },
  { value: '4', label: 'Forwarded' },
  { value: '5', label: 'Draft' },
];

/** What an activity or an email may be related to; custom objects come on top. */
export const RELATABLE: readonly string[] = ['Account', 'Opportunity', 'Case'];
