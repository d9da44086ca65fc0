/** Owns drawing a card's icon: a known icon, a Material Symbol, or a picture from an address. */

import { symbol } from '../dom/symbol';
import type { IconWire } from './card-wire';
import { KNOWN_ICONS } from './known-icons';
import { picture } from './picture';
import { undrawn } from './undrawn';

/** Only an icon with an alternative text has a name for assistive technology. */
export function cardIcon(icon: IconWire): HTMLElement {
  const drawn = draw(icon);
  if (icon.altText !== undefined && drawn.classList.contains('symbol')) {
    drawn.removeAttribute('aria-hidden');
    drawn.setAttribute('role', 'img');
    drawn.setAttribute('aria-label', icon.altText);
    drawn.title = icon.altText;
  }
  return drawn;
}

function draw({ knownIcon, iconUrl, materialIcon, altText, imageType }: IconWire): HTMLElement {
  if (iconUrl !== undefined) {
    return picture({
      url: iconUrl,
      altText: altText ?? '',
      className: `icon-picture ${imageType ?? 'SQUARE'}`,
    });
  }
  if (materialIcon !== undefined) return materialSymbol(materialIcon);
  const known = KNOWN_ICONS[knownIcon ?? ''];
  return known === undefined ? undrawn(`icon ${knownIcon ?? ''}`) : symbol(known);
}

function materialSymbol({
  name = '',
  fill,
  weight,
  grade,
}: NonNullable<IconWire['materialIcon']>): HTMLElement {
  const drawn = symbol(name);
  drawn.style.fontVariationSettings = `'FILL' ${fill ? 1 : 0}, 'wght' ${weight ?? 400}, 'GRAD' ${grade ?? 0}, 'opsz' 24`;
  // A name that the font does not know stays a word, far wider than an icon.
  void document.fonts.load("24px 'Material Symbols Outlined'", name).then(() => {
    if (drawn.scrollWidth > drawn.clientWidth * 1.5) drawn.replaceWith(undrawn(`icon ${name}`));
  });
  return drawn;
}
