// Which facts are shown: a fact passes where it has the verdict and outlet, and one of its claims has all the rest.

class Filter {
  constructor(data) {
    this.data = data;
    this.entries = [...data.facts.values()].map((fact) => this.entry(fact));
    this.places = new Map();
    for (const element of document.querySelectorAll("[data-fact]")) {
      const fact = element.dataset.fact;
      if (!this.places.has(fact)) this.places.set(fact, []);
      this.places.get(fact).push(element);
    }
    this.marks = [...document.querySelectorAll(".q[data-claims]")].map((mark) => [
      mark, mark.dataset.claims.split(" ").map((claim) => data.factOf.get(claim)?.id),
    ]);
    this.passing = new Set(data.facts.keys());
  }

  entry(fact) {
    const members = fact.claims.map((id) => {
      const claim = this.data.claims.get(id);
      const words = [claim.text, ...claim.quotes.map((quote) => quote.text), this.data.outlet(id), claim.origin.body,
        claim.origin.speaker ?? "", id];
      return {
        origin: claim.origin.body,
        kind: claim.kind,
        grade: String(this.data.verdicts.get(id)?.grade ?? ""),
        words: words.join("\n").toLowerCase(),
      };
    });
    const outlets = new Set(
      fact.views.filter((view) => view.stand !== "silent").map((view) => view.outlet.replace(/\s+/g, " ")),
    );
    return { fact: fact.id, label: fact.label ?? "withheld", outlets, members };
  }

  apply(state) {
    const words = (state.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const isOn = FILTERS.some((name) => state[name]);
    this.passing = new Set();
    for (const entry of this.entries) {
      const passes = !isOn || this.passes(entry, state, words);
      if (passes) this.passing.add(entry.fact);
      for (const place of this.places.get(entry.fact) ?? []) if (place.hidden === passes) place.hidden = !passes;
    }
    for (const [mark, facts] of this.marks) {
      mark.classList.toggle("aside", isOn && !facts.some((fact) => this.passing.has(fact)));
    }
    return this.passing.size;
  }

  passes(entry, state, words) {
    if (state.verdict && entry.label !== state.verdict) return false;
    if (state.outlet && !entry.outlets.has(state.outlet)) return false;
    return entry.members.some(
      (member) =>
        (!state.origin || member.origin === state.origin) &&
        (!state.kind || member.kind === state.kind) &&
        (!state.grade || member.grade === state.grade) &&
        words.every((word) => member.words.includes(word)),
    );
  }
}
