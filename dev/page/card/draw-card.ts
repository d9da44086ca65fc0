/** Owns drawing one card: header, menu, sections, footer. */

import { el } from '../dom/element';
import { iconButton } from '../dom/icon-button';
import { withMenu } from '../dom/menu';
import { cardButton } from './card-button';
import { createCardForm, type CardForm } from './card-form';
import type { CardHost } from './card-host';
import type { CardHeaderWire, CardWire } from './card-wire';
import { drawSection } from './draw-section';
import { follow } from './on-click';
import { picture } from './picture';
import { undrawnFields } from './undrawn';

const FIELDS = ['name', 'header', 'sections', 'cardActions', 'fixedFooter', 'displayStyle', 'peekCardHeader'];

export interface DrawnCard {
  element: HTMLElement;
  form: CardForm;
  /** Puts every field back to what the card said. */
  clear(): void;
}

export function drawCard(card: CardWire, host: CardHost): DrawnCard {
  const form = createCardForm();
  const drawing = { host, form };
  const fields = el('form', { class: 'card-body', novalidate: '', autocomplete: 'off' }, [
    ...(card.sections ?? []).map((section) => drawSection(section, drawing)),
    ...undrawnFields('card', card, FIELDS),
  ]);
  // Enter in a field does nothing in a card; buttons alone act.
  fields.addEventListener('submit', (event) => event.preventDefault());
  const attributes = { class: 'card', 'aria-label': titleOf(card), tabindex: '-1' };
  const element = el('section', attributes, [header(card, host), fields, footer(card, host)]);
  return { element, form, clear: () => fields.reset() };
}

/** What a list of cards and assistive technology call the card. */
export function titleOf(card: CardWire): string {
  return card.header?.title ?? card.name ?? 'Card';
}

/** The picture and the two lines that a header has, in a list of cards too. */
export function headerParts({
  title,
  subtitle,
  imageUrl,
  imageAltText,
  imageType,
}: CardHeaderWire): HTMLElement[] {
  const image = imageUrl
    ? [
        picture({
          url: imageUrl,
          altText: imageAltText ?? '',
          className: `header-picture ${imageType ?? 'SQUARE'}`,
        }),
      ]
    : [];
  const lines = el('div', { class: 'card-titles' }, [
    title ? el('h3', {}, [title]) : undefined,
    subtitle ? el('p', { class: 'label' }, [subtitle]) : undefined,
  ]);
  return [...image, lines];
}

function header(card: CardWire, host: CardHost): HTMLElement | undefined {
  const actions = card.cardActions ?? [];
  if (!card.header && !actions.length) return undefined;
  const items = actions.map(({ actionLabel = '', onClick }) => ({
    text: actionLabel,
    handle: () => {
      if (onClick) follow(onClick, host);
    },
  }));
  const button = iconButton({ icon: 'more_vert', name: 'Card actions' });
  return el('header', { class: 'card-header' }, [
    ...headerParts(card.header ?? {}),
    items.length ? withMenu(button, () => items) : undefined,
  ]);
}

function footer({ fixedFooter }: CardWire, host: CardHost): HTMLElement | undefined {
  if (!fixedFooter) return undefined;
  const { primaryButton, secondaryButton } = fixedFooter;
  return el('footer', { class: 'card-footer' }, [
    primaryButton && cardButton({ type: 'FILLED', ...primaryButton }, host),
    secondaryButton && cardButton({ type: 'BORDERLESS', ...secondaryButton }, host),
  ]);
}
