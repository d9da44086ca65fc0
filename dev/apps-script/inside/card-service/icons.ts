/** Owns the enum of predefined icons; their names in a card's JSON are the same. */

import { platformEnum } from './platform-enum';

export const ICON = platformEnum<typeof GoogleAppsScript.Card_Service.Icon>('Icon', {
  /** No icon (documented). */
  NONE: '',
  AIRPLANE: 'AIRPLANE',
  BOOKMARK: 'BOOKMARK',
  BUS: 'BUS',
  CAR: 'CAR',
  CLOCK: 'CLOCK',
  CONFIRMATION_NUMBER_ICON: 'CONFIRMATION_NUMBER_ICON',
  DOLLAR: 'DOLLAR',
  DESCRIPTION: 'DESCRIPTION',
  EMAIL: 'EMAIL',
  EVENT_PERFORMER: 'EVENT_PERFORMER',
  EVENT_SEAT: 'EVENT_SEAT',
  FLIGHT_ARRIVAL: 'FLIGHT_ARRIVAL',
  FLIGHT_DEPARTURE: 'FLIGHT_DEPARTURE',
  HOTEL: 'HOTEL',
  HOTEL_ROOM_TYPE: 'HOTEL_ROOM_TYPE',
  INVITE: 'INVITE',
  MAP_PIN: 'MAP_PIN',
  MEMBERSHIP: 'MEMBERSHIP',
  MULTIPLE_PEOPLE: 'MULTIPLE_PEOPLE',
  OFFER: 'OFFER',
  PERSON: 'PERSON',
  PHONE: 'PHONE',
  RESTAURANT_ICON: 'RESTAURANT_ICON',
  SHOPPING_CART: 'SHOPPING_CART',
  STAR: 'STAR',
  STORE: 'STORE',
  TICKET: 'TICKET',
  TRAIN: 'TRAIN',
  VIDEO_CAMERA: 'VIDEO_CAMERA',
  VIDEO_PLAY: 'VIDEO_PLAY',
});

/** The field of an icon that names a predefined one; cleared by `NONE`. */
export function knownIcon(icon: GoogleAppsScript.Card_Service.Icon): { knownIcon: string | undefined } {
  const name = ICON.wire(icon);
  return { knownIcon: name === '' ? undefined : name };
}
