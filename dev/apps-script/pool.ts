/** Owns the worker threads: one for each live execution, a few kept warm, each killed without harm to the others. */

import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { SourceFile, WorkerStart } from './worker';
import type { OutcomeWire, RunOrder, WorkerMessage } from './wire';

/** Answers a service call with the JSON text of a CallReply. */
export type CallHandler = (service: string, method: string, argsJson: string) => Promise<string>;

export interface RunningWorker {
  /** The most that its heap held at a service call and at its end, bytes; 0 while it has not ended by itself. */
  heapBytes(): number;
  /** Settles with the outcome; with an error outcome also when the worker died or was killed. */
  outcome: Promise<OutcomeWire>;
  /** Ends the execution wherever it is, as the platform does at a time limit. */
  kill(message: string): void;
}

export interface Pool {
  run(order: RunOrder, onCall: CallHandler): RunningWorker;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Path of the built worker, JavaScript. */
  workerFile: string;
  runtime: SourceFile;
  files: SourceFile[];
  htmlFiles: SourceFile[];
  /** What the heap of an execution's thread may hold. */
  memoryMb: number;
}

interface Thread {
  worker: Worker;
  port: MessagePort;
  flag: Int32Array;
  retire: NodeJS.Timeout | undefined;
}

/** This many idle threads stay; the rest end after a while, so that a burst costs its start only once. */
const KEEP_IDLE = 4;
const IDLE_MS = 10_000;
/**
 * One at least is always ready, so that whoever comes after an execution that was killed does not wait for a start; it
 * starts a moment after the last was taken, so that the two do not contend for the processor.
 */
const SPARE_AFTER_MS = 100;

export function createPool(options: PoolOptions): Pool {
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  const htmlJson = JSON.stringify(
    Object.fromEntries(options.htmlFiles.map(({ name, text }) => [name, text])),
  );

  function open(): Thread {
    const { port1, port2 } = new MessageChannel();
    const flag = new SharedArrayBuffer(4);
    const { runtime, files } = options;
    const start: WorkerStart = { port: port2, flag, runtime, files, htmlJson };
    const worker = new Worker(options.workerFile, {
      workerData: start,
      transferList: [port2],
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
      stdout: false,
      stderr: false,
    });
    worker.unref();
    port1.unref();
    const thread: Thread = { worker, port: port1, flag: new Int32Array(flag), retire: undefined };
    // A thread that dies while nobody uses it just goes.
    worker.on('error', () => withdraw(thread));
    all.add(thread);
    return thread;
  }

  let spare: NodeJS.Timeout | undefined;

  function keepOneReady(): void {
    spare = undefined;
    if (idle.length === 0) idle.push(open());
  }

  function keepOneReadySoon(): void {
    spare ??= setTimeout(keepOneReady, SPARE_AFTER_MS).unref();
  }

  function withdraw(thread: Thread): void {
    const at = idle.indexOf(thread);
    if (at < 0) return;
    idle.splice(at, 1);
    void discard(thread);
  }

  function discard(thread: Thread): Promise<number> {
    clearTimeout(thread.retire);
    all.delete(thread);
    thread.port.close();
    return thread.worker.terminate();
  }

  function park(thread: Thread) {
    thread.worker.unref();
    thread.port.unref();
    idle.push(thread);
    if (idle.length <= KEEP_IDLE) return;
    thread.retire = setTimeout(() => {
      if (idle.length > KEEP_IDLE) withdraw(thread);
    }, IDLE_MS);
    thread.retire.unref();
  }

  function run(order: RunOrder, onCall: CallHandler): RunningWorker {
    const thread = idle.pop() ?? open();
    keepOneReadySoon();
    clearTimeout(thread.retire);
    thread.worker.ref();
    thread.port.ref();
    let heapBytes = 0;
    let kill: RunningWorker['kill'] = () => undefined;
    const outcome = new Promise<OutcomeWire>((resolve) => {
      let over = false;
      const end = (result: OutcomeWire, reusable: 'reusable' | 'spent') => {
        if (over) return;
        over = true;
        thread.port.removeAllListeners('message');
        thread.worker.removeListener('error', onDeath);
        if (reusable === 'reusable') park(thread);
        else void discard(thread);
        resolve(result);
      };
      kill = (message) => end(failed('Exception', message), 'spent');
      const onDeath = (error: Error) => end(died(error), 'spent');
      thread.worker.on('error', onDeath);
      thread.port.on('message', (message: WorkerMessage) => {
        if (message.type === 'done') {
          ({ heapBytes } = message);
          return void end(JSON.parse(message.outcomeJson) as OutcomeWire, 'reusable');
        }
        void onCall(message.service, message.method, message.argsJson).then((reply) => {
          if (!over) answer(thread, reply);
        });
      });
      thread.worker.postMessage(order);
    });
    return { outcome, heapBytes: () => heapBytes, kill: (message) => kill(message) };
  }

  keepOneReady();
  return {
    run,
    async close() {
      clearTimeout(spare);
      await Promise.all([...all].map(discard));
    },
  };
}

/** The reply must be in the port before the thread wakes. */
function answer(thread: Thread, reply: string): void {
  thread.port.postMessage(reply);
  Atomics.store(thread.flag, 0, 1);
  Atomics.notify(thread.flag, 0);
}

function failed(name: string, message: string): OutcomeWire {
  return { kind: 'error', error: { name, message } };
}

function died(error: Error & { code?: string }): OutcomeWire {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return failed('Exception', 'Out of memory error');
  return failed(error.name, error.message);
}
