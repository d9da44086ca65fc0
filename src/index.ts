/** Owns the public names: what the manifest, cards, triggers and state tokens may call. A list, no logic. */

import { action, callback, card, trigger, universal } from './boundary';
import * as admins from './handlers/admins';
import * as connect from './handlers/connect';
import * as connectivity from './handlers/connectivity';
import * as credentials from './handlers/credentials';
import * as declineReconnect from './handlers/decline-reconnect';
import * as home from './handlers/home';
import * as hourlyRun from './handlers/on-hourly-run';
import * as mailSettings from './handlers/mail-settings';
import * as organizations from './handlers/organizations';
import * as refused from './handlers/refused';
import * as scope from './handlers/scope';
import * as users from './handlers/users';

export const onHome = card('onHome', home.onHome);
export const onOpenMail = card('onOpenMail', home.onOpenMail);
export const onAdministration = universal('onAdministration', organizations.onAdministration);

export const onOpenHome = action('onOpenHome', home.onOpenHome);
export const onSyncNow = action('onSyncNow', home.onSyncNow);
export const onPauseMine = action('onPauseMine', home.onPauseMine);
export const onResumeMine = action('onResumeMine', home.onResumeMine);
export const onOpenRefused = action('onOpenRefused', refused.onOpenRefused);
export const onTryRefused = action('onTryRefused', refused.onTryRefused);
export const onTryAllRefused = action('onTryAllRefused', refused.onTryAllRefused);
export const onOpenOwnSettings = action('onOpenOwnSettings', mailSettings.onOpenOwnSettings);
export const onSaveOwnSettings = action('onSaveOwnSettings', mailSettings.onSaveOwnSettings);

export const onOpenOrganizations = action('onOpenOrganizations', organizations.onOpenOrganizations);
export const onOpenOrganization = action('onOpenOrganization', organizations.onOpenOrganization);

export const onOpenConnectivity = action('onOpenConnectivity', connectivity.onOpenConnectivity);
export const onSwitchServiceAccount = action('onSwitchServiceAccount', connectivity.onSwitchServiceAccount);
export const onDeclineReconnect = action('onDeclineReconnect', declineReconnect.onDeclineReconnect);
export const onCheckConnection = action('onCheckConnection', connectivity.onCheckConnection);
export const onAskDisconnect = action('onAskDisconnect', connectivity.onAskDisconnect);
export const onDisconnect = action('onDisconnect', connectivity.onDisconnect);

export const onConnect = action('onConnect', connect.onConnect);
export const onLeaveOutAccount = action('onLeaveOutAccount', connect.onLeaveOutAccount);
export const onOAuthCallback = callback('onOAuthCallback', connect.onOAuthCallback);

export const onOpenCredentials = action('onOpenCredentials', credentials.onOpenCredentials);
export const onSaveCredentials = action('onSaveCredentials', credentials.onSaveCredentials);

export const onOpenScope = action('onOpenScope', scope.onOpenScope);
export const onSaveScope = action('onSaveScope', scope.onSaveScope);
export const onOpenMailSettings = action('onOpenMailSettings', mailSettings.onOpenMailSettings);
export const onSaveMailSettings = action('onSaveMailSettings', mailSettings.onSaveMailSettings);
export const onOpenAdmins = action('onOpenAdmins', admins.onOpenAdmins);
export const onSaveAdmins = action('onSaveAdmins', admins.onSaveAdmins);

export const onOpenUsers = action('onOpenUsers', users.onOpenUsers);
export const onSearchUsers = action('onSearchUsers', users.onSearchUsers);
export const onOpenUser = action('onOpenUser', users.onOpenUser);
export const onPauseUser = action('onPauseUser', users.onPauseUser);
export const onResumeUser = action('onResumeUser', users.onResumeUser);

export const onHourlyRun = trigger('onHourlyRun', hourlyRun.onHourlyRun);
