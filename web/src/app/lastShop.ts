const place = 'dongbo.shop';

export function lastShop(): string | undefined {
  return window.localStorage.getItem(place) ?? undefined;
}

export function keepLastShop(shop: string) {
  window.localStorage.setItem(place, shop);
}
