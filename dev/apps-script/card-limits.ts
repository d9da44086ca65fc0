/** Owns the platform's limits of a card, each with its source; both sides of the wire hold cards to them. */

export const CARD_LIMITS = {
  /** Documented: reference/card-service/card-builder, addSection. */
  sectionsPerCard: 100,
  /** Documented: reference/card-service/card-section, addWidget. */
  widgetsPerSection: 100,
  /** Documented: card.proto, Card. The platform ignores what comes after; this host refuses the card instead. */
  widgetsPerCard: 100,
  /** Documented: card.proto, SelectionInput.items. What the platform does beyond is not said; refused (assumed). */
  itemsPerSelection: 100,
} as const;
