/** Owns MIME types by a file name's end, and the platform's global MimeType. */

/** The global `MimeType`, texts all (documented: reference/base/mime-type). */
export const MIME_TYPE: GoogleAppsScript.Base.MimeType = {
  GOOGLE_APPS_SCRIPT: 'application/vnd.google-apps.script',
  GOOGLE_DRAWINGS: 'application/vnd.google-apps.drawing',
  GOOGLE_DOCS: 'application/vnd.google-apps.document',
  GOOGLE_FORMS: 'application/vnd.google-apps.form',
  GOOGLE_SHEETS: 'application/vnd.google-apps.spreadsheet',
  GOOGLE_SITES: 'application/vnd.google-apps.site',
  GOOGLE_SLIDES: 'application/vnd.google-apps.presentation',
  FOLDER: 'application/vnd.google-apps.folder',
  SHORTCUT: 'application/vnd.google-apps.shortcut',
  BMP: 'image/bmp',
  GIF: 'image/gif',
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  SVG: 'image/svg+xml',
  PDF: 'application/pdf',
  CSS: 'text/css',
  CSV: 'text/csv',
  HTML: 'text/html',
  JAVASCRIPT: 'application/javascript',
  PLAIN_TEXT: 'text/plain',
  RTF: 'application/rtf',
  OPENDOCUMENT_GRAPHICS: 'application/vnd.oasis.opendocument.graphics',
  OPENDOCUMENT_PRESENTATION: 'application/vnd.oasis.opendocument.presentation',
  OPENDOCUMENT_SPREADSHEET: 'application/vnd.oasis.opendocument.spreadsheet',
  OPENDOCUMENT_TEXT: 'application/vnd.oasis.opendocument.text',
  MICROSOFT_EXCEL: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  MICROSOFT_EXCEL_LEGACY: 'application/vnd.ms-excel',
  MICROSOFT_POWERPOINT: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  MICROSOFT_POWERPOINT_LEGACY: 'application/vnd.ms-powerpoint',
  MICROSOFT_WORD: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  MICROSOFT_WORD_LEGACY: 'application/msword',
  ZIP: 'application/zip',
};

const BY_EXTENSION: Record<string, string> = {
  bmp: MIME_TYPE.BMP,
  css: MIME_TYPE.CSS,
  csv: MIME_TYPE.CSV,
  doc: MIME_TYPE.MICROSOFT_WORD_LEGACY,
  docx: MIME_TYPE.MICROSOFT_WORD,
  eml: 'message/rfc822',
  gif: MIME_TYPE.GIF,
  gz: 'application/x-gzip',
  htm: MIME_TYPE.HTML,
  html: MIME_TYPE.HTML,
  ics: 'text/calendar',
  jpeg: MIME_TYPE.JPEG,
  jpg: MIME_TYPE.JPEG,
  js: MIME_TYPE.JAVASCRIPT,
  json: 'application/json',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: MIME_TYPE.PDF,
  png: MIME_TYPE.PNG,
  ppt: MIME_TYPE.MICROSOFT_POWERPOINT_LEGACY,
  pptx: MIME_TYPE.MICROSOFT_POWERPOINT,
  rtf: MIME_TYPE.RTF,
  svg: MIME_TYPE.SVG,
  tif: 'image/tiff',
  tiff: 'image/tiff',
  tsv: 'text/tab-separated-values',
  txt: MIME_TYPE.PLAIN_TEXT,
  vcf: 'text/vcard',
  webp: 'image/webp',
  xls: MIME_TYPE.MICROSOFT_EXCEL_LEGACY,
  xlsx: MIME_TYPE.MICROSOFT_EXCEL,
  xml: 'text/xml',
  zip: MIME_TYPE.ZIP,
};

/** Undefined where the end of the name tells nothing. */
export function contentTypeOfName(name: string): string | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
}

/** Puts the type's own end in place of what follows the last period (documented: Blob.getAs). */
export function nameWithType(name: string, contentType: string): string {
  if (contentTypeOfName(name) === contentType) return name;
  const extension = Object.keys(BY_EXTENSION).find((one) => BY_EXTENSION[one] === contentType);
  return extension === undefined ? name : `${name.replace(/\.[^.]*$/, '')}.${extension}`;
}
