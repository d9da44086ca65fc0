/** Owns MailApp: notices come from no person, under the product's name. */

import { AppError, causedBy } from '../errors';
import type { SendMail } from '../ports';

export const sendMail: SendMail = ({ to, subject, body }) => {
  try {
    MailApp.sendEmail({ to: to.join(','), subject, body, name: 'Trunkline', noReply: true });
  } catch (cause) {
    throw causedBy(new AppError('google.mail_refused', 'MailApp refuses'), cause);
  }
};
