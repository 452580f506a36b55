/** Whether a value fits a database column of type integer. */
export function isInt32(value: number | bigint): boolean {
  return value >= -2147483648 && value <= 2147483647;
}
