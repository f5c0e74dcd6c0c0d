// Puts the page together: state in the address, filters, the panel, keys. Without this script all is still readable.

class Page {
  constructor(data) {
    this.data = data;
    this.state = {};
    this.filter = new Filter(data);
    this.desk = new Desk(this);
    this.panel = new Panel(this);
    this.shown = document.getElementById("shown");
    this.readings = [...document.querySelectorAll(".reading")];
    this.walk = "facts"; // what previous and next follow: the facts shown, or the article that is read
  }

  start() {
    for (const element of document.querySelectorAll(".script-only")) element.hidden = false;
    this.listen();
    this.follow();
    if (this.state.claim) this.rowOf(this.state.claim)?.scrollIntoView({ block: "center" });
    document.documentElement.dataset.ready = Math.round(performance.now());
  }

  listen() {
    document.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("keydown", (event) => this.pressed(event));
    addEventListener("popstate", () => this.follow());
    document.getElementById("save-report").addEventListener("click", () => download("report.json", this.data.json));
    document.getElementById("pick-article").addEventListener("change", (event) => {
      this.change({ article: event.target.value });
    });
    const form = document.getElementById("filters");
    if (!form) return;
    let waiting = 0;
    form.addEventListener("input", (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.takeFilters(), event.target.type === "search" ? 80 : 0);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => this.takeFilters(), 0));
  }

  takeFilters() {
    this.change(Object.fromEntries(FILTERS.map((name) => [name, document.getElementById(`filter-${name}`).value.trim()])));
  }

  change(changes, isNewPlace = false) {
    this.state = { ...this.state, ...changes };
    writeAddress(this.state, isNewPlace);
    this.show();
  }

  follow() {
    const found = readAddress();
    if (!location.hash.includes("=") && !found.claim && location.hash) {
      this.openPlace(location.hash);
      found.article = location.hash.startsWith("#read-") ? decode(location.hash.slice(6)) : this.state.article;
      for (const name of FILTERS) found[name] = this.state[name];
    }
    this.state = found;
    for (const name of FILTERS) {
      const field = document.getElementById(`filter-${name}`);
      if (field) field.value = found[name] ?? "";
    }
    this.show();
  }

  openPlace(hash) {
    document.getElementById(decode(hash.slice(1)))?.closest("details")?.setAttribute("open", "");
  }

  show() {
    const passing = this.filter.apply(this.state);
    const all = this.data.facts.size;
    if (this.shown) this.shown.textContent = passing === all ? `${all} facts` : `${passing} of ${all} facts`;
    this.showArticle();
    this.markCurrent();
    if (this.state.claim && this.data.claims.has(this.state.claim)) this.panel.show(this.state.claim);
    else this.panel.close();
  }

  showArticle() {
    const wanted = this.readings.find((reading) => reading.dataset.article === this.state.article) ?? this.readings[0];
    for (const reading of this.readings) reading.hidden = reading !== wanted;
    if (wanted) document.getElementById("pick-article").value = wanted.dataset.article;
  }

  markCurrent() {
    for (const each of document.querySelectorAll(".current")) each.classList.remove("current");
    const { claim } = this.state;
    const fact = this.data.factOf.get(claim);
    if (!claim) return;
    if (fact) for (const place of this.filter.places.get(fact.id) ?? []) if (place.matches("tr")) place.classList.add("current");
    const article = this.readings.find((reading) => !reading.hidden);
    for (const mark of article?.querySelectorAll(".q") ?? []) {
      mark.classList.toggle("current", mark.dataset.claims.split(" ").includes(claim));
    }
  }

  clicked(event) {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const hash = link.getAttribute("href");
    if (hash.startsWith("#claim-")) {
      event.preventDefault();
      if (!link.closest("#panel")) this.walk = link.closest(".reading") ? "article" : "facts";
      const before = link.getBoundingClientRect().top;
      this.select(decode(hash.slice("#claim-".length)));
      // the panel narrows the page: what was chosen stays where it was
      if (link.isConnected && !link.closest("#panel")) scrollBy({ top: link.getBoundingClientRect().top - before, behavior: "instant" });
    } else if (hash.startsWith("#read-")) {
      event.preventDefault();
      this.change({ article: decode(hash.slice("#read-".length)) });
      document.getElementById("read").scrollIntoView();
    } else if (hash.startsWith("#in-")) {
      event.preventDefault();
      this.readIn(decode(hash.slice("#in-".length)));
    }
  }

  pressed(event) {
    const isTyping = event.target.closest?.("input, select, textarea");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const keysAreOn = document.getElementById("keys").checked;
    const inPanel = event.target.closest?.("#panel");
    if ((keysAreOn && event.key === "j") || (inPanel && event.key === "ArrowRight")) this.step(1);
    else if ((keysAreOn && event.key === "k") || (inPanel && event.key === "ArrowLeft")) this.step(-1);
    else return;
    event.preventDefault();
  }

  select(claim) {
    if (this.data.claims.has(claim)) this.change({ claim }, true);
  }

  refresh() {
    if (this.state.claim) this.panel.show(this.state.claim);
  }

  left() {
    if (this.state.claim) {
      this.state.claim = "";
      writeAddress(this.state, false);
      this.markCurrent();
    }
  }

  // The claims that previous and next walk through, in the order in which they are shown.
  order() {
    if (this.walk === "article" || !this.data.facts.size) {
      const article = this.readings.find((reading) => !reading.hidden);
      const found = [...(article?.querySelectorAll(".q") ?? [])].flatMap((mark) => mark.dataset.claims.split(" "));
      return [...new Set(found)];
    }
    const rows = document.querySelectorAll(".matrix tbody tr:not([hidden])");
    return [...rows].flatMap((row) => {
      const { fact } = row.dataset;
      return [fact, ...this.data.facts.get(fact).claims.filter((claim) => claim !== fact)];
    });
  }

  position(claim) {
    const order = this.order();
    return { position: order.indexOf(claim) + 1, count: order.length };
  }

  step(by) {
    const order = this.order();
    if (!order.length) return;
    const at = order.indexOf(this.state.claim);
    const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), order.length - 1);
    this.select(order[next]);
    const mark = this.walk === "article" ? document.getElementById(`in-${order[next]}`) : null;
    (mark ?? this.rowOf(order[next]))?.scrollIntoView({ block: "nearest" });
  }

  rowOf(claim) {
    return this.filter.places.get(this.data.factOf.get(claim)?.id)?.find((place) => place.matches("tr"));
  }

  readIn(claim) {
    this.walk = "article";
    if (!WIDE.matches) this.panel.close();
    this.change({ article: this.data.claims.get(claim).article, claim: WIDE.matches ? claim : "" });
    const mark = document.getElementById(`in-${claim}`);
    mark?.scrollIntoView({ block: "center" });
    mark?.focus({ preventScroll: true });
  }
}

async function start() {
  new Page(new Data(await unpackReport())).start();
}

addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll(".reading")) {
    each.dataset.wasHidden = each.hidden ? "yes" : "";
    each.hidden = false;
  }
});
addEventListener("afterprint", () => {
  for (const each of document.querySelectorAll(".reading")) each.hidden = each.dataset.wasHidden === "yes";
});
start();
