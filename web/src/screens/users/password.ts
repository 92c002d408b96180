export const shortestPassword = 10;

// Without letters and figures that are mistaken for each other when read out.
const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A password that nobody guesses and everybody can type. */
export function makePassword(length = 14): string {
  const limit = 256 - (256 % letters.length);
  let made = '';
  while (made.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      // A byte above the last whole round would make the first letters likelier.
      if (byte < limit && made.length < length) made += letters[byte % letters.length];
    }
  }
  return made;
}
