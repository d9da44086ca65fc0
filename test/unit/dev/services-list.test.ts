/** docs/services.md is what the classes say today. */

import { readFileSync } from 'node:fs';
import { servicesList } from '../../../dev/services-list/list';

const list = servicesList('dev/apps-script/inside', 'node_modules/@types/google-apps-script');
const row = (name: string): string => list.split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? '';

test('the list in docs/ is not stale; `npm run docs:services` writes it anew', () => {
  expect(readFileSync('docs/services.md', 'utf8')).toBe(list);
});

test('it tells a whole service from one that has gaps, and from one that is not there', () => {
  expect(row('UrlFetchApp')).toBe('| UrlFetchApp | all 3: `fetch`, `fetchAll`, `getRequest` |  |');
  expect(row('TriggerBuilder')).toBe(
    '| TriggerBuilder | 1 of 5: `timeBased` | `forDocument`, `forForm`, `forSpreadsheet`, `forUserCalendar` |',
  );
  expect(list).toMatch(/## Nothing of these\n\n.*`SpreadsheetApp`/);
});

test('members are found in base classes, spread objects and interfaces above', () => {
  expect(row('Button')).toContain('| `setComposeAction` |');
  expect(row('ImageButton')).toContain('| `setComposeAction` |');
  expect(row('CardService')).toContain('`newLinkPreview`');
  expect(row('Blob')).toContain('`getAs`');
});
