/** Puts one more into the group of a key; without a key it is in none. */
export function put<Key, One>(groups: Map<Key, One[]>, key: Key | undefined, one: One): void {
  if (key === undefined) return;
  const group = groups.get(key);
  if (group) group.push(one);
  else groups.set(key, [one]);
}
