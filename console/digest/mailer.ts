import type { Secret } from '../../platform/secret.ts';
import type { Letter } from './letter.ts';

/** Sends one letter. Rejects when the mail server did not take it. */
export type SendLetter = (letter: Letter) => Promise<void>;

/** Milliseconds. A server that hangs must not hold the next try up. */
const patience = 20_000;

/** Through the mail server that the operator named. The library is loaded with the first letter. */
export function mailer(address: Secret): SendLetter {
  return async (letter) => {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      url: new TextDecoder().decode(address.bytes()),
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({ ...letter, xMailer: false });
    } finally {
      transport.close();
    }
  };
}
