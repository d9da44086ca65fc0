/** Owns what an action answers with: a card on top, the card anew, back, a sentence, an address to open. */

import type { Card } from './widgets';

export type ActionResponse = GoogleAppsScript.Card_Service.ActionResponse;
export type UniversalActionResponse = GoogleAppsScript.Card_Service.UniversalActionResponse;

type Navigate = (
  navigation: GoogleAppsScript.Card_Service.Navigation,
) => GoogleAppsScript.Card_Service.Navigation;

function navigated(navigate: Navigate, notice: string | undefined): ActionResponse {
  const response = CardService.newActionResponseBuilder().setNavigation(
    navigate(CardService.newNavigation()),
  );
  if (notice !== undefined) response.setNotification(CardService.newNotification().setText(notice));
  return response.build();
}

export function pushCard(card: Card, notice?: string): ActionResponse {
  return navigated((navigation) => navigation.pushCard(card), notice);
}

export function updateCard(card: Card, notice?: string): ActionResponse {
  return navigated((navigation) => navigation.updateCard(card), notice);
}

/** Leaves the card, and draws the one below anew. */
export function backTo(card: Card, notice?: string): ActionResponse {
  return navigated((navigation) => navigation.popCard().updateCard(card), notice);
}

export function notify(notice: string): ActionResponse {
  return CardService.newActionResponseBuilder()
    .setNotification(CardService.newNotification().setText(notice))
    .build();
}

/** Opens the address in a window of its own; when that closes, the add-on is drawn anew. */
export function openWindow(url: string): ActionResponse {
  const link = CardService.newOpenLink()
    .setUrl(url)
    .setOpenAs(CardService.OpenAs.OVERLAY)
    .setOnClose(CardService.OnClose.RELOAD);
  return CardService.newActionResponseBuilder().setOpenLink(link).build();
}

export function showCards(...cards: Card[]): UniversalActionResponse {
  return CardService.newUniversalActionResponseBuilder().displayAddOnCards(cards).build();
}
