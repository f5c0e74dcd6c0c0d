// A person's word on the report, written to a file that `verifier report --annotations` applies. Nothing changes here.

const VERDICTS = ["contradicted", "corroborated", "single-source"];

class Desk {
  constructor(page) {
    this.page = page;
    this.words = [];
    this.by = "";
    this.together = new Set();
    this.isSaved = true;
    addEventListener("beforeunload", (event) => { if (!this.isSaved) event.preventDefault(); });
  }

  add(word) {
    this.words.push({ ...word, by: this.by, on: new Date().toISOString() });
    this.isSaved = false;
    this.page.refresh();
  }

  file() {
    const named = this.words.flatMap((word) => word.claims ?? [word.evidence, word.target, word.claim]).filter(Boolean);
    const texts = Object.fromEntries([...new Set(named)].sort().map((claim) => [claim, this.page.data.claims.get(claim).text]));
    return `${JSON.stringify({ schema_version: "1", annotations: this.words, texts }, null, 2)}\n`;
  }

  save() {
    download("annotations.json", this.file());
    this.isSaved = true;
  }

  forms(claim) {
    return [make("details", { open: this.words.length > 0 || this.together.size > 0 },
      make("summary", {}, "Your word on it"),
      this.form(claim),
      this.list(),
    )];
  }

  form(claim) {
    const label = this.page.data.label(claim);
    const by = make("input", { type: "text", required: true, value: this.by, autocomplete: "name" });
    const verdict = make("select", {}, ...VERDICTS.map((each) => make("option", { selected: each === label }, each)));
    const why = make("textarea", { rows: 2 });
    const merges = this.together.has(claim);
    const others = [...this.together].filter((each) => each !== claim).length;
    const form = make(
      "form", {},
      make("label", {}, "Your name", by),
      make("label", {}, "Verdict", verdict),
      make("label", {}, "Why", why),
      make("p", { className: "tools" },
        make("button", {}, "Note the verdict"),
        make("button", { type: "button", onclick: () => this.toggle(claim) }, merges ? "Leave out of the merge" : "Mark for merging"),
        make("button", { type: "button", disabled: !(merges && others), onclick: () => this.merge(by, why) },
          `Merge marked claims (${this.together.size})`)),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.by = by.value.trim();
      const decision = verdict.value === label ? "confirmed" : "overruled";
      if (this.by) this.add({ kind: "decide-verdict", claim, decision, verdict: verdict.value, why: why.value.trim() });
    });
    by.addEventListener("change", () => { this.by = by.value.trim(); });
    return form;
  }

  toggle(claim) {
    if (!this.together.delete(claim)) this.together.add(claim);
    this.page.refresh();
  }

  merge(by, why) {
    if (!by.reportValidity() || !by.value.trim()) return;
    this.by = by.value.trim();
    const claims = [...this.together].sort();
    this.together.clear();
    this.add({ kind: "merge-claims", claims, why: why.value.trim() });
  }

  refusal(relation) {
    if (relation.standing !== "counts" || relation.label === "none") return [];
    const isRefused = this.words.some((word) => word.evidence === relation.evidence && word.target === relation.target);
    const button = make("button", { type: "button", disabled: isRefused }, isRefused ? "Refused" : "Refuse this relation");
    button.addEventListener("click", () => this.refuse(relation, button));
    return [button];
  }

  refuse(relation, button) {
    const by = make("input", { type: "text", required: true, value: this.by, autocomplete: "name" });
    const why = make("input", { type: "text" });
    const form = make("form", {}, make("label", {}, "Your name", by), make("label", {}, "Why it does not bear on it", why),
      make("p", { className: "tools" }, make("button", {}, "Refuse")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.by = by.value.trim();
      const { evidence, target } = relation;
      if (this.by) this.add({ kind: "refuse-relation", evidence, target, why: why.value.trim() });
    });
    button.replaceWith(form);
    (this.by ? why : by).focus();
  }

  list() {
    if (!this.words.length) return make("p", { className: "by" }, "Nothing noted yet.");
    return make("div", { className: "written" },
      make("ul", {}, ...this.words.map((word, place) => make("li", {}, isolated(this.describe(word)),
        make("button", { type: "button", onclick: () => this.drop(place) }, "Take back")))),
      make("button", { type: "button", onclick: () => this.save() }, `Save annotations (${this.words.length})`),
      make("p", { className: "by" }, "Apply them with: verifier report REPORT.json --annotations annotations.json"),
    );
  }

  drop(place) {
    this.words.splice(place, 1);
    this.isSaved = this.words.length === 0;
    this.page.refresh();
  }

  describe(word) {
    if (word.kind === "merge-claims") return `merge ${word.claims.join(", ")}`;
    if (word.kind === "refuse-relation") return `refuse ${word.evidence} on ${word.target}`;
    return `${word.claim}: ${word.decision}, ${word.verdict}`;
  }
}
