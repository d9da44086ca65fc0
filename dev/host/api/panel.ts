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

/** `POST /api/add-on/open {place}`, `/api/add-on/action {…}`, `/api/add-on/universal {place, index}`. */
export interface ActionRequest {
  place: Place;
  function: string;
  parameters: Record<string, string>;
  formInputs: FormInputs;
}

/** What the side panel must do next. */
export type PanelAnswer =
  | { kind: 'cards'; cards: unknown[] }
  | { kind: 'response'; response: RenderActions }
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
