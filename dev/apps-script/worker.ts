/**
 * Owns one worker thread: runs one execution at a time, each in a fresh context with only what Apps Script has.
 * A service call blocks this thread until the main thread has answered.
 */

import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { getHeapStatistics } from 'node:v8';
import { createContext, Script } from 'node:vm';
import type { Boot, Entry } from './inside/boot';
import type { RunOrder, WorkerMessage } from './wire';

export interface SourceFile {
  name: string;
  text: string;
}

export interface WorkerStart {
  port: MessagePort;
  /** One Int32: 0 while a call waits for its answer. */
  flag: SharedArrayBuffer;
  runtime: SourceFile;
  files: SourceFile[];
  /** JSON of `{NAME: TEXT}`, for HtmlService. */
  htmlJson: string;
}

const start = workerData as WorkerStart;
const flag = new Int32Array(start.flag);
const compiled = new Map<string, Script>();

function scriptOf(file: SourceFile): Script {
  const known = compiled.get(file.name);
  if (known) return known;
  const script = new Script(file.text, { filename: file.name });
  compiled.set(file.name, script);
  return script;
}

// Compiled while nobody waits for it; the project's files are not, because one of them may be broken.
scriptOf(start.runtime);

/** Of the execution that runs. */
let mostHeapBytes = 0;

function noteHeap(): void {
  mostHeapBytes = Math.max(mostHeapBytes, getHeapStatistics().used_heap_size);
}

function send(message: WorkerMessage): void {
  start.port.postMessage(message);
}

/** Called from inside. Takes and returns primitives only, so that nothing of this realm leaks into the context. */
function hostCall(service: string, method: string, argsJson: string): string {
  noteHeap();
  Atomics.store(flag, 0, 0);
  send({ type: 'call', service, method, argsJson });
  // The notification of an earlier answer may come late; only the flag says that this one is there.
  while (Atomics.load(flag, 0) === 0) Atomics.wait(flag, 0, 0);
  return (receiveMessageOnPort(start.port) as { message: string }).message;
}

const CALLABLE = /^[\p{ID_Start}_$][\p{ID_Continue}$]*(\.[\p{ID_Start}_$][\p{ID_Continue}$]*)*$/u;

/**
 * A name that ends in `_` is private and cannot be called from outside (documented), nor what is in it (assumed). It is
 * looked up outside of the inner function, whose own names could be the script's; a method keeps its object.
 */
function callScript(name: string): Script {
  const target = CALLABLE.test(name) && !/_(\.|$)/.test(name) ? name : 'undefined';
  return scriptOf({
    name: `call ${target}`,
    text: `((target) => {
      const entry = trunklineEntry, name = trunklineName, event = trunklineEvent;
      delete globalThis.trunklineEntry; delete globalThis.trunklineName; delete globalThis.trunklineEvent;
      entry.run(target, name, event);
    })(typeof ${target} === 'function' ? (trunklineEvent) => ${target}(trunklineEvent) : undefined)`,
  });
}

function execute(order: RunOrder): string {
  const globals = Object.create(null) as Record<string, unknown>;
  // Settling promises only at the end of an evaluation is why the call is made by a script of its own.
  const context = createContext(globals, { microtaskMode: 'afterEvaluate' });
  globals.trunklineBoot = {
    hostCall,
    orderJson: JSON.stringify(order),
    htmlJson: start.htmlJson,
  } satisfies Boot;
  scriptOf(start.runtime).runInContext(context);
  const entry = globals.trunklineEntry as Entry;
  delete globals.trunklineEntry;
  try {
    for (const file of start.files) scriptOf(file).runInContext(context);
    Object.assign(globals, {
      trunklineEntry: entry,
      trunklineName: order.functionName,
      trunklineEvent: order.eventJson,
    });
    callScript(order.functionName).runInContext(context);
  } catch (thrown) {
    // Of the project's top-level code, or of a name that stands for nothing that can be looked at.
    return entry.failureJson(thrown);
  }
  return entry.outcomeJson();
}

parentPort!.on('message', (order: RunOrder) => {
  mostHeapBytes = 0;
  const outcomeJson = execute(order);
  noteHeap();
  send({ type: 'done', outcomeJson, heapBytes: mostHeapBytes });
});
