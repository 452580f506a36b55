const forms = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC)?$/;

/** Seconds since 1970 of a time in the API's form "YYYY-MM-DD hh:mm:ss" (UTC) or in ISO 8601; null if it is none. */
export function parseTime(text: string): number | null {
  const match = forms.exec(text.trim());
  if (!match) return null;
  const time = Date.parse(`${match[1]}T${match[2] ?? "00:00"}:${match[3] ?? "00"}Z`);
  return Number.isNaN(time) ? null : time / 1000;
}

export function formatTime(seconds: number, form: "seconds" | "minutes" | "iso" = "seconds"): string {
  const iso = new Date(seconds * 1000).toISOString();
  if (form === "iso") return iso;
  return `${iso.slice(0, 10)} ${iso.slice(11, form === "minutes" ? 16 : 19)}`;
}
