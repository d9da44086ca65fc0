/** Owns the look of the window into an org: one style sheet, without pictures, scripts or fonts from elsewhere. */

import { raw } from 'hono/html';

export const WINDOW_STYLE = raw(`
  :root { color-scheme: light; --ink: #181818; --soft: #5c5c5c; --line: #e0e3e8; --blue: #0b5cab; --navy: #032d60; --wash: #f4f6f9; }
  * { box-sizing: border-box; }
  body { margin: 0; font: 14px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--wash); }
  a { color: var(--blue); text-decoration: none; }
  a:hover { text-decoration: underline; }
  :focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; border-radius: 4px; }
  .skip { position: absolute; left: -999px; }
  .skip:focus { left: 16px; top: 8px; z-index: 1; padding: 4px 12px; background: #fff; }
  .top { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; padding: 10px 24px; background: var(--navy); color: #fff; }
  .top :focus-visible { outline-color: #fff; }
  .org { font-size: 15px; font-weight: 600; color: #fff; }
  .chip { display: inline-block; margin-left: 8px; padding: 1px 8px; border-radius: 10px; background: #e8edf4; color: var(--navy); font-size: 12px; font-weight: 500; white-space: nowrap; }
  .chip.sandbox { background: #fe9339; color: var(--ink); }
  .chip.bad { background: #fddde3; color: #8e030f; }
  .chip.good { background: #dff3e4; color: #16552a; }
  .see-as { display: flex; min-width: 0; gap: 8px; align-items: center; margin-left: auto; }
  select, input[type="search"], button { height: 32px; padding: 0 10px; font: inherit; color: var(--ink); background: #fff; border: 1px solid #aeb6c2; border-radius: 6px; }
  select { max-width: 340px; min-width: 0; }
  label, button { white-space: nowrap; }
  button { cursor: pointer; color: var(--blue); font-weight: 500; }
  button:hover { background: #eef4fb; }
  .tabs { display: flex; flex-wrap: wrap; gap: 0 4px; padding: 0 20px; background: #fff; border-bottom: 1px solid var(--line); }
  .tabs a { padding: 10px 8px 8px; border-bottom: 3px solid transparent; color: var(--ink); }
  .tabs a[aria-current] { border-color: #0176d3; font-weight: 600; }
  .tabs .last { margin-left: auto; }
  main { max-width: 1320px; margin: 0 auto; padding: 24px 24px 40px; }
  footer { max-width: 1320px; margin: 0 auto; padding: 0 24px 32px; color: var(--soft); font-size: 13px; }
  h1 { margin: 0; font-size: 22px; line-height: 1.3; overflow-wrap: anywhere; }
  h2 { margin: 0; font-size: 15px; }
  .kind { margin: 0; color: var(--soft); font-size: 13px; }
  .card { min-width: 0; margin-bottom: 16px; background: #fff; border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
  .card > header { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding: 12px 16px; }
  .card > header > .end { margin-left: auto; }
  .card > p { margin: 0; padding: 0 16px 14px; color: var(--soft); }
  .head { display: flex; gap: 14px; align-items: center; padding: 16px; }
  .badge { flex: none; width: 40px; height: 40px; border-radius: 10px; color: #fff; font-weight: 600; line-height: 40px; text-align: center; background: #46607e; }
  .Account { background: #5a5ed1; } .Contact { background: #7a55b8; } .Lead { background: #c2410c; } .Opportunity { background: #a15c00; }
  .Case { background: #b0296b; } .Task { background: #2e7d4f; } .Event { background: #b3316a; } .EmailMessage { background: #0b6f86; } .User { background: #31659c; }
  .tools { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 0; }
  .tools input[type="search"] { width: 240px; max-width: 100%; }
  .scroll { overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; }
  th { padding: 8px 16px; background: #fafbfc; border-block: 1px solid var(--line); color: var(--soft); font-size: 12px; font-weight: 600; text-align: left; white-space: nowrap; }
  th a { color: inherit; }
  th[aria-sort="ascending"] a::after, th[aria-sort="descending"] a::after { content: ""; display: inline-block; margin-left: 6px; border: 4px solid transparent; vertical-align: middle; }
  th[aria-sort="ascending"] a::after { border-bottom-color: var(--blue); transform: translateY(-3px); }
  th[aria-sort="descending"] a::after { border-top-color: var(--blue); transform: translateY(1px); }
  td .chip { margin-left: 0; }
  td { padding: 8px 16px; border-bottom: 1px solid #eef0f3; vertical-align: top; overflow-wrap: break-word; }
  tr:last-child > td { border-bottom: 0; }
  tbody tr:hover { background: #f8fafc; }
  .right { text-align: right; font-variant-numeric: tabular-nums; }
  .pages { display: flex; gap: 16px; justify-content: flex-end; padding: 10px 16px; border-top: 1px solid var(--line); }
  .keys { display: flex; flex-wrap: wrap; gap: 12px 32px; margin: 0; padding: 12px 16px; background: #fafbfc; border-top: 1px solid var(--line); }
  .keys dt, .facts dt { color: var(--soft); font-size: 12px; }
  .keys dd, .facts dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
  .record { display: grid; grid-template-columns: minmax(280px, 1fr) minmax(0, 2.4fr); gap: 16px; align-items: start; }
  .facts { display: grid; gap: 10px; margin: 0; padding: 0 16px 14px; }
  .facts dd { max-height: 320px; overflow-y: auto; }
  details { padding: 0 16px 14px; color: var(--soft); }
  summary { cursor: pointer; }
  .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 12px; margin: 0 0 24px; padding: 0; list-style: none; }
  .tiles a { display: flex; gap: 12px; align-items: center; padding: 14px; background: #fff; border: 1px solid var(--line); border-radius: 10px; color: var(--ink); }
  .tiles a:hover { border-color: #0176d3; text-decoration: none; }
  .tiles strong { display: block; font-size: 20px; line-height: 1.2; font-variant-numeric: tabular-nums; }
  .others { columns: 220px; margin: 0; padding: 0 16px 14px; list-style: none; }
  .intro { margin: 4px 0 20px; color: var(--soft); }
  code { font: 12px/1.6 ui-monospace, monospace; overflow-wrap: anywhere; }
  .asked { color: var(--soft); }
  .time { white-space: nowrap; font-variant-numeric: tabular-nums; }
  @media (max-width: 900px) { .record { grid-template-columns: minmax(0, 1fr); } }
  @media (max-width: 600px) { .top, main { padding-inline: 12px; } .tabs { padding: 0 4px; } .see-as { margin-left: 0; width: 100%; } th, td { padding-inline: 10px; } }
`);
