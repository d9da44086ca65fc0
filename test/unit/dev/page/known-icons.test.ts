import { readFileSync } from 'node:fs';
import { KNOWN_ICONS } from '../../../../dev/page/card/known-icons';

test('every icon that the card service names has a picture', () => {
  const types = readFileSync(
    'node_modules/@types/google-apps-script/google-apps-script.card-service.d.ts',
    'utf8',
  );
  const body = /enum Icon \{([^}]*)\}/.exec(types)?.[1] ?? '';
  const names = body
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'NONE');
  expect(names).toContain('EMAIL');
  expect(names.filter((name) => !(name in KNOWN_ICONS))).toEqual([]);
});
