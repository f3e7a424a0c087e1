// What a reader of the explore page sees and does: conditions, columns, the table, totals, downloads.
// What the rows are is made in explore.js, the files in sheet.js; Tabulator draws the rows in sight.
(function () {
  "use strict";

  const {
    tableOf, json, read, written, narrowed, ordered, sum, decimals, element, button, grouped, remembered,
    MOST_CHOSEN, STATE_WORDS, QUESTIONS, TABLES,
  } = self.discloseExplore;
  const MARKS = [["contradicts", "✕", "前后不一"], ["missing", "○", "应有未见"]];
  const KEPT = ["province", "prefecture", "year", "coverage", "evaluation", "topic"];  // conditions of both tables
  const MOST_PADDED = 6;  // decimals that are lined up
  const [NARROWEST, WIDEST, NAME] = [5, 17, 17];  // columns, in letters
  const MARK = 7;  // a verdict with its number, in letters
  const ROW = 3.4;  // two lines, in letters
  const BUFFER = 400;  // pixels drawn above and below what is in sight

  // Fetched once; what failed is asked for again.
  function once(fetched) {
    const known = new Map();
    return (key) => {
      if (!known.has(key)) known.set(key, fetched(key).catch((error) => {
        known.delete(key);
        throw error;
      }));
      return known.get(key);
    };
  }

  function page(place) {
    const base = new URL("./", location.href);
    const total = place.querySelector("[role=status]");
    const tables = once(async (key) => {
      const first = await json(new URL(key + ".json", base), { cache: "no-cache" });
      return tableOf(first, base, key === "projects" ? await tables("reports") : null);
    });
    let state = read(location.search);
    let table = null;
    let rows = [];
    let grid = null;
    let turn = 0;

    const kinds = element("div", { class: "kinds", role: "group", "aria-label": "看什么" });
    const questions = element("p", { class: "questions" });
    const words = element("input", {
      type: "search", maxlength: "100", spellcheck: "false", placeholder: "地方、单位、项目名称",
    });
    const controls = element("form", { class: "filters", "aria-label": "筛选" });
    const filters = element("details", { class: "narrowing" }, element("summary", {}, "筛选"), controls);
    const conditions = element("ul", { class: "conditions", "aria-label": "已选的条件" });
    const choice = element("fieldset", {}, element("legend", {}, "要看的列"));
    const columns = element("details", { class: "narrowing" }, element("summary", {}, "选择列"), choice);
    const taking = element("p", { class: "taking" });
    const caption = element("p", { class: "caption", id: "explore-caption" });
    const holder = element("div", {});
    const chosen = element("div", { class: "chosen", role: "group", "aria-label": "并排比较", hidden: "" });
    const totals = element("ul", {});
    const sums = element("details", { class: "narrowing" }, element("summary", {}, "合计"), totals);

    // ---- State ----------------------------------------------------------------------------------

    function ask(changes, way) {
      const facets = Object.assign({}, state.facets, changes.facets);
      if (changes.facets && "province" in changes.facets && !("prefecture" in changes.facets)) facets.prefecture = "";
      state = Object.assign({}, state, changes, { facets: facets });
      try {
        history[way || "pushState"](null, "", written(state));
      } catch (error) {
        // A page from a folder on disk may not change its address: the state lasts as long as the page.
      }
      return run();
    }

    function cleared() { return Object.fromEntries(Object.keys(state.facets).map((key) => [key, ""])); }

    // The columns shown, in the order of the table.
    function shownColumns() {
      const wanted = state.columns || table.shown;
      return Array.from(table.columns.values()).filter((column) => column.isFixed || wanted.includes(column.key));
    }

    function shownKeys() { return shownColumns().map((column) => column.key); }

    async function run() {
      const own = ++turn;
      place.setAttribute("aria-busy", "true");
      try {
        const found = await tables(state.table);
        if (own !== turn) return;
        table = found;
        const sort = table.columns.get(state.sort.key);
        await table.ready(shownKeys().concat(sort ? sort.key : []));
        if (own === turn) show(sort);
      } catch (error) {
        total.textContent = "没有读到表格的数据，请检查网络后再试。";
        throw error;
      } finally {
        if (own === turn) place.removeAttribute("aria-busy");
      }
    }

    function show(sort) {
      const found = narrowed(table, state);
      rows = order(sort).filter((row) => found.kept[row]);
      const isApart = sort && sort.covered && new Set(rows.map(table.coverage)).size > 1;
      total.textContent = grouped(rows.length) + " / " + grouped(table.count) + " " + table.measure + table.label +
        (isApart ? "，覆盖范围不同的分开排列" : "");
      caption.textContent = "全部" + table.label + "（单位：万元；报告用别的单位印的，写在数字旁）";
      offerKinds();
      offerFacets(found.counts);
      offerConditions();
      offerColumns();
      draw();
      offerChosen();
      addUp();
    }

    function order(sort) {
      const column = sort || table.columns.get("name");
      table.order = table.order || remembered((key) => ordered(table, table.columns.get(key.replace("-", "")), key[0] === "-"));
      return table.order((state.sort.isDown && sort ? "-" : "") + column.key);
    }

    // The other table, under the conditions that both have.
    function turnTo(key) {
      const kept = Object.entries(state.facets).map(([name, value]) => [name, KEPT.includes(name) ? value : ""]);
      ask({ table: key, facets: Object.fromEntries(kept), sort: { key: "", isDown: false }, columns: null });
    }

    // ---- Conditions -----------------------------------------------------------------------------

    function offerKinds() {
      Array.from(kinds.children).forEach((each) => each.setAttribute("aria-pressed", String(each.value === table.key)));
      if (questions.dataset.of === table.key) return;
      questions.dataset.of = table.key;
      questions.replaceChildren("常问：", ...QUESTIONS[state.table].flatMap(([label, key, value]) => {
        const facet = table.facets.find((each) => each.key === key);
        if (!facet || !facet.choices.some((each) => each[0] === value)) return [];
        const asked = Object.assign({}, state, { facets: { [key]: value }, text: "" });
        const link = element("a", { href: written(asked) }, label);
        link.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          words.value = "";
          ask({ facets: Object.assign(cleared(), { [key]: value }), text: "" });
        });
        return [link, " "];
      }));
      questions.hidden = questions.childElementCount === 0;
    }

    function offerFacets(counts) {
      const focused = document.activeElement && document.activeElement.name;
      const boxes = table.facets.flatMap((facet, at) => {
        const value = state.facets[facet.key] || "";
        const above = facet.above ? state.facets[facet.above] : null;
        const offered = facet.choices
          .map(([key, label], number) => [key, label + "（" + grouped(counts[at][number]) + "）", counts[at][number]])
          .filter(([key, , count]) => count || key === value)
          .filter(([key]) => above === null || key.startsWith(above + "/"));
        if (above === "" || above === undefined || facet.choices.length < 2) return [];
        const options = [["", "全部"]].concat(offered).map(([key, said]) => {
          const option = element("option", { value: key }, said);
          option.selected = key === value;
          return option;
        });
        return [element("label", {}, element("span", {}, facet.title), element("select", { name: facet.key }, ...options))];
      });
      controls.replaceChildren(...boxes);
      if (focused && controls.elements[focused]) controls.elements[focused].focus();
    }

    function offerConditions() {
      const taken = (act) => () => {
        act();
        total.focus();
      };
      const made = (label, act) => element("li", {},
        button(label + " ×", taken(act), { "aria-label": "去掉条件：" + label }));
      const found = table.facets.filter((facet) => state.facets[facet.key]).map((facet) => {
        const value = state.facets[facet.key];
        const known = facet.choices.find((each) => each[0] === value);
        return made(facet.title + "：" + (known ? known[1] : value), () => ask({ facets: { [facet.key]: "" } }));
      });
      const clearText = () => {
        words.value = "";
        ask({ text: "" });
      };
      if (state.text) found.push(made("含“" + state.text + "”", clearText));
      const hasOther = state.sort.key || state.columns;
      const clearAll = () => {
        words.value = "";
        ask({ facets: cleared(), text: "", sort: { key: "", isDown: false }, columns: null });
      };
      if (found.length || hasOther) found.push(element("li", {}, button("全部清除", taken(clearAll), { class: "clear" })));
      conditions.replaceChildren(...found);
      conditions.hidden = !found.length;
    }

    function offerColumns() {
      const shown = shownKeys();
      const focused = document.activeElement && document.activeElement.value;
      const isInside = choice.contains(document.activeElement);
      const offered = Array.from(table.columns.values()).filter((column) => !column.isFixed);
      choice.replaceChildren(choice.firstChild, ...offered.map((column) => {
        const box = element("input", { type: "checkbox", value: column.key });
        box.checked = shown.includes(column.key);
        if (isInside && column.key === focused) requestAnimationFrame(() => box.focus());
        return element("label", {}, box, " " + headed(column));
      }));
    }

    function headed(column) { return column.title + (column.unit && column.unit !== "%" ? "（" + column.unit + "）" : ""); }

    // ---- The table ------------------------------------------------------------------------------

    function letter() { return parseFloat(getComputedStyle(place).fontSize); }

    function draw() {
      const keys = shownKeys();
      const shape = table.key + " " + keys;
      const items = rows.map((row) => ({ row: row }));
      const isBuilt = grid && grid.isReady && grid.shape === shape;
      if (isBuilt && rows.length === grid.rows.length && rows.every((row, at) => row === grid.rows[at])) return mark();
      if (!isBuilt) return build(keys, shape, items);
      grid.rows = rows;
      return grid.made.setData(items).then(mark);
    }

    function build(keys, shape, items) {
      if (grid) grid.made.destroy();
      const box = element("div", { class: "rows" });
      holder.replaceChildren(box);
      const wide = holder.clientWidth;
      const isRoomy = wide > 1.2 * NAME * letter();
      const first = Math.min(NAME * letter(), wide * (isRoomy ? 0.5 : 0.85));
      const own = { shape: shape, rows: rows, isReady: false, width: wide, letter: letter() };
      own.made = new self.Tabulator(box, {
        data: items,
        maxHeight: Math.max(20 * letter(), Math.round(innerHeight * 0.75)),
        rowHeight: Math.round(ROW * letter()),
        renderVerticalBuffer: BUFFER,
        layout: "fitColumns",
        selectableRows: false,
        placeholder: "没有符合条件的" + table.label,
        columnDefaults: { headerSort: false, resizable: false },
        columns: keys.map((key) => defined(table.columns.get(key), first, isRoomy, wide > 2 * NAME * letter())),
        rowFormatter: (row) => row.getElement().setAttribute("aria-rowindex", row.getPosition() + 1),
      });
      grid = own;
      own.made.on("tableBuilt", () => {
        own.isReady = true;
        box.setAttribute("role", "table");
        // Its links take the focus; a box between table and rows that takes it too would not be heard.
        box.querySelector(".tabulator-tableholder").removeAttribute("tabindex");
        box.setAttribute("aria-labelledby", caption.id);
        if (grid !== own) return;
        if (own.rows === rows) mark();
        else draw();
      });
    }

    function defined(column, first, isRoomy, isWide) {
      const isName = column.shape === "name";
      const isFigure = column.shape === "figure" || column.isWhole;
      // Where room is short, words take two lines.
      const most = column.shape === "word" && !isWide ? NARROWEST : WIDEST;
      const width = Math.round(isName ? first : letter() * Math.min(most, widthOf(column)));
      return {
        field: column.key,
        title: column.title,
        minWidth: width,
        widthGrow: isName ? 3 : 1,
        frozen: isName && isRoomy,
        cssClass: (isFigure ? "n " : "") + column.shape,
        titleFormatter: () => heading(column),
        formatter: (cell) => shown(column, cell.getData().row, cell.getElement()),
      };
    }

    // The widest cell, measured in letters once: figures are half as wide as Chinese.
    function widthOf(column) {
      if (!column.wide) {
        const wide = (text) => Array.from(text).reduce((found, sign) => found + (sign > "\u00ff" ? 1 : 0.56), 0);
        const texts = new Set(Array.from({ length: table.count }, (_, row) => column.cell(row).text));
        let widest = column.shape === "verdicts" ? MARK : 0;
        if (!widest) texts.forEach((text) => { if (text.length > widest) widest = Math.max(widest, wide(text)); });
        column.wide = Math.min(WIDEST, Math.max(NARROWEST, widest + 1.6, wide(column.title) * 0.9 + 2.6));
      }
      return column.wide;
    }

    function heading(column) {
      return button(column.title, () => {
        const isDown = state.sort.key === column.key && !state.sort.isDown;
        ask({ sort: { key: column.key, isDown: isDown } });
      }, { class: "sort" });
    }

    function shown(column, row, cell) {
      if (column.shape === "name") {
        cell.setAttribute("role", "rowheader");
        return named(row);
      }
      cell.setAttribute("role", "cell");
      const found = column.cell(row);
      if (column.shape === "verdicts") return judged(found, row);
      if (found.state !== "value" && found.state !== "nothing") return element("em", {}, found.text);
      if (found.isPlain) cell.classList.add(padding(column, found));
      return element("span", column.shape === "word" ? { title: found.text } : {}, found.text);
    }

    // Decimal points stand in one line: as many figures are left free as the cell has fewer decimals.
    function padding(column, found) {
      if (column.decimals === undefined) {
        const cells = Array.from({ length: table.count }, (_, each) => column.cell(each)).filter((each) => each.isPlain);
        column.decimals = Math.min(MOST_PADDED, cells.reduce((most, each) => Math.max(most, decimals(each.exact)), 0));
      }
      const has = decimals(found.exact);
      return has < column.decimals ? "r" + (column.decimals - has) + (has ? "" : "d") : "r0";
    }

    function linked(address) { return self.disclose.page(new URL("../", base), address); }

    function named(row) {
      const title = table.title(row);
      const words = element("span", { class: "what" },
        element("a", { href: linked(table.address(row)), title: title, "aria-label": title }, table.name(row)),
        element("small", {}, table.detail(row)));
      if (table.key !== "reports") return words;
      const label = "选“" + title + "”并排比较";
      const box = element("input", { type: "checkbox", value: table.address(row), "aria-label": label });
      box.checked = state.chosen.includes(box.value);
      box.disabled = !box.checked && state.chosen.length >= MOST_CHOSEN;
      return element("span", { class: "named" }, element("label", { class: "pick" }, box), words);
    }

    function judged(found, row) {
      const marks = MARKS.filter(([kind]) => found[kind] > 0).map(([kind, icon, word]) => element("a",
        { class: "mark " + kind, href: linked(table.address(row) + "#verification") },
        element("span", { "aria-hidden": "true" }, icon), " " + word + " " + found[kind]));
      if (marks.length) return element("span", { class: "marks" }, ...marks);
      return element(found.state === "value" ? "span" : "em", {}, found.text);
    }

    // Which column the rows are sorted by, and how many rows there are in all.
    function mark() {
      if (!grid.isReady) return;
      const box = grid.made.element;
      box.setAttribute("aria-rowcount", String(rows.length + 1));
      grid.made.getColumns().forEach((column) => {
        const isSorted = column.getField() === state.sort.key;
        column.getElement().setAttribute("aria-sort", !isSorted ? "none" : state.sort.isDown ? "descending" : "ascending");
      });
    }

    // ---- Side by side ---------------------------------------------------------------------------

    holder.addEventListener("change", (event) => {
      const { value, checked } = event.target;
      const others = state.chosen.filter((each) => each !== value);
      keepChosen(checked ? others.concat(value) : others);
    });

    function keepChosen(addresses) {
      ask({ chosen: addresses.slice(0, MOST_CHOSEN) }, "replaceState");
      holder.querySelectorAll("input").forEach((box) => {
        box.checked = state.chosen.includes(box.value);
        box.disabled = !box.checked && state.chosen.length >= MOST_CHOSEN;
      });
    }

    function offerChosen() {
      const count = state.chosen.length;
      const href = linked("compare") + "?r=" + state.chosen.map(encodeURIComponent).join(",").replace(/%2F/g, "/");
      const next = count < 2 ? "再选一份就能并排比较" : count < MOST_CHOSEN ? "最多 " + MOST_CHOSEN + " 份" : "已经选满";
      chosen.replaceChildren(
        element("span", { role: "status" }, "已选 " + count + " 份，" + next),
        count > 1 ? element("a", { href: href }, "并排比较") : "",
        button("不选了", () => keepChosen([])),
      );
      chosen.hidden = !count || table.key !== "reports";
    }

    // ---- Totals: only of the same year and coverage, and never without how many are in them ---------

    function addUp() {
      if (!sums.open || !table) return;
      const alike = new Map();
      const kind = table.facets.find((facet) => facet.key === "evaluation");
      rows.forEach((row) => {
        // The agency's own report may hold the money of its reports on single projects.
        if (kind && kind.choices[kind.of(row)[0]][0] === "project") return;
        const key = table.rank(row) - 10 * table.year(row);  // newest first, then by coverage
        if (!alike.has(key)) alike.set(key, []);
        alike.get(key).push(row);
      });
      const keys = Array.from(alike.keys()).sort((one, other) => one - other);
      const said = keys.map((key) => added(alike.get(key))).filter(Boolean);
      if (!said.length) said.push("同一年度、同一覆盖范围里写了同一种金额的不足两" + table.measure + "，不相加。");
      totals.replaceChildren(...said.map((each) => element("li", {}, each)));
    }

    function added(alike) {
      const many = (count) => grouped(count) + " " + table.measure;
      const said = shownColumns().filter((column) => column.unit === "万元").flatMap((column) => {
        const figures = alike.map((row) => column.cell(row).exact).filter(Boolean);
        if (figures.length < 2) return [];
        return [column.title + "相加 " + sum(figures) + " 万元（本站相加，" + many(alike.length) + "中 " +
          many(figures.length) + "写了这个数）"];
      });
      return said.length ? table.year(alike[0]) + " 年" + table.coverage(alike[0]) + "：" + said.join("；") + "。" : "";
    }

    // ---- Downloads ------------------------------------------------------------------------------

    // The rows in sight, in their order, with the columns in sight: a figure without its value says why.
    function sheet() {
      const others = shownColumns().filter((column) => !["name", "year", "place"].includes(column.key));
      const parts = [
        part("short_name", "编制单位", table.office),
        part("year", "预算年度", table.year, { isWhole: true, isNumber: true }),
        part("place", "地方", (row) => table.columns.get("place").cell(row).text),
        ...others.flatMap(partsOf),
        part("address", "网址", (row) => table.address(row).replace(/(?=#|$)/, "/")),
      ];
      if (table.key === "projects") parts.unshift(part("name", "项目", table.title));
      const told = Array.from(conditions.querySelectorAll("li button:not(.clear)"), (each) => each.textContent.replace(/ ×$/, ""));
      const notes = [
        table.label + "：" + total.textContent,
        "条件：" + (told.join("；") || "没有"),
        "金额单位为万元，比率单位为 %，都照报告；印法不同的另有“照录”一列。",
        "没有写数的，数值为空，状态一列说明是哪一种；空白不是 0。",
        "覆盖范围不同的报告，金额不能相加，也不能比高低。网址从本站首页算起。",
      ];
      const cells = rows.map((row) => parts.map((each) => each.text(row)));
      return { title: table.label, view: written(state), notes: notes, columns: parts, rows: cells };
    }

    function part(key, title, text, more) {
      return Object.assign({ key: key, title: title, text: (row) => String(text(row)) }, more);
    }

    function partsOf(column) {
      const cell = column.cell;
      if (column.shape === "verdicts") {
        const count = (kind) => (row) => (cell(row).state === "value" ? cell(row)[kind] : "");
        return [part(column.key, column.title, (row) => cell(row).text)].concat(
          MARKS.map(([kind, , word]) => part(kind, word, count(kind), { isNumber: true })));
      }
      if (column.isFixed) return [part(column.key, column.title, (row) => cell(row).text)];
      const isFigure = column.shape === "figure";
      const unit = column.unit ? "（" + column.unit + "）" : "";
      const found = [
        part(column.key, column.title + unit, (row) => cell(row).exact, { isNumber: isFigure }),
        part(column.key + "_state", column.title + "：状态", (row) => STATE_WORDS[cell(row).state]),
      ];
      const isOther = (row) => !cell(row).isPlain && cell(row).exact !== "";
      const hasOther = isFigure && Array.from({ length: table.count }, (_, row) => row).some(isOther);
      const printed = (row) => (cell(row).exact === "" ? "" : cell(row).text);
      return hasOther ? found.concat(part(column.key + "_printed", column.title + "：照录", printed)) : found;
    }

    // The writer of files comes when it is needed first.
    const writer = once(() => new Promise((done, failed) => {
      const script = element("script", { src: new URL("../assets/sheet.js", base).href });
      script.addEventListener("load", () => done(self.discloseSheet));
      script.addEventListener("error", failed);
      document.head.append(script);
    }));

    async function save(ending, type) {
      const files = await writer("");
      const file = new Blob([files[ending](sheet())], { type: type });
      const link = element("a", { href: URL.createObjectURL(file), download: table.key + "." + ending });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }

    function offerDownloads() {
      taking.append("下载看到的行和列：", ...[["csv", "text/csv"], ["json", "application/json"],
        ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]].map(([ending, type]) =>
        button(ending.toUpperCase(), () => save(ending, type))));
      if (!navigator.clipboard) return;
      const copy = button("复制链接", () => navigator.clipboard.writeText(new URL(written(state), location.href).href).then(
        () => { copy.textContent = "已复制"; }, () => { copy.textContent = "复制不了，请用地址栏"; }));
      taking.append(copy);
    }

    // ---- Start ----------------------------------------------------------------------------------

    let waiting = 0;
    let isGoing = false;
    words.addEventListener("input", (event) => {
      clearTimeout(waiting);
      if (event.isComposing) return;
      waiting = setTimeout(typed, 120);
    });
    words.addEventListener("compositionend", () => { waiting = setTimeout(typed, 120); });
    words.addEventListener("change", () => { isGoing = false; });

    // While typing goes on it is one step back.
    function typed() {
      if (words.value.trim() === state.text) return;
      ask({ text: words.value.trim() }, isGoing ? "replaceState" : "pushState");
      isGoing = true;
    }

    controls.addEventListener("change", (event) => ask({ facets: { [event.target.name]: event.target.value } }));
    controls.addEventListener("submit", (event) => event.preventDefault());
    choice.addEventListener("change", () => {
      ask({ columns: Array.from(choice.querySelectorAll("input:checked"), (each) => each.value) });
    });
    sums.addEventListener("toggle", addUp);
    addEventListener("popstate", () => {
      state = read(location.search);
      words.value = state.text;
      run();
    });

    // The table is measured in letters, so another size of text or window makes it anew.
    function fit() {
      if (!grid || !grid.isReady || (grid.width === holder.clientWidth && grid.letter === letter())) return;
      grid.shape = "";
      draw();
    }

    place.querySelector(".needs-script").hidden = true;
    filters.open = matchMedia("(min-width: 45em)").matches;
    total.setAttribute("tabindex", "-1");
    words.value = state.text;
    const box = element("label", { class: "words" }, element("span", {}, "只看含有"), words);
    kinds.append(...TABLES.map(([key, label]) => button(label, () => turnTo(key), { value: key, "aria-pressed": "false" })));
    place.prepend(kinds, questions, box, filters);
    total.after(conditions, element("div", { class: "tools" }, columns, taking), caption, holder, chosen, sums);
    offerDownloads();
    run().then(() => {
      new ResizeObserver(fit).observe(holder);
      new MutationObserver(fit).observe(document.documentElement, { attributes: true, attributeFilter: ["data-text"] });
    });
  }

  function start() {
    const place = document.getElementById("explore");
    if (place && self.Tabulator && self.discloseSearch) page(place);
  }

  if (document.readyState === "complete") start();
  else addEventListener("DOMContentLoaded", start);
})();
