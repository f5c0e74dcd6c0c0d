// The report, unpacked from the page and looked up by id. Nothing here touches what is shown.

async function unpackReport() {
  const packed = atob(document.getElementById("report").textContent);
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

class Data {
  constructor(json) {
    this.json = json;
    this.report = JSON.parse(json);
    this.claims = byId(this.report.claims);
    this.articles = byId(this.report.articles);
    this.verdicts = new Map((this.report.verdicts ?? []).map((verdict) => [verdict.claim, verdict]));
    this.facts = byId(this.report.facts ?? []);
    this.factOf = new Map();
    for (const fact of this.facts.values()) for (const claim of fact.claims) this.factOf.set(claim, fact);
    this.relations = new Map();
    for (const relation of this.report.relations ?? []) {
      this.addRelation(relation.target, relation.evidence, relation, true);
      this.addRelation(relation.evidence, relation.target, relation, false);
    }
    this.outlets = new Map(
      [...document.querySelectorAll("[data-outlet]")].map((each) => [each.dataset.article, each.dataset.outlet]),
    );
  }

  addRelation(claim, other, relation, isTarget) {
    if (!this.relations.has(claim)) this.relations.set(claim, []);
    this.relations.get(claim).push({ other, relation, isTarget });
  }

  outlet(claim) {
    return this.outlets.get(this.claims.get(claim).article) ?? this.claims.get(claim).article;
  }

  label(claim) {
    if (!this.verdicts.has(claim)) return "not compared";
    return this.verdicts.get(claim).label ?? "withheld";
  }

  published(claim) {
    const date = this.articles.get(this.claims.get(claim).article).published;
    if (!date) return "date unknown";
    return showTime(date.when) + (date.basis === "inferred" ? " (inferred)" : "");
  }
}

function byId(values) {
  return new Map((values ?? []).map((value) => [value.id, value]));
}

// As verifier.report.index.show_time writes an EDTF expression.
function showTime(time) {
  const [first, last] = time.split("/").map((part) => part.replace("T", " ").replace("Z", " UTC"));
  if (last === undefined) return first;
  if (first === "..") return `until ${last}`;
  return last === ".." ? `from ${first}` : `${first} to ${last}`;
}

// As verifier.report.index.said_by writes who vouches for a claim.
function saidBy(claim, outlet) {
  const { body, speaker, via = [] } = claim.origin;
  const passedOn = via.filter((name) => name !== outlet);
  const marks = [
    claim.kind === "statement" ? "statement" : "",
    claim.stance && claim.stance !== "asserted" ? claim.stance : "",
    claim.set_right ? "set right" : "",
  ].filter(Boolean);
  return [
    (body === outlet && !speaker ? "own report" : body) + (speaker && speaker !== body ? ` (${speaker})` : "") +
      (passedOn.length ? `, via ${passedOn.join(", ")}` : ""),
    claim.said_on?.date ? `said ${showTime(claim.said_on.date)}` : "",
    claim.said_on?.occasion ?? "",
  ].filter(Boolean).join(", ") + (marks.length ? ` [${marks.join(", ")}]` : "");
}
