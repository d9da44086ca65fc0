/** Owns `npm run docs:services`: writes docs/services.md. */

import { writeFileSync } from 'node:fs';
import { servicesList } from './list';

writeFileSync(
  'docs/services.md',
  servicesList('dev/apps-script/inside', 'node_modules/@types/google-apps-script'),
);
