// The explore page: all reports or all projects in one table, narrowed, put in order, taken away.
// Tabulator draws the rows in sight; what they are is decided here. Made by generator/export/explore.py.
(function () {
  "use strict";

  const MOST_CHOSEN = 5;  // reports side by side
  const PLACE = /\x01/;  // stands for the name of a row's place
  const UNITS = { y: ["元", 4], z: ["亿元", -4] };  // other units than 万元, and how many places away
  const STATE_WORDS = {
    value: "有数值", nothing: "未安排", withheld: "依法不予公开", not_stated: "未说明", not_applicable: "不适用",
  };
  const STATED = [["stated", "写了"], ["withheld", "依法不予公开"], ["not_stated", "未说明"], ["not_applicable", "不适用"]];
  const QUESTIONS = {
    reports: [
      ["哪些报告写明依法不予公开", "withheld", "yes"],
      ["哪些报告没有写自评得分", "score", "not_stated"],
      ["哪些报告前后不一", "verdict", "contradicts"],
    ],
    projects: [
      ["哪些项目的金额依法不予公开", "withheld", "yes"],
      ["各县花在舆情监测上的钱", "topic", "yuqing-jiance"],
      ["哪些项目没有写实际支出", "spent", "not_stated"],
    ],
  };
  const TABLES = [["reports", "报告"], ["projects", "项目"]];

  // ---- Figures ----------------------------------------------------------------------------------

  // The decimal point of an exact text moved to the left; no number is made of it.
  function shifted(text, places) {
    const minus = text.startsWith("-") ? "-" : "";
    const [whole, fraction = ""] = text.slice(minus.length).split(".");
    const digits = places > 0 ? whole.padStart(places + 1, "0") + fraction : whole + fraction.padEnd(-places, "0");
    const point = places > 0 ? Math.max(whole.length, places + 1) - places : whole.length - places;
    const left = digits.slice(0, point).replace(/^0+(?=\d)/, "");
    const right = digits.slice(point);
    return minus + left + (right ? "." + right : "");
  }

  // Exact texts added up: as whole numbers of the finest place among them.
  function sum(texts) {
    const places = Math.max(0, ...texts.map(decimals));
    const total = texts.reduce((before, text) => {
      const [whole, fraction = ""] = text.split(".");
      return before + BigInt(whole + fraction.padEnd(places, "0"));
    }, BigInt(0));
    return places ? shifted(String(total), places) : String(total);
  }

  function decimals(text) { return text.includes(".") ? text.length - text.indexOf(".") - 1 : 0; }

  // What stands in a cell: the words shown, the exact value, the state.
  function figures(data, unit) {
    const tokens = data.cells.split("|");
    const end = unit === "%" ? "%" : "";
    return (row) => {
      const token = tokens[row];
      if (token[0] === "~") {
        const [text, exact, state] = data.words[Number(token.slice(1))];
        return { text: text, exact: exact, state: state };
      }
      const other = UNITS[token[token.length - 1]];
      if (!other) return { text: token + end, exact: token, state: "value", isPlain: true };
      const printed = token.slice(0, -1);
      return { text: printed + " " + other[0], exact: shifted(printed, other[1]), state: "value" };
    };
  }

  function words(data) {
    const cells = data.choices.map(([, text, state = "value"]) => (
      { text: text, exact: state === "value" ? text : "", state: state }));
    return (row) => cells[data.rows[row]];
  }

  function verdicts(data) {
    const cells = data.counts.map(([contradicts, missing]) => ({
      text: [[contradicts, "前后不一 "], [missing, "应有未见 "]].filter(([count]) => count > 0)
        .map(([count, word]) => word + count).join("；") || (contradicts < 0 ? "没有可比对的数字" : "未发现前后不一"),
      state: contradicts < 0 ? "not_applicable" : "value", contradicts: Math.max(0, contradicts), missing: missing,
      exact: String(Math.max(0, contradicts) * 1000 + missing),
    }));
    return (row) => cells[data.rows[row]];
  }

  const SHAPES = { figure: figures, word: words, verdicts: verdicts };

  // ---- The data ---------------------------------------------------------------------------------

  function running(steps) {
    let before = 0;
    return steps.map((step) => (before += step));
  }

  async function json(url, options) {
    const answer = await self.disclose.read(url, options);
    if (!answer.ok) throw new Error(url + ": " + answer.status);
    return answer.json();
  }

  function placesOf(tree) {
    const parents = running(tree.parents);
    const found = [];
    tree.names.forEach((name, at) => {
      const above = found[parents[at]];
      const chain = above ? above.chain.concat(at) : [at];
      found.push({
        name: name, chain: chain, level: Number(tree.levels[at]),
        address: (above ? above.address + "/" : "") + tree.segments[at], trail: (above ? above.trail : "") + name,
      });
    });
    return found;
  }

  // Choices, and for each row which set of them it has: most sets hold one.
  function facetOf(key, title, choices, sets, rows) {
    return { key: key, title: title, choices: choices, sets: sets, rows: rows, of: (row) => sets[rows[row]] };
  }

  function given(facet) {
    const { choices, rows, sets } = facet.data;
    return facetOf(facet.key, facet.title, choices, sets || choices.map((_, number) => [number]), Int32Array.from(rows));
  }

  // What a column says: its words, or of a figure whether there is one, and if not, why.
  function saidBy(facet, column, count) {
    const cells = Array.from({ length: count }, (_, row) => column.cell(row));
    const isWord = column.shape === "word";
    const keys = cells.map((cell) => (isWord ? cell.text : cell.exact !== "" ? "stated" : cell.state));
    const known = isWord
      ? Array.from(new Set(keys)).sort().map((key) => [key, key])
      : STATED.filter(([key]) => keys.includes(key));
    const number = new Map(known.map(([key], at) => [key, at]));
    return facetOf(facet.key, facet.title, known, known.map((_, at) => [at]), Int32Array.from(keys, (key) => number.get(key)));
  }

  function regions(places, placeOfRow) {
    return [["province", "省份"], ["prefecture", "地市"]].map(([key, title], level) => {
      const numbers = places.map((_, at) => at).filter((at) => places[at].level === level);
      const at = new Map(numbers.map((place, number) => [place, number]));
      const sets = places.map((place) => place.chain.filter((each) => at.has(each)).map((each) => at.get(each)));
      const found = facetOf(key, title, numbers.map((each) => [places[each].address, places[each].name]), sets, placeOfRow);
      if (level) found.above = "province";
      return found;
    });
  }

  // A table with everything that its rows are asked for. Projects stand on the table of reports.
  function tableOf(first, base, reports) {
    const { rows } = first;
    const columns = new Map(first.columns.map((column) => [column.key, column]));
    Object.keys(first.data).forEach((key) => fill(columns.get(key), first.data[key]));
    const own = first.facets.map((facet) => (facet.data.column
      ? saidBy(facet, columns.get(facet.data.column), first.count)
      : given(facet)));
    let places, facets, about;
    if (reports) {
      const report = Int32Array.from(running(rows.report));
      const name = words(rows.name);
      const key = words(rows.key);
      places = reports.places;
      about = {
        report: (row) => report[row],
        place: (row) => reports.place(report[row]),
        name: (row) => about.title(row),
        title: (row) => {
          const found = name(row);
          if (found.state !== "value") return "（报告未写项目名称）";
          return found.text.replace(PLACE, places[reports.place(report[row])].name);
        },
        detail: (row) => reports.title(report[row]),
        office: (row) => reports.office(report[row]),
        address: (row) => reports.address(report[row]) + "#projects." + key(row).text,
        year: (row) => reports.year(report[row]),
      };
      const of = (facet) => facetOf(facet.key, facet.title, facet.choices, facet.sets, report.map((each) => facet.rows[each]));
      facets = regions(places, report.map(reports.place)).concat(
        reports.facets.filter((facet) => ["year", "coverage", "evaluation"].includes(facet.key)).map(of), own);
    } else {
      const place = Int32Array.from(running(rows.place));
      const office = words(rows.office);
      const tail = words(rows.tail);
      const years = own.find((facet) => facet.key === "year");
      places = placesOf(rows.places);
      about = {
        report: (row) => row,
        place: (row) => place[row],
        year: (row) => years.choices[years.of(row)[0]][0],
        office: (row) => office(row).text.replace(PLACE, places[place[row]].name),
        name: (row) => about.office(row),
        title: (row) => about.office(row) + " " + about.year(row),
        detail: (row) => about.year(row) + " 年　" + places[place[row]].trail,
        address: (row) => places[place[row]].address + "/" + about.year(row) + tail(row).text,
      };
      facets = regions(places, place).concat(own);
    }
    const coverages = facets.find((facet) => facet.key === "coverage");
    const coverage = (row) => coverages.choices[coverages.of(row)[0]][1];
    const rank = (row) => first.coverages.indexOf(coverage(row));

    // Columns that are made of what is there, then those of the files.
    const made = (key, title, text, more) => {
      const cell = (row) => ({ text: text(row), exact: text(row), state: "value" });
      return Object.assign({ key: key, title: title, unit: "", shape: "word", cell: cell }, more);
    };
    const all = new Map([
      made("name", first.title, about.title, { isFixed: true, shape: "name" }),
      made("coverage", "覆盖范围", coverage, { isFixed: true }),
      made("year", "预算年度", about.year, { isWhole: true }),
      made("place", "地方", (row) => places[about.place(row)].trail),
    ].concat(first.columns).map((column) => [column.key, column]));

    function fill(column, data) { column.cell = SHAPES[column.shape](data, column.unit); }

    // Fetched once, when a reader asks.
    function ready(keys) {
      return Promise.all(keys.map((key) => all.get(key)).filter((column) => column && !column.cell).map((column) => {
        const url = new URL(first.name + "/" + column.key + ".json?v=" + first.version, base);
        column.asked = column.asked || json(url).then((data) => fill(column, data));
        column.asked.catch(() => { column.asked = null; });
        return column.asked;
      }));
    }

    let folded = null;
    // What free words are looked for in: place, office, year, and of a project its name.
    function text(row) {
      if (!folded) {
        const trails = places.map((place) => self.discloseSearch.fold(place.trail + place.address));
        const fold = remembered((words) => self.discloseSearch.fold(words));
        folded = Array.from({ length: first.count }, (_, at) => [trails[about.place(at)], ...(reports
          ? [reports.text(about.report(at)), fold(about.title(at))] : [fold(about.office(at)), about.year(at)])].join("\n"));
      }
      return folded[row];
    }

    return Object.assign(about, {
      key: first.name, label: first.title, measure: first.measure, count: first.count,
      places: places, facets: facets, columns: all, coverage: coverage, rank: rank, ready: ready, text: text,
      shown: first.columns.filter((column) => column.shown).map((column) => column.key),
    });
  }

  function remembered(make) {
    const known = new Map();
    return (key) => {
      if (!known.has(key)) known.set(key, make(key));
      return known.get(key);
    };
  }

  // ---- What is asked for ------------------------------------------------------------------------

  function read(query) {
    const given = new URLSearchParams(query);
    const state = { table: given.get("table") === "projects" ? "projects" : "reports", text: given.get("text") || "" };
    const sort = given.get("sort") || "";
    state.sort = { key: sort.replace(/^-/, ""), isDown: sort.startsWith("-") };
    state.columns = given.has("columns") ? given.get("columns").split(",").filter(Boolean) : null;
    state.chosen = given.get("chosen") ? given.get("chosen").split(",").slice(0, MOST_CHOSEN) : [];
    const other = ["table", "text", "sort", "columns", "chosen"];
    state.facets = Object.fromEntries(Array.from(given).filter(([key, value]) => value && !other.includes(key)));
    return state;
  }

  function written(state) {
    const found = new URLSearchParams();
    if (state.table !== "reports") found.set("table", state.table);
    if (state.text) found.set("text", state.text);
    Object.entries(state.facets).forEach(([key, value]) => { if (value) found.set(key, value); });
    if (state.sort.key) found.set("sort", (state.sort.isDown ? "-" : "") + state.sort.key);
    if (state.columns) found.set("columns", state.columns.join(","));
    if (state.chosen.length) found.set("chosen", state.chosen.join(","));
    // Commas and slashes need no escape, and are read more easily without.
    return "?" + String(found).replace(/%2C/g, ",").replace(/%2F/g, "/");
  }

  // Rows that every condition lets through, and for each choice how many it would leave: a row that
  // one facet alone keeps out counts for the other choices of that facet.
  function narrowed(table, state) {
    const terms = state.text.split(/\s+/).map((each) => self.discloseSearch.fold(each)).filter(Boolean);
    const facets = table.facets;
    const tallies = facets.map((facet) => new Int32Array(facet.sets.length));
    const asked = facets.filter((facet) => state.facets[facet.key]).map((facet) => {
      const number = facet.choices.findIndex((choice) => choice[0] === state.facets[facet.key]);
      const has = Uint8Array.from(facet.sets, (set) => Number(set.includes(number)));
      return { at: facets.indexOf(facet), rows: facet.rows, has: has };
    });
    // Another province takes the prefecture off, so for a province its prefecture does not count.
    const above = facets.map((facet) => facets.findIndex((each) => each.key === facet.above));
    const add = (at, row) => { tallies[at][facets[at].rows[row]]++; };
    const kept = new Uint8Array(table.count);
    for (let row = 0; row < table.count; row++) {
      if (terms.length && !terms.every((term) => table.text(row).includes(term))) continue;
      let one = -1;
      let other = -1;
      let failures = 0;
      for (const each of asked) {
        if (each.has[each.rows[row]]) continue;
        failures++;
        [one, other] = [each.at, one];
        if (failures > 2) break;
      }
      if (failures === 1) {
        add(one, row);
        if (above[one] >= 0) add(above[one], row);
      } else if (failures === 2 && above[one] === other) add(other, row);
      else if (!failures) {
        kept[row] = 1;
        for (let at = 0; at < facets.length; at++) add(at, row);
      }
    }
    const counts = facets.map((facet, at) => {
      const found = new Int32Array(facet.choices.length);
      facet.sets.forEach((set, number) => set.forEach((choice) => { found[choice] += tallies[at][number]; }));
      return found;
    });
    return { kept: kept, counts: counts };
  }

  // All rows in the order of a column. Those without a figure are last whichever way it is sorted.
  function ordered(table, column, isDown) {
    const all = Array.from({ length: table.count }, (_, row) => row);
    if (column.shape === "name") return isDown ? all.reverse() : all;
    const cells = all.map((row) => column.cell(row));
    const has = cells.map((cell) => cell.state === "value" || cell.state === "nothing");
    const isFigure = column.shape !== "word" || column.isWhole;
    const keys = isFigure ? Float64Array.from(cells, (cell) => Number(cell.exact)) : placed(cells.map((cell) => cell.text));
    const groups = column.covered ? Uint8Array.from(all, table.rank) : new Uint8Array(table.count);
    const sign = isDown ? -1 : 1;
    const by = (one, other) => groups[one] - groups[other] || sign * (keys[one] - keys[other]) || one - other;
    return all.filter((row) => has[row]).sort(by).concat(all.filter((row) => !has[row]));
  }

  // The place of each text in the order of all.
  function placed(texts) {
    const order = Array.from(new Set(texts)).sort(new Intl.Collator("zh").compare);
    const at = new Map(order.map((text, number) => [text, number]));
    return texts.map((text) => at.get(text));
  }

  // ---- What a reader sees -----------------------------------------------------------------------

  function element(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...inside);
    return made;
  }

  function button(label, act, attributes) {
    const made = element("button", Object.assign({ type: "button" }, attributes), label);
    made.addEventListener("click", act);
    return made;
  }

  function grouped(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, ","); }

  self.discloseExplore = {
    tableOf, json, read, written, narrowed, ordered, sum, shifted, decimals, element, button, grouped, remembered,
    MOST_CHOSEN, STATE_WORDS, QUESTIONS, TABLES,
  };
})();
