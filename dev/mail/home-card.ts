/** Owns what the add-on tells a person on its Home card, line by line. */

import { actionEvent } from '../host/add-on-events';
import type { HostClient } from './host-client';

const TEXTS = ['title', 'topLabel', 'text', 'bottomLabel'];

/** Opening Gmail also makes the person's hourly trigger. */
export async function openHome(client: HostClient, user: string): Promise<string[]> {
  return textsIn(await client.must(user, 'onHome', actionEvent()));
}

function textsIn(json: unknown): string[] {
  if (Array.isArray(json)) return json.flatMap(textsIn);
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? (TEXTS.includes(key) ? [plain(value)] : []) : textsIn(value),
  );
}

function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
    .trim();
}
