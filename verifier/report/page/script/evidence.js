// What bears on a claim, in groups, each piece in the context of its article.

const CONTEXT = 220; // characters shown on either side of a quote

const GROUPS = [
  ["Against", (found) => found.relation.label === "contradicts" && found.isTarget && counts(found)],
  ["For", (found) => found.relation.label === "supports" && found.isTarget && counts(found)],
  ["Told differently", (found) => found.relation.label === "varies" && found.isTarget && counts(found)],
  ["Updated by", (found) => found.relation.label === "updates" && found.isTarget && counts(found)],
  ["Updates", (found) => found.relation.label === "updates" && !found.isTarget && counts(found)],
  ["Seen, not counted", (found) => found.isTarget && !(counts(found) && found.relation.label !== "none")],
];

function counts(found) {
  return found.relation.standing === "counts";
}

function groupEvidence(data, claim) {
  // what a person said comes first in its group
  const all = [...(data.relations.get(claim) ?? [])].sort((one, other) => Boolean(other.relation.word) - Boolean(one.relation.word));
  return GROUPS.map(([title, belongs]) => [title, all.filter(belongs)]).filter(([, found]) => found.length);
}

const STANDINGS = {
  "same-article": "of the same article",
  "same-outlet": "of the same outlet",
  copy: "a copy of one text",
  "weak-evidence": "too weak to count",
  refused: "refused by a person",
};

function showWord(word) {
  const when = new Date(word.on).toISOString().slice(0, 16).replace("T", " ");
  return `${word.by}, ${when} UTC${word.why ? ` (${word.why})` : ""}`;
}

// What people made of a verdict; the rules' own stands beside it where they overruled it.
function describeDecision(verdict) {
  if (!verdict?.decided) return "";
  const { decision, derived, words } = verdict.decided;
  const by = words.map(showWord).join("; ");
  return decision === "confirmed" ? `confirmed by ${by}` : `overruled, the rules say ${derived ?? "withheld"}, by ${by}`;
}

function describeRelation({ relation }) {
  const parts = [relation.label === "none" ? "bears not on it" : relation.label];
  if (relation.standing !== "counts") parts.push(STANDINGS[relation.standing] ?? relation.standing);
  if (relation.word) parts.push(showWord(relation.word));
  if (relation.engine_label) parts.push(`the engine said: ${relation.engine_label}`);
  if (relation.decided_by !== "engine") parts.push(`settled by ${relation.decided_by}`);
  return parts.join(", ");
}

// The fullest quote of a claim, marked, with what stands around it in its article.
function inContext(data, claim) {
  const { article, quotes } = data.claims.get(claim);
  const [quote] = quotes;
  const { text, language } = data.articles.get(article);
  const before = slicePoints(text, Math.max(0, quote.start - CONTEXT), quote.start);
  const after = slicePoints(text, quote.end, quote.end + CONTEXT);
  const properties = { className: "context", dir: "auto" };
  if (language) properties.lang = language;
  return make(
    "p", properties,
    visible(quote.start > CONTEXT ? `… ${before.replace(/^\S*\s+/, "")}` : before).replace(/\n{2,}/g, "\n"),
    make("mark", {}, visible(quote.text)),
    visible(after.length < CONTEXT ? after : `${after.replace(/\s+\S*$/, "")} …`).replace(/\n{2,}/g, "\n"),
  );
}

function claimAsMarkdown(data, id) {
  const claim = data.claims.get(id);
  const verdict = data.verdicts.get(id);
  const lines = [`**${forMarkdown(claim.text)}** (${data.label(id)}${verdict?.grade ? `, grade ${verdict.grade}` : ""})`];
  if (verdict?.decided) lines.push("", `Verdict ${forMarkdown(describeDecision(verdict))}`);
  lines.push("", ...wordsAsMarkdown(data, id, ""));
  for (const [title, found] of groupEvidence(data, id)) {
    lines.push("", `${title}:`, "");
    for (const each of found) {
      lines.push(`- ${forMarkdown(data.claims.get(each.other).text)}`);
      lines.push(...wordsAsMarkdown(data, each.other, "  "));
      lines.push(`  - ${forMarkdown(describeRelation(each))}: ${forMarkdown(each.relation.why || "no reason given")}`);
    }
  }
  return lines.join("\n") + "\n";
}

function wordsAsMarkdown(data, id, indent) {
  const claim = data.claims.get(id);
  const outlet = data.outlet(id);
  const who = `${outlet}, ${data.published(id)}: ${saidBy(claim, outlet)}`;
  const { url } = data.articles.get(claim.article);
  const address = /^https?:\/\//.test(url ?? "") ? ` ${forMarkdown(url)}` : "";
  return [`${indent}- ${forMarkdown(who)} (${forMarkdown(id)})${address}`, `${indent}  > ${forMarkdown(claim.quotes[0].text)}`];
}
