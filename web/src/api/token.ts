const place = 'dongbo.token';

/** The token that this browser tab signed in with. */
export function bearer(): string | null {
  return window.sessionStorage.getItem(place);
}

export function keepBearer(token: string | null) {
  if (token) window.sessionStorage.setItem(place, token);
  else window.sessionStorage.removeItem(place);
}
