/** Owns reading the small part of XML that Salesforce DX source files use: elements, text, comments. */

export interface XmlElement {
  name: string;
  children: XmlElement[];
  /** Without the spaces around it. */
  text: string;
}

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([\w:]+)([^>]*?)(\/?)>|([^<]+)/g;
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** @throws Error naming `file` when the text is not well formed */
export function parseXml(source: string, file: string): XmlElement {
  const top: XmlElement = { name: '', children: [], text: '' };
  const open = [top];
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    if (match.index !== end) break;
    end = match.index + match[0].length;
    const [, slash, name, , closed, text] = match;
    const current = open.at(-1)!;
    if (text !== undefined) current.text += unescaped(text).trim();
    if (name === undefined) continue;
    if (slash) {
      if (open.length === 1 || current.name !== name) throw new Error(`${file}: </${name}> closes nothing.`);
      open.pop();
      continue;
    }
    const element: XmlElement = { name, children: [], text: '' };
    current.children.push(element);
    if (!closed) open.push(element);
  }
  if (end !== source.length || open.length !== 1 || top.children.length !== 1)
    throw new Error(`${file} is no well-formed metadata file.`);
  return top.children[0]!;
}

function unescaped(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** The text of the first child of that name. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}
