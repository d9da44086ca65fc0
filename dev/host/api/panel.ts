/** Owns the shapes that the page and the host exchange over the side panel. Types only. */

/** `GET /api/add-on`: what the side panel needs of the manifest. */
export interface AddOnInfo {
  name: string;
  logoUrl: string;
  primaryColor?: string;
  universalActions: { label: string }[];
  /** Why Gmail has no panel for this project, in a sentence. */
  absent?: string;
}

/** Which of the two card stacks is meant: the homepage, or that of an open mail. */
export type Place = { at: 'home' } | { at: 'message'; messageId: string };

/** Values of form fields as the person left them; a switch or checkbox that is off sends nothing. */
export type FormInputs = Record<string, string[]>;

/** Which of the form inputs are moments, by field name; each as milliseconds since 1970, its wall time taken as UTC. */
export type DateFields = Record<string, 'DATE_ONLY' | 'TIME_ONLY' | 'DATE_AND_TIME'>;

/** A draft that is being written, where a compose action runs; what it holds is sent only if the manifest asks for it. */
export interface ComposePlace {
  at: 'compose';
  to?: string[];
  cc?: string[];
  bcc?: string[];
  subject?: string;
}

/**
 * `POST /api/add-on/open {place}`, `/api/add-on/action {…}`, `/api/add-on/universal {place, index}`; and, which the page
 * does not use yet, `/api/add-on/compose {place}`: the manifest's compose action.
 */
export interface ActionRequest {
  place: Place | ComposePlace;
  function: string;
  parameters: Record<string, string>;
  formInputs: FormInputs;
  dateFields?: DateFields;
}

/** What the side panel must do next. */
export type PanelAnswer =
  | { kind: 'cards'; cards: unknown[] }
  | { kind: 'response'; response: RenderActions }
  /** What a text field may offer, in answer to its autocomplete action. */
  | { kind: 'suggestions'; items: string[] }
  /** How the draft that is being written shall change; by analogy to the HTTP runtime's `updateDraftAction`. */
  | { kind: 'draft'; update: unknown }
  /** Google itself asks the person for consent (the domain's grant is off): draw its card. `POST /api/add-on/consent`. */
  | { kind: 'consent'; scopes: string[] }
  /** The add-on threw an authorization exception: draw Google's card with a button that opens `url`. */
  | { kind: 'authorization'; url: string; resource: string }
  /** The platform's own error card; the message is the script's or the platform's. */
  | { kind: 'error'; message: string }
  | { kind: 'nothing' };

/** The envelope of an action's answer, as HTTP add-ons send it; Apps Script's own is not published. */
export interface RenderActions {
  renderActions: {
    action: {
      navigations?: NavigationStep[];
      notification?: { text: string };
      link?: OpenLinkWire;
    };
  };
  /** The other card stack must be drawn anew when it is next looked at. */
  stateChanged?: boolean;
}

export type NavigationStep =
  | { pushCard: unknown }
  | { updateCard: unknown }
  | { pop: true }
  | { popToRoot: true }
  | { popToCard: string };

export interface OpenLinkWire {
  url: string;
  openAs?: 'FULL_SIZE' | 'OVERLAY';
  onClose?: 'NOTHING' | 'RELOAD';
}
