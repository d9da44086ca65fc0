/** Owns reading card JSON in tests: its texts, its buttons, and what a click on one of them asks for. */

export { actionEvent } from '../../dev/host/add-on-events';

type Json = Record<string, unknown>;

function walk(value: unknown, visit: (node: Json) => void): void {
  if (Array.isArray(value)) value.forEach((one) => walk(one, visit));
  else if (typeof value === 'object' && value !== null) {
    visit(value as Json);
    Object.values(value).forEach((one) => walk(one, visit));
  }
}

const TEXTS = [
  'title',
  'subtitle',
  'header',
  'topLabel',
  'text',
  'bottomLabel',
  'label',
  'hintText',
  'value',
];

/** Every text of a card or response, in order, without markup. */
export function textsOf(json: unknown): string[] {
  const texts: string[] = [];
  walk(json, (node) => {
    for (const key of TEXTS) {
      const value = node[key];
      if (typeof value === 'string') texts.push(unescaped(value.replace(/<[^>]*>/g, '')));
    }
  });
  return texts;
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
}

export interface Click {
  function: string;
  parameters: Record<string, string>;
}

interface ActionJson {
  function: string;
  parameters?: { key: string; value: string }[];
}

/** What the button, row or switch with this text does. */
export function clickOn(json: unknown, text: string | RegExp): Click {
  let found: ActionJson | undefined;
  walk(json, (node) => {
    const own = [node.text, node.title].filter((one): one is string => typeof one === 'string');
    const plain = own.map((one) => unescaped(one.replace(/<[^>]*>/g, '')));
    if (!plain.some((one) => (typeof text === 'string' ? one === text : text.test(one)))) return;
    const click = node.onClick as Json | undefined;
    const control = node.switchControl as Json | undefined;
    const dynamic = click?.openDynamicLinkAction ?? click?.action ?? control?.onChangeAction;
    found ??= dynamic as ActionJson | undefined;
  });
  if (!found) throw new Error(`Nothing to click says ${String(text)} in: ${textsOf(json).join(' | ')}`);
  const parameters = Object.fromEntries((found.parameters ?? []).map(({ key, value }) => [key, value]));
  return { function: found.function, parameters };
}

interface ResponseJson {
  renderActions?: {
    action?: {
      navigations?: { pushCard?: unknown; updateCard?: unknown }[];
      notification?: { text: string };
      link?: { url: string; onClose?: string; openAs?: string };
    };
  };
}

/** The last card that a response shows. */
export function cardOf(response: unknown): unknown {
  const steps = (response as ResponseJson).renderActions?.action?.navigations ?? [];
  return steps
    .map((step) => step.pushCard ?? step.updateCard)
    .filter((card) => card !== undefined)
    .at(-1);
}

export function noticeOf(response: unknown): string | undefined {
  return (response as ResponseJson).renderActions?.action?.notification?.text;
}

export function linkOf(response: unknown): string {
  const url = (response as ResponseJson).renderActions?.action?.link?.url;
  if (url === undefined) throw new Error(`No link in ${JSON.stringify(response)}`);
  return url;
}
