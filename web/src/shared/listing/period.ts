/** Việt Nam has one clock, without summer time. */
const offset = '+07:00';
const day = /^\d{4}-\d\d-\d\d$/;

/** The first instant of a day in Việt Nam; undefined for what is no day. */
export function dayStart(value: string | undefined): string | undefined {
  const at = instant(value);
  return at?.toISOString();
}

/** The first instant after a day in Việt Nam. */
export function dayEnd(value: string | undefined): string | undefined {
  const at = instant(value);
  if (!at) return undefined;
  return new Date(at.getTime() + 86_400_000).toISOString();
}

function instant(value: string | undefined): Date | undefined {
  if (!value || !day.test(value)) return undefined;
  const at = new Date(`${value}T00:00:00${offset}`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
