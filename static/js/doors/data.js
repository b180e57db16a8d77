// The one door for data. A page of the exported folder brings its data along (file:// allows no
// fetch); a page of the server asks its own origin.
const loaded = new Map();

/** @returns {Promise<object>} the parsed JSON behind an address; asked for once a page. */
export function load(address) {
  if (!loaded.has(address)) loaded.set(address, read(address));
  return loaded.get(address);
}

/** @returns {Promise<string>} the text behind an address of the own origin. */
export async function text(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.text();
}

async function read(address) {
  const embedded = globalThis.AtlasData?.[address];
  if (embedded) return embedded;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}
