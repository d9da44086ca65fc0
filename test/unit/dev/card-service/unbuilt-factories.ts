/** Owns the list of factories that CardService has by its types and this host has not built. */

export const UNBUILT_FACTORIES: readonly string[] = [
  'newAttachment',
  'newCalendarEventActionResponseBuilder',
  'newComposeActionResponseBuilder',
  'newDriveItemsSelectedActionResponseBuilder',
  'newEditorFileScopeActionResponseBuilder',
  'newLinkPreview',
];
