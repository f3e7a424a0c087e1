// The comparison: up to five reports side by side, read from the small file beside each of them. What a
// report says comes finished from generator/export/side_by_side.py; only differences are made here,
// exactly, of whole numbers. Which reports are shown stands in the address.
(function () {
  "use strict";

  const MOST = 5;
  const MOST_ASKED = 40;  // addresses looked at, however long the link is
  const SUGGESTED = 10;
  const FORMAT = 1;
  const ADDRESS = /^[a-z0-9-]{1,60}(?:\/[a-z0-9-]{1,60}){0,7}$/;
  const PARTED = new Set(["amount", "rate", "score", "count"]);  // kinds of rows with differences
  const UNITS = { amount: "", rate: " 个百分点", score: "", count: "" };
  const SHIFTS = { amount: -4, rate: 2, score: 0, count: 0 };  // yuan to 万元, a share to points of 100
  const STATES = new Set(["nothing", "withheld", "not_stated", "not_applicable"]);
  const MINUS = "−";

  // ---- Exact figures ----------------------------------------------------------------------------

  // A decimal text as a whole number and how many of its digits stand behind the point.
  function decimal(text) {
    const [, sign, whole, fraction = ""] = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?$/.exec(text) || [];
    return whole === undefined ? null : { digits: BigInt(sign + whole + fraction), scale: fraction.length };
  }

  function scaled(number, scale) { return number.digits * 10n ** BigInt(scale - number.scale); }

  function subtracted(one, other) {
    const scale = Math.max(one.scale, other.scale);
    return { digits: scaled(one, scale) - scaled(other, scale), scale: scale };
  }

  function shifted(number, places) {
    const scale = number.scale - places;
    return scale < 0 ? { digits: scaled(number, number.scale - scale), scale: 0 } : { digits: number.digits, scale: scale };
  }

  function size(whole) { return whole < 0n ? -whole : whole; }

  function signed(number, words) { return (number.digits < 0n ? MINUS : "＋") + words; }

  // Without its sign; no zeros at the end beyond the decimals that were printed.
  function written(number, decimals) {
    const digits = size(number.digits).toString().padStart(number.scale + 1, "0");
    const whole = digits.slice(0, digits.length - number.scale);
    const fraction = digits.slice(digits.length - number.scale).replace(/0+$/, "").padEnd(decimals, "0");
    return fraction ? whole + "." + fraction : whole;
  }

  // A share of the whole as a percentage, rounded half up to two decimals; whole ones without.
  function percentage(part, whole) {
    const scale = Math.max(part.scale, whole.scale);
    const [over, under] = [size(scaled(part, scale)), size(scaled(whole, scale))];
    if (over * 100n % under === 0n) return over * 100n / under + "%";
    const hundredths = (over * 20000n + under) / (under * 2n);
    return written({ digits: hundredths, scale: 2 }, 2) + "%";
  }

  // What a figure differs by from the first report's, or why that is not said.
  function difference(kind, first, own, other, mine) {
    if (other.coverage !== mine.coverage) return { reason: "覆盖不同" };
    if (other.kind !== mine.kind) return { reason: "自评类别不同" };
    if (first.state !== "value") return { reason: "第一份" + first.text };
    if (own.state !== "value") return { reason: own.text };
    if (!first.value || !own.value) return { reason: "有约数" };
    if (kind === "score" && (!first.scale || first.scale !== own.scale)) return { reason: "标准不同或没有写" };
    const [from, to] = [decimal(first.value), decimal(own.value)];
    const gap = subtracted(to, from);
    if (gap.digits === 0n) return { text: "相同" };
    const shown = written(shifted(gap, SHIFTS[kind]), Math.min(first.decimals || 0, own.decimals || 0));
    const share = kind === "amount" && from.digits !== 0n ? signed(gap, percentage(gap, from)) : "";
    return { text: signed(gap, shown) + UNITS[kind], share: share };
  }

  // ---- Rows -------------------------------------------------------------------------------------

  const NOTHING_SAID = { state: "not_stated", text: "未说明" };

  // Every row with what each report says in it, and what became of the differences.
  function rows(measures, reports) {
    return measures.groups.map((group) => ({
      title: group.title,
      rows: group.measures.map((measure) => row(measure, reports)).filter(Boolean),
    }));
  }

  function row(measure, reports) {
    const cells = reports.map((report) => report.cells[measure.key] || NOTHING_SAID);
    if (measure.computed && !cells.some((cell) => cell.state === "computed")) return null;
    const made = { measure: measure, cells: cells, isSilent: cells.every((cell) => cell.state === "not_stated") };
    if (PARTED.has(measure.kind) && reports.length > 1) {
      const all = cells.map((cell, at) => (at ? difference(measure.kind, cells[0], cell, reports[0], reports[at]) : null));
      const stated = cells.filter((cell) => cell.state === "value").length;
      if (all.some((each) => each && each.text)) made.differences = all;
      else if (stated > 1) {
        const reasons = all.filter((each, at) => each && cells[at].state === "value").map((each) => each.reason);
        made.note = Array.from(new Set(reasons)).join("、") + "，不比较";
      }
    }
    made.isDiffering = new Set(cells.map(meaning)).size > 1;
    return made;
  }

  // What a cell says, so that 15 and 15.00 are alike.
  function meaning(cell) {
    const number = cell.value && decimal(cell.value);
    if (number) return written(number, 0) + (number.digits < 0n);
    return [cell.state, cell.text].concat((cell.lines || []).map((each) => each.text)).join("\n");
  }

  // ---- Elements ---------------------------------------------------------------------------------

  function element(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...inside);
    return made;
  }

  function button(words, name, act) {
    const made = element("button", { type: "button" }, words);
    if (name) made.setAttribute("aria-label", words + "：" + name);
    made.addEventListener("click", act);
    return made;
  }

  function named(report) { return report.name + " " + report.year; }

  function start() {
    const place = document.getElementById("side-by-side");
    const search = document.querySelector("form.find");
    if (!place || !search) return;
    const root = new URL("../", search.action);
    const files = new Map();
    const total = place.querySelector("[role=status]");
    const messages = element("div", { class: "messages" });
    const list = element("ol", { class: "chosen" });
    const adding = chooser();
    const only = element("input", { type: "checkbox", id: "only-differing" });
    const tools = element("p", { class: "tools" }, element("label", {}, only, " 只看不同的行"));
    const result = element("div", { class: "result" });
    let asked = { list: [], isOnly: false };
    let shown = [];
    let runs = 0;
    const before = self.disclose.chosen().filter((each) => ADDRESS.test(each)).slice(0, MOST);
    place.querySelector(".needs-script").hidden = true;
    total.after(messages, list, adding.box, tools, result);
    if (navigator.clipboard) tools.append(copying());

    // ---- The address --------------------------------------------------------------------------

    function read() {
      const given = new URLSearchParams(location.search);
      const all = given.getAll("r").join(",").split(",").map((each) => each.trim().replace(/^\/+|\/+$/g, ""));
      return { list: Array.from(new Set(all.filter(Boolean))).slice(0, MOST_ASKED), isOnly: given.get("only") === "differing" };
    }

    function query() {
      const parts = asked.list.length ? ["r=" + asked.list.join(",")] : [];
      return parts.concat(asked.isOnly ? ["only=differing"] : []).join("&");
    }

    function link() { return self.disclose.page(root, "compare") + (query() ? "?" + query() : ""); }

    // A page opened from a folder may not change its address: it shows the choice all the same.
    function keep(way) {
      try {
        history[way](null, "", link());
      } catch (error) {
        if (error.name !== "SecurityError") throw error;
      }
    }

    // The reports shown, in a new order or number; the focus returns to where it was.
    function choose(addresses, words, focus) {
      asked.list = addresses;
      keep("pushState");
      return run(words, focus);
    }

    // ---- Reading ------------------------------------------------------------------------------

    function file(path) {
      if (!files.has(path)) {
        const reading = self.disclose.read(new URL(path, root), { cache: "no-cache" }).then((answer) => {
          if (answer.ok) return answer.json();
          if (answer.status === 404 || answer.status === 410) return null;
          throw new Error(path + ": " + answer.status);
        });
        files.set(path, reading);
        reading.catch(() => files.delete(path));
      }
      return files.get(path);
    }

    // A report's file, null where there is none, undefined where it could not be read.
    async function report(address) {
      try {
        const found = await file(address + "/compare.json");
        return found && found.format === FORMAT && found.address === address ? found : null;
      } catch (error) {
        return undefined;
      }
    }

    async function run(words, focus) {
      const own = ++runs;
      const good = asked.list.filter((each) => ADDRESS.test(each));
      const bad = asked.list.filter((each) => !ADDRESS.test(each));
      const wanted = good.slice(0, MOST);
      only.checked = asked.isOnly;
      place.setAttribute("aria-busy", "true");
      if (wanted.length) total.textContent = "正在读取…";
      const measures = wanted.length ? await file("compare/measures.json").catch(() => undefined) : null;
      const found = measures ? await Promise.all(wanted.map(report)) : wanted.map(() => undefined);
      if (own !== runs) return;
      place.removeAttribute("aria-busy");
      shown = found.filter(Boolean);
      if (asked.list.length || words) self.disclose.chosen(shown.map((each) => each.address));
      tell([
        ["地址写得不对，没有打开：", bad],
        ["没有找到，可能地址写错，也可能报告已经撤下：", wanted.filter((_, at) => found[at] === null)],
        ["没有读到，请检查网络后刷新本页再试：", wanted.filter((_, at) => found[at] === undefined)],
        ["最多并排 " + MOST + " 份，没有放进来的：", good.slice(MOST)],
      ]);
      say(words);
      draw(measures);
      if (focus) focus();
    }

    function tell(all) {
      messages.replaceChildren(...all.filter(([, addresses]) => addresses.length).map(([words, addresses]) =>
        element("p", {}, words + addresses.map((each) => (each.length > 60 ? each.slice(0, 60) + "…" : each)).join("、") + "。")));
    }

    function say(words) {
      const how = [
        "还没有选报告。在下面的框里写地名、拼音或单位名，或者从后面的例子开始。",
        "现在只有 1 份。再加一份就能并排看。",
      ];
      total.textContent = (words || "") + (how[shown.length] || "并排 " + shown.length + " 份报告。");
      const title = shown.length ? shown.map(named).join("、") + "：并排比较" : "并排比较";
      document.title = document.title.replace(/^.*(?= - )/, () => title);
    }

    // ---- Choosing -----------------------------------------------------------------------------

    function chooser() {
      const input = element("input", {
        type: "text", id: "add-report", maxlength: "60", spellcheck: "false", placeholder: "地名、拼音或单位，可加年份",
      });
      const form = element("form", { class: "find" }, input, element("button", {}, "添加"));
      const full = element("p", { class: "small", hidden: "" }, "已有 " + MOST + " 份。要换一份，先移走一份。");
      const box = element("div", { class: "adding" }, element("label", { for: input.id }, "添加报告"), form, full);
      const engine = self.discloseSearch && self.discloseSearch.engine;

      async function find(typed) {
        if (!typed.trim()) return [];
        const there = new Set(shown.map(title));
        return (await engine.reports(typed)).filter((each) => !there.has(each.title)).slice(0, SUGGESTED);
      }

      async function take(chosen) {
        try {
          const address = (await engine.text(chosen.page)).address;
          input.value = "";
          add(address, chosen.title);
        } catch (error) {
          total.textContent = "没有读到这份报告，请检查网络后再试。";
        }
      }

      form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const typed = input.value;
        const [first] = await find(typed).catch(() => []);
        if (first) take(first);
        else if (typed.trim()) total.textContent = "没有找到“" + typed.trim() + "”的报告。可以少写几个字，或者到搜索里找。";
      });
      if (engine) {
        self.discloseSearch.box(form, input, {
          id: "report-suggestions",
          find: find,
          line: (each) => [element("strong", {}, each.title), " ", element("span", { class: "detail" }, each.detail)],
          take: take,
        });
      }
      return { box: box, form: form, full: full, input: input, canFind: Boolean(engine) };
    }

    function title(report) { return report.name + " " + report.year + " 年度" + report.kind + "绩效自评"; }

    function add(address, words) {
      const all = shown.map((each) => each.address);
      if (all.includes(address) || all.length >= MOST) return;
      choose(all.concat(address), "已加入" + words + "。", () => (adding.form.hidden ? list.querySelector("button:last-child") : adding.input).focus());
    }

    function move(at, by) {
      const all = shown.map((each) => each.address);
      const words = named(shown[at]);
      const [moved] = all.splice(at, 1);
      all.splice(at + by, 0, moved);
      choose(all, words + "现在是第 " + (at + by + 1) + " 份。", () => {
        const own = list.children[at + by].querySelectorAll("button");
        const same = own[by < 0 ? 0 : 1];
        (same.disabled ? own[by < 0 ? 1 : 0] : same).focus();
      });
    }

    function remove(at) {
      const all = shown.map((each) => each.address);
      const words = named(shown[at]);
      all.splice(at, 1);
      choose(all, "已移走" + words + "。", () => {
        const next = list.children[Math.min(at, all.length - 1)];
        (next ? next.querySelector("button:last-child") : adding.input).focus();
      });
    }

    function copying() {
      const made = button("复制链接", "", () => navigator.clipboard.writeText(link()).then(
        () => { total.textContent = "链接已复制。"; },
        () => { total.textContent = "复制不了，请从网址栏复制。"; },
      ));
      return made;
    }

    only.addEventListener("change", () => {
      asked.isOnly = only.checked;
      keep("replaceState");
      run();
    });
    addEventListener("popstate", () => {
      asked = read();
      run();
    });

    // ---- Drawing ------------------------------------------------------------------------------

    function draw(measures) {
      const isFull = shown.length >= MOST;
      list.hidden = !shown.length;
      tools.hidden = shown.length < 2;
      adding.form.hidden = isFull || !adding.canFind;
      adding.box.querySelector("label").hidden = adding.form.hidden;
      adding.full.hidden = !isFull;
      list.replaceChildren(...shown.map(choice));
      place.classList.toggle("is-filled", shown.length > 0);
      document.querySelector(".lead").hidden = shown.length > 0;
      if (!shown.length) {
        result.replaceChildren(...remembered());
        return;
      }
      const groups = rows(measures, shown);
      result.replaceChildren(...apart(), ...tables(groups), projects(measures));
    }

    function choice(report, at) {
      const words = named(report);
      const left = button("左移", words, () => move(at, -1));
      const right = button("右移", words, () => move(at, 1));
      left.disabled = at === 0;
      right.disabled = at === shown.length - 1;
      return element("li", {},
        element("a", { href: self.disclose.page(root, report.address) }, words),
        element("span", { class: "detail" }, element("span", {}, report.place), " ", element("span", {}, covers(report))),
        element("span", { class: "moves" }, ...(shown.length > 1 ? [left, right] : []), button("移走", words, () => remove(at))),
      );
    }

    function covers(report) { return report.coverage + (report.kind === "整体支出" ? "" : "　" + report.kind + "自评"); }

    function remembered() {
      if (!before.length) return [];
      const again = element("a", { href: self.disclose.page(root, "compare") + "?r=" + before.join(",") }, "打开选过的 " + before.length + " 份");
      return [element("p", {}, "这次浏览中选过报告：", again, "。")];
    }

    // What must be known before the figures are read: which reports cover what.
    function apart() {
      const unlike = shown.slice(1).filter((each) => each.coverage !== shown[0].coverage || each.kind !== shown[0].kind);
      if (!unlike.length) return [];
      const groups = new Map();
      shown.forEach((each, at) => groups.set(covers(each), (groups.get(covers(each)) || []).concat(at + 1)));
      const said = Array.from(groups, ([words, numbers]) => "第 " + numbers.join("、") + " 份：" + words).join("；");
      return [element("p", { class: "apart" }, element("strong", {}, "覆盖范围不同。"), said + "。覆盖不同的数不比较，也不算差。")];
    }

    function heading(report, isFigure) {
      return element("th", isFigure ? { scope: "col", class: "n" } : { scope: "col" },
        element("a", { href: self.disclose.page(root, report.address) }, report.name),
        element("small", {}, element("span", {}, report.year + " 年"), " ", element("span", {}, covers(report))));
    }

    function table(id, caption, first, bodies) {
      const headings = shown.map((report) => heading(report, id === "table-measures"));
      const head = element("thead", {}, element("tr", {}, element("th", { scope: "col" }, first), ...headings));
      return element("div", { class: "ledger wide n" + shown.length, id: id, role: "region", "aria-label": caption, tabindex: "0" },
        element("table", { class: "figures" }, element("caption", {}, caption), head, ...bodies));
    }

    function tables(groups) {
      const isOnly = asked.isOnly && shown.length > 1;
      const silent = groups.flatMap((group) => group.rows.filter((each) => each.isSilent).map((each) => [group.title, each.measure.title]));
      const bodies = groups.map((group) => {
        const kept = group.rows.filter((each) => !each.isSilent && (!isOnly || each.isDiffering));
        const title = element("th", { scope: "rowgroup", colspan: String(shown.length + 1) }, element("span", {}, group.title));
        return kept.length ? element("tbody", {}, element("tr", { class: "group" }, title), ...kept.flatMap(drawn)) : null;
      }).filter(Boolean);
      const said = element("div", { class: "notes" });
      if (silent.length) said.append(unsaid(silent));
      if (!bodies.length) return [element("p", {}, "没有不同的行。"), said];
      const caption = "逐项并排（金额单位：万元" + (isOnly ? "；只列不同的行" : "") + "）";
      if (shown.length > 1) said.append(element("p", {}, "斜体是本站计算的；差是这一份减去第一份，精确计算，括号里是差占第一份的百分比。"));
      return [table("table-measures", caption, "项目", bodies), said];
    }

    // The rows that no report fills, by name: they are left out of the table, not out of the page.
    function unsaid(silent) {
      const groups = new Map();
      silent.forEach(([group, words]) => groups.set(group, (groups.get(group) || []).concat(words)));
      const lines = Array.from(groups, ([group, words]) => element("li", {}, group + "：" + words.join("、")));
      const who = shown.length > 1 ? "这 " + shown.length + " 份报告都没有说明的 " : "这份报告没有说明的 ";
      return element("details", {}, element("summary", {}, who + silent.length + " 行没有列在表里"),
        element("ul", {}, ...lines), element("p", {}, "没有说明不等于没有，也不等于 0。"));
    }

    function drawn(each) {
      const head = element("th", { scope: "row" }, each.measure.title);
      if (each.note) head.append(element("small", {}, each.note));
      const own = element("tr", { class: each.measure.computed ? "computed" : "ordinary", "data-row": each.measure.key }, head, ...each.cells.map((cell, at) => said(cell, shown[at], each.measure.kind)));
      if (!each.differences) return [own];
      const cells = each.differences.map((found) => {
        if (!found) return element("td", { class: "reason" }, "第一份");
        if (!found.text) return element("td", { class: "reason" }, found.reason + "，不比较");
        const cell = element("td", { class: "computed n" }, element("em", {}, found.text));
        if (found.share) cell.append(element("small", {}, "（" + found.share + "）"));
        return cell;
      });
      return [own, element("tr", { class: "computed difference", "data-of": each.measure.key }, element("th", { scope: "row" }, "差（本站计算）"), ...cells)];
    }

    function said(cell, report, kind) {
      const made = element("td", { class: (STATES.has(cell.state) ? "state" : cell.state) + (kind === "told" || cell.state === "reason" ? "" : " n") });
      const isItalic = STATES.has(cell.state) || cell.state === "computed";
      const words = isItalic ? element("em", {}, cell.text || "") : cell.text || "";
      made.append(...(cell.text ? [linked(words, report, cell.anchor)] : []));
      (cell.lines || []).forEach((each) => {
        const line = element("span", { class: "line" }, linked(each.text, report, each.anchor));
        if (each.state) line.append(" ", element("em", {}, each.state));
        made.append(line);
      });
      if (cell.about) made.append(element("small", {}, cell.about));
      return made;
    }

    function linked(words, report, anchor) {
      return anchor ? element("a", { href: self.disclose.page(root, report.address + "#" + anchor) }, words) : words;
    }

    // The projects by kind: each listed, added up only within a report; what is withheld stands apart.
    function projects(measures) {
      const topics = measures.topics.filter((topic) => shown.some((report) => report.topics[topic.key]));
      const title = element("h2", { id: "projects" }, "项目按类别并排");
      if (!topics.length) return element("section", { "aria-labelledby": title.id }, title, element("p", {}, "报告都没有列出项目。"));
      const lines = topics.map((topic) => element("tr", {},
        element("th", { scope: "row" }, topic.title),
        ...shown.map((report) => (report.topics[topic.key] ? project(report.topics[topic.key], report) : element("td", { class: "reason" }, "没有列出这类项目")))));
      const apart = element("tr", { class: "apart" },
        element("th", { scope: "row" }, "依法不予公开", element("small", {}, "不并入上面各类")),
        ...shown.map((report) => said(report.cells.withheld || NOTHING_SAID, report, "told")));
      return element("section", { "aria-labelledby": title.id }, title,
        table("table-topics", "各类项目的金额（单位：万元）", "类别", [element("tbody", {}, ...lines, apart)]),
        element("div", { class: "notes" },
          element("p", {}, "类别由本站按项目名称和用途归入。只在同一份报告里相加，标明“本站相加”；不同报告的项目范围不同，不相减。")));
    }

    function project(cell, report) {
      const made = said(Object.assign({}, cell, { about: "" }), report, "told");
      if (cell.about) made.append(element("small", { class: "sum" }, element("em", {}, cell.about)));
      return made;
    }

    asked = read();
    run();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
