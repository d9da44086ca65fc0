/**
 * Owns the plain way of logging mail, for comparison only: one call a step, one mail after the other, a property for
 * each fact. It is what somebody writes in an afternoon; nothing of the add-on is in it.
 */

const DATA = '/services/data/v66.0';

/** What an admin would have typed: where the org is and the app's keys. */
function setUp(event) {
  const properties = PropertiesService.getScriptProperties();
  Object.keys(event).forEach((name) => properties.setProperty(name, event[name]));
  newToken_();
}

/** A person begins: from now on their mail is logged each hour. */
function start() {
  PropertiesService.getUserProperties().setProperty('since', String(Date.now()));
  ScriptApp.newTrigger('logMail').timeBased().everyHours(1).create();
}

/** Everything since the last run, mail by mail. */
function logMail() {
  const mine = PropertiesService.getUserProperties();
  const now = String(Date.now());
  const ids = listed_(mine.getProperty('since'));
  ids.forEach(logOne_);
  mine.setProperty('since', now);
  mine.setProperty('logged', String(ids.length));
}

/** A card's facts, read one by one, and Salesforce asked whether it answers. */
function home() {
  const properties = PropertiesService.getScriptProperties();
  const mine = PropertiesService.getUserProperties();
  const url = properties.getProperty('url');
  const since = mine.getProperty('since');
  const logged = mine.getProperty('logged');
  const email = Session.getActiveUser().getEmail();
  const users = query_("SELECT Id, Name FROM User WHERE Email = '" + email + "'");
  return [url, since, logged, users.length].join(' ');
}

/** Asks Salesforce one thing: what each of many executions does first. */
function ask() {
  return query_('SELECT Id FROM Contact LIMIT 1').length;
}

function listed_(since) {
  const ids = [];
  let page = '';
  do {
    const q = encodeURIComponent('in:inbox after:' + Math.floor(Number(since) / 1000));
    const answer = gmail_('/messages?maxResults=500&q=' + q + (page && '&pageToken=' + page));
    (answer.messages || []).forEach((message) => ids.push(message.id));
    page = answer.nextPageToken || '';
  } while (page);
  return ids;
}

function logOne_(id) {
  const mail = gmail_('/messages/' + id + '?format=full');
  const header = (name) =>
    (mail.payload.headers.find((one) => one.name.toLowerCase() === name) || { value: '' }).value;
  const key = header('message-id');
  if (query_("SELECT Id FROM EmailMessage WHERE MessageIdentifier = '" + key + "'").length > 0) return;
  const people = [
    ['FromAddress', header('from')],
    ['ToAddress', header('to')],
    ['CcAddress', header('cc')],
  ].flatMap(([type, text]) => (text.match(/[\w.+-]+@[\w.-]+/g) || []).map((address) => ({ type, address })));
  const addresses = people.map(({ address }) => "'" + address + "'").join(',');
  const contacts = query_('SELECT Id, Email FROM Contact WHERE Email IN (' + addresses + ')');
  const leads = query_(
    'SELECT Id, Email FROM Lead WHERE IsConverted = false AND Email IN (' + addresses + ')',
  );
  const found = contacts.concat(leads);
  if (found.length === 0) return;
  const made = salesforce_('post', '/sobjects/EmailMessage', {
    Status: '3',
    MessageIdentifier: key,
    MessageDate: new Date(Number(mail.internalDate)).toISOString(),
    Subject: header('subject'),
    FromAddress: (header('from').match(/[\w.+-]+@[\w.-]+/) || [''])[0],
    ToAddress: header('to'),
    TextBody: mail.snippet,
  });
  people.forEach(({ type, address }) => {
    const person = found.find((one) => one.Email === address);
    if (!person) return;
    salesforce_('post', '/sobjects/EmailMessageRelation', {
      EmailMessageId: made.id,
      RelationId: person.Id,
      RelationType: type,
      RelationAddress: address,
    });
  });
}

function query_(soql) {
  return salesforce_('get', '/query?q=' + encodeURIComponent(soql)).records;
}

function salesforce_(method, path, body) {
  const properties = PropertiesService.getScriptProperties();
  const send = () =>
    UrlFetchApp.fetch(properties.getProperty('url') + DATA + path, {
      method,
      headers: { Authorization: 'Bearer ' + properties.getProperty('token') },
      muteHttpExceptions: true,
      ...(body ? { contentType: 'application/json', payload: JSON.stringify(body) } : {}),
    });
  let response = send();
  if (response.getResponseCode() === 401) {
    newToken_();
    response = send();
  }
  if (response.getResponseCode() > 299) throw new Error(response.getContentText());
  return JSON.parse(response.getContentText());
}

function newToken_() {
  const properties = PropertiesService.getScriptProperties();
  const response = UrlFetchApp.fetch(properties.getProperty('url') + '/services/oauth2/token', {
    method: 'post',
    payload: {
      grant_type: 'client_credentials',
      client_id: properties.getProperty('key'),
      client_secret: properties.getProperty('secret'),
    },
  });
  properties.setProperty('token', JSON.parse(response.getContentText()).access_token);
}

function gmail_(path) {
  const send = () =>
    UrlFetchApp.fetch('https://gmail.googleapis.com/gmail/v1/users/me' + path, {
      headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() },
      muteHttpExceptions: true,
    });
  let response = send();
  // The minute's quota is used up.
  if (response.getResponseCode() === 403) {
    Utilities.sleep(60000);
    response = send();
  }
  return JSON.parse(response.getContentText());
}
