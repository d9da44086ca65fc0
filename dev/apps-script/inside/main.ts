/**
 * Owns the beginning of a context: takes the way to the host from the global, puts the services where Apps Script
 * has them, takes away what it has not, and gives the worker the entry.
 */

import type { Boot, Entry } from './boot';
import { advancedService } from './advanced-services';
import { advancedServices, connect, randomSeed } from './bridge';
import { HostCacheService } from './cache-service';
import { createCardService } from './card-service';
import { MIME_TYPE } from './content-types';
import { HostContentService } from './content-service';
import { createConsole, createLogger } from './console-service';
import { createHostDate } from './date';
import { HostGmailApp } from './gmail-app';
import { HostHtmlService } from './html-service';
import { jsonValue, PlatformPromise, whenSettled } from './language';
import { HostLockService } from './lock-service';
import { HostMailApp } from './mail-app';
import { createHostRandom } from './random';
import { errorOf, outcomeOf, outcomeText } from './outcome';
import { HostPropertiesService } from './properties-service';
import { HostScriptApp } from './script-app';
import { HostSession } from './session';
import { strict } from './strict';
import { HostUrlFetchApp } from './url-fetch-app';
import { HostUtilities } from './utilities';

const globals = globalThis as unknown as Record<string, unknown>;

const SERVICES: Record<string, () => object> = {
  CacheService: () => new HostCacheService(),
  CardService: () => createCardService(),
  ContentService: () => new HostContentService(),
  GmailApp: () => new HostGmailApp(),
  HtmlService: () => new HostHtmlService(),
  LockService: () => new HostLockService(),
  MailApp: () => new HostMailApp(),
  PropertiesService: () => new HostPropertiesService(),
  ScriptApp: () => new HostScriptApp(),
  Session: () => new HostSession(),
  UrlFetchApp: () => new HostUrlFetchApp(),
  Utilities: () => new HostUtilities(),
};

/** Services that the platform has and this host has not: there, so that using one tells which. */
const UNBUILT_SERVICES =
  'AddOnsResponseService,Browser,CalendarApp,Charts,ConferenceDataService,ContactsApp,DataStudioApp,DocumentApp,DriveApp,FormApp,GroupsApp,Jdbc,LanguageApp,LinearOptimizationService,Maps,ScriptProperties,SitesApp,SlidesApp,SpreadsheetApp,UserProperties,XmlService';

/** Whether Apps Script has these is not published; leaving them out is the stricter guess. */
const ABSENT = ['WebAssembly', 'SharedArrayBuffer', 'Atomics'];

/** A service is made when a script first names it; one that the script puts in its place stays. */
function provide(name: string, create: () => object): void {
  const settle = (value: unknown) =>
    Object.defineProperty(globals, name, { value, writable: true, enumerable: true, configurable: true });
  Object.defineProperty(globals, name, {
    get() {
      const service = create();
      settle(service);
      return service;
    },
    set: settle,
    enumerable: true,
    configurable: true,
  });
}

function install(): void {
  for (const name of ABSENT) delete globals[name];
  for (const [name, create] of Object.entries(SERVICES)) provide(name, () => strict(create(), name));
  for (const name of UNBUILT_SERVICES.split(',')) provide(name, () => strict({}, name));
  for (const { userSymbol, serviceId } of advancedServices())
    provide(userSymbol, () => advancedService(userSymbol, serviceId));
  globals.console = createConsole();
  globals.Logger = createLogger();
  globals.MimeType = strict(MIME_TYPE, 'MimeType');
  globals.Date = createHostDate();
  Math.random = createHostRandom(randomSeed());
}

function createEntry(): Entry {
  let settled: string | undefined;
  const settle = (value: unknown) => void (settled = outcomeText(outcomeOf(value)));
  const fail = (thrown: unknown) => void (settled = outcomeText(errorOf(thrown)));
  const attempt = (act: () => void) => {
    try {
      act();
    } catch (thrown) {
      fail(thrown);
    }
  };
  return {
    run(target, name, eventJson) {
      // Words: seen.
      if (typeof target !== 'function')
        return void fail(named('Exception', `Script function not found: ${name}`));
      attempt(() => {
        const value: unknown = (target as (event: unknown) => unknown)(jsonValue(eventJson));
        if (value instanceof PlatformPromise) whenSettled(value, (late) => attempt(() => settle(late)), fail);
        else settle(value);
      });
    },
    failureJson: (thrown) => outcomeText(errorOf(thrown)),
    outcomeJson: () =>
      settled ?? outcomeText(errorOf(new Error('The function returned a promise that never settles.'))),
  };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

const boot = globals.trunklineBoot as Boot;
delete globals.trunklineBoot;
connect(boot);
install();
globals.trunklineEntry = createEntry();
