// What is shown, kept in the address: #claim-ID for a claim alone, else #name=value&…

const FILTERS = ["q", "verdict", "outlet", "origin", "kind", "grade"];
const NAMES = [...FILTERS, "claim", "article"];

function readAddress() {
  const hash = location.hash.slice(1);
  const state = {};
  if (hash.startsWith("claim-")) {
    state.claim = decode(hash.slice("claim-".length));
  } else if (hash.includes("=")) {
    const given = new URLSearchParams(hash);
    for (const name of NAMES) if (given.get(name)) state[name] = given.get(name);
  }
  return state;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not what this page wrote: it will name no claim
  }
}

function writeAddress(state, isNewPlace) {
  const kept = NAMES.filter((name) => state[name]);
  let hash = new URLSearchParams(kept.map((name) => [name, state[name]])).toString();
  if (kept.length === 1 && kept[0] === "claim") hash = `claim-${encodeURIComponent(state.claim)}`;
  const address = hash ? `#${hash}` : location.pathname + location.search;
  if (hash === location.hash.slice(1)) return;
  if (isNewPlace) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}
