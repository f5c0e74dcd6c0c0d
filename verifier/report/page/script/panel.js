// One claim with its evidence, beside what is being read; previous and next, by button or key.

const WIDE = matchMedia("(min-width: 75rem)");
const PIECES = 12; // shown at first in each group

class Panel {
  constructor(page) {
    this.page = page;
    this.dialog = document.getElementById("panel");
    this.body = document.getElementById("panel-body");
    this.place = document.getElementById("panel-place");
    this.returnTo = null;
    document.getElementById("panel-close").addEventListener("click", () => this.dialog.close());
    document.getElementById("panel-next").addEventListener("click", () => page.step(1));
    document.getElementById("panel-previous").addEventListener("click", () => page.step(-1));
    this.dialog.addEventListener("close", () => this.closed());
    this.dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.dialog.matches(":modal")) this.dialog.close();
    });
  }

  show(claim) {
    this.body.replaceChildren(...this.content(claim));
    this.dialog.scrollTop = 0;
    const { position, count } = this.page.position(claim);
    this.place.textContent = position ? `${position} of ${count}` : "";
    if (!this.dialog.open) {
      this.returnTo = document.activeElement;
      if (WIDE.matches) this.dialog.show();
      else this.dialog.showModal();
    }
    document.body.classList.add("with-panel");
    this.body.focus({ preventScroll: true });
  }

  close() {
    if (this.dialog.open) this.dialog.close();
  }

  closed() {
    document.body.classList.remove("with-panel");
    this.page.left();
    if (this.returnTo?.isConnected) this.returnTo.focus({ preventScroll: true });
  }

  content(claim) {
    const { data } = this.page;
    const verdict = data.verdicts.get(claim);
    const fact = data.factOf.get(claim);
    return [
      badge(data.label(claim)),
      make("h2", { id: "panel-title" }, isolated(data.claims.get(claim).text)),
      ...this.particulars(claim, verdict),
      this.tools(claim),
      inContext(data, claim),
      ...(fact && fact.claims.length > 1 ? [this.wordings(claim, fact)] : []),
      ...groupEvidence(data, claim).map(([title, found]) => this.group(title, found)),
      ...(verdict ? this.page.desk.forms(claim) : []),
    ];
  }

  particulars(claim, verdict) {
    const { data } = this.page;
    const value = data.claims.get(claim);
    const outlet = data.outlet(claim);
    const known = [
      ["Outlet", `${outlet}, ${data.published(claim)}`],
      ["Origin", saidBy(value, outlet)],
      ["As of", value.time ? showTime(value.time) : ""],
      ["For", counted(verdict?.outlets_for, verdict?.origins_for)],
      ["Against", counted(verdict?.outlets_against, verdict?.origins_against)],
      ["Grade", verdict?.grade ? String(verdict.grade) : ""],
      ["Decided", describeDecision(verdict)],
      [verdict?.decided ? "Why, by the rules" : "Why", verdict?.why ?? ""],
      ["Missing", verdict?.missing ? `${verdict.missing} comparisons` : ""],
    ].filter(([, text]) => text);
    return [
      make("dl", { className: "facts" }, ...known.flatMap(([name, text]) => [make("dt", {}, name), make("dd", {}, isolated(text))])),
    ];
  }

  tools(claim) {
    const note = make("span", { role: "status" });
    const copy = (text, done) => copyText(text).then((copied) => { note.textContent = copied ? done : "Copying was refused"; });
    return make(
      "p", { className: "tools" },
      make("button", { type: "button", onclick: () => this.page.readIn(claim) }, "Read in the article"),
      make("button", { type: "button", onclick: () => copy(claimAsMarkdown(this.page.data, claim), "Copied") }, "Copy as Markdown"),
      make("button", { type: "button", onclick: () => copy(location.href.split("#")[0] + `#claim-${encodeURIComponent(claim)}`, "Link copied") }, "Copy link"),
      note,
    );
  }

  wordings(claim, fact) {
    const { data } = this.page;
    const others = fact.claims.filter((other) => other !== claim);
    return make(
      "details", {},
      make("summary", {}, `Also worded by (${others.length})`),
      make("ul", { className: "links" }, ...others.map((other) => make(
        "li", {}, claimLink(other, data.claims.get(other).text), " ",
        make("span", { className: "by" }, isolated(data.outlet(other))),
      ))),
    );
  }

  group(title, found) {
    const section = make("section", {}, make("h3", {}, `${title} (${found.length})`));
    const pieces = found.map((each) => () => this.piece(each));
    section.append(...pieces.slice(0, PIECES).map((build) => build()));
    const rest = pieces.slice(PIECES);
    if (rest.length) {
      const button = make("button", { type: "button" }, `Show ${rest.length} more`);
      button.addEventListener("click", () => button.replaceWith(...rest.map((build) => build())));
      section.append(button);
    }
    return title === "Seen, not counted"
      ? make("details", {}, make("summary", {}, `${title} (${found.length})`), ...[...section.childNodes].slice(1))
      : section;
  }

  piece(each) {
    const { data } = this.page;
    const claim = data.claims.get(each.other);
    const outlet = data.outlet(each.other);
    return make(
      "div", { className: `piece ${each.relation.label}` },
      make("p", { className: "claim" }, claimLink(each.other, claim.text)),
      make("p", { className: "who" }, isolated(`${outlet}, ${data.published(each.other)}: ${saidBy(claim, outlet)}`)),
      inContext(data, each.other),
      make("p", { className: "why" }, make("span", { className: "label" }, isolated(describeRelation(each))), ": ",
        isolated(each.relation.why || "no reason given")),
      ...this.page.desk.refusal(each.relation),
    );
  }
}

function badge(label) {
  return make("span", { className: `badge ${label.replace(" ", "-")}` }, label);
}

function counted(outlets, origins) {
  if (!outlets?.length) return "";
  return `${outlets.length} ${outlets.length === 1 ? "outlet" : "outlets"} (${outlets.join(", ")}); ` +
    `${origins?.length ?? 0} ${origins?.length === 1 ? "origin" : "origins"} (${(origins ?? []).join(", ")})`;
}
