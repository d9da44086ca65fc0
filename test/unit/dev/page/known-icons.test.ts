import { readFileSync } from 'node:fs';
import { KNOWN_ICONS } from '../../../../dev/page/card/known-icons';
import { materialName } from '../../../../dev/page/material-name';

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

test.each([
  ['https://www.gstatic.com/images/icons/material/system/1x/hub_black_48dp.png', 'hub'],
  [
    'https://www.gstatic.com/images/icons/material/system_gm/2x/check_circle_googblue_24dp.png',
    'check_circle',
  ],
  ['https://www.gstatic.com.evil.example/images/icons/material/system/1x/hub_black_48dp.png', undefined],
  ['https://example.com/logo.png', undefined],
])('the Material icon that %s names', (url, name) => {
  expect(materialName(url)).toBe(name);
});
