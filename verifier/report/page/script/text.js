// Words of articles and models, made safe to show or to copy; as verifier.report.untrusted does it.

const HIDDEN = /(?![\u200c\u200d\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu;

// More marks on one letter than any script needs.
const PILED = /(?<=[\p{M}\u200c\u200d]{12})[\p{M}\u200c\u200d]/gu;

function visible(text) {
  const ends = text.replaceAll("\r\n", "\n").replaceAll("\u00ad", "");
  return ends.replace(PILED, spellOut).replace(HIDDEN, spellOut);
}

function spellOut(character) {
  const code = character.codePointAt(0);
  const digits = code.toString(16);
  if (code <= 0xff) return `\\x${digits.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

function onOneLine(text) {
  return visible(text.replace(/\s+/g, " ").trim());
}

function forMarkdown(text) {
  return onOneLine(text)
    .replace(/[\\`*_[\]{}|~$!&#]/g, "\\$&")
    .replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    .replace(/^(\d{1,9})([.)])(?=\s|$)|^([+\-=:])/, (_, number, dot, sign) => `${number ?? ""}\\${dot ?? sign}`);
}

// Offsets of a report count code points; strings of this language count UTF-16 units.
function slicePoints(text, start, end) {
  if (!/[\ud800-\udfff]/.test(text)) return text.slice(start, end);
  return [...text].slice(start, end).join("");
}

// Builds an element; strings become text, never markup.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "data") Object.assign(element.dataset, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

function isolated(text) {
  return make("bdi", {}, visible(text));
}

function claimLink(claim, text) {
  return make("a", { href: `#claim-${encodeURIComponent(claim)}` }, isolated(text));
}
