// The site's own script: reading settings, sortable tables, permalinks, copying. Pages read without it.
(function () {
  "use strict";

  var root = document.documentElement;
  var steps = {
    text: [["", "标准字"], ["large", "大字"], ["largest", "特大字"]],
    theme: [["", "自动配色"], ["dark", "深色"], ["light", "浅色"]],
  };

  function kept(name) {
    try {
      return localStorage.getItem("disclose." + name) || "";
    } catch (error) {
      return "";  // storage is closed: settings last as long as the page
    }
  }

  function keep(name, value) {
    try {
      localStorage.setItem("disclose." + name, value);
    } catch (error) {
      return;
    }
  }

  function apply(name, value) {
    if (value) root.setAttribute("data-" + name, value);
    else root.removeAttribute("data-" + name);
  }

  // How scripts reach the site's own files and pages: `read` answers as fetch does, `page` is the full
  // link of a page (`#fragment` may follow) below the site's root. The offline edition replaces both.
  self.disclose = {
    read: function (url, options) { return fetch(url, options); },
    page: function (root, address) {
      var parts = address.split("#");
      var tail = parts[1] ? "#" + encodeURIComponent(parts[1]) : "";
      return new URL((parts[0] ? parts[0] + "/" : "") + tail, root).href;
    },
  };

  // The reports chosen for the comparison, by address, while this window is open; given a list, keeps it.
  self.disclose.chosen = function (addresses) {
    try {
      if (addresses) sessionStorage.setItem("disclose.compare", addresses.join(","));
      return (sessionStorage.getItem("disclose.compare") || "").split(",").filter(Boolean);
    } catch (error) {
      return addresses || [];  // storage is closed: the links alone carry the choice
    }
  };

  apply("text", kept("text"));
  apply("theme", kept("theme"));

  function readingSettings() {
    var box = document.querySelector(".reading");
    if (!box) return;
    box.querySelectorAll("button[data-set]").forEach(function (button) {
      var name = button.dataset.set;
      function current() {
        var value = root.getAttribute("data-" + name) || "";
        return steps[name].findIndex(function (step) { return step[0] === value; });
      }
      function show() { button.textContent = steps[name][Math.max(current(), 0)][1]; }
      button.addEventListener("click", function () {
        var next = steps[name][(current() + 1) % steps[name].length][0];
        apply(name, next);
        keep(name, next);
        show();
      });
      show();
    });
    box.hidden = false;
  }

  // A figure or a word; null where the report gives neither.
  function sortKey(cell) {
    if (cell.dataset.sort === undefined && cell.classList.contains("state")) return null;
    var text = cell.dataset.sort || cell.textContent.trim();
    var number = cell.dataset.sort !== undefined && /^-?\d+(\.\d+)?$/.test(text);
    return number ? Number(text) : text;
  }

  function compared(a, b) {
    if (isFigure(a) && isFigure(b)) return a - b;
    if (isFigure(a)) return -1;
    if (isFigure(b)) return 1;
    return a.localeCompare(b, "zh");
  }

  function isFigure(key) { return typeof key === "number"; }

  function sortTable(table, column, heading) {
    var down = heading.getAttribute("aria-sort") === "ascending";
    var body = table.tBodies[0];
    var rows = Array.from(body.rows).map(function (row, index) {
      return { row: row, key: sortKey(row.cells[column]), index: index };
    });
    rows.sort(function (a, b) {
      // Rows without a value, then rows without a figure, stay last whichever way the column is sorted.
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.index - b.index;
      if (isFigure(a.key) !== isFigure(b.key)) return compared(a.key, b.key);
      return (down ? -1 : 1) * compared(a.key, b.key) || a.index - b.index;
    });
    rows.forEach(function (each) { body.appendChild(each.row); });
    Array.from(table.tHead.rows[0].cells).forEach(function (cell) { cell.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  function sortableTables() {
    document.querySelectorAll("table.sortable").forEach(function (table) {
      Array.from(table.tHead.rows[0].cells).forEach(function (heading, column) {
        var button = document.createElement("button");
        button.type = "button";
        button.textContent = heading.textContent;
        button.addEventListener("click", function () { sortTable(table, column, heading); });
        heading.replaceChildren(button);
      });
    });
  }

  function permalinks() {
    document.addEventListener("click", function (event) {
      var cell = event.target.closest && event.target.closest(".ledger td[id]");
      if (cell && !event.target.closest("a") && !String(getSelection())) {
        history.replaceState(null, "", "#" + cell.id);
      }
    });
  }

  function copyButtons() {
    if (!navigator.clipboard) return;
    document.querySelectorAll(".copy").forEach(function (box) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = "复制";
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(box.querySelector(".text").textContent).then(
          function () { button.textContent = "已复制"; },
          function () { button.textContent = "复制不了，请手工选取"; }
        );
      });
      box.appendChild(button);
    });
  }

  // 加入对比 on a report's page: the plain link becomes a button that remembers, and a link to all chosen.
  function comparison() {
    var most = 5;
    var box = document.querySelector(".compare-add[data-report]");
    var search = document.querySelector("form.find");
    if (!box || !search) return;
    var own = box.dataset.report;
    var link = box.querySelector("a");
    var button = document.createElement("button");
    var said = document.createElement("span");
    button.type = "button";
    said.setAttribute("role", "status");
    box.prepend(button, " ");
    box.append(" ", said);

    function show() {
      var chosen = self.disclose.chosen();
      button.textContent = chosen.indexOf(own) < 0 ? "加入对比" : "移出对比";
      link.textContent = "对比（" + chosen.length + "）";
      link.href = self.disclose.page(new URL("../", search.action), "compare") + "?r=" + chosen.join(",");
      link.hidden = !chosen.length;
    }

    button.addEventListener("click", function () {
      var chosen = self.disclose.chosen();
      var isIn = chosen.indexOf(own) >= 0;
      if (!isIn && chosen.length >= most) {
        said.textContent = "最多 " + most + " 份，请先移走一份。";
        return;
      }
      chosen = isIn ? chosen.filter(function (each) { return each !== own; }) : chosen.concat(own);
      self.disclose.chosen(chosen);
      show();
      said.textContent = isIn ? "已移出。" : chosen.length > 1 ? "已加入。" : "已加入；再打开一份报告加入，就能并排看。";
    });
    addEventListener("pageshow", show);  // also after the way back from another page
    show();
  }

  // The search comes when a reader turns to its box: most pages are read without it. Until it is there,
  // and where it does not come, the box leads to the page of results.
  function searchBox() {
    var form = document.querySelector("form.find[data-script]");
    if (!form || self.discloseSearch) return;
    var asked = false;

    function load() {
      if (asked || self.discloseSearch) return;
      asked = true;
      var script = document.createElement("script");
      script.onerror = function () {
        asked = false;
        script.remove();
      };
      script.src = form.dataset.script;
      document.head.append(script);
    }

    // A box that is set up while an input method composes in it would end the composition.
    form.addEventListener("compositionstart", function () { self.disclose.isComposing = true; });
    form.addEventListener("compositionend", function () { self.disclose.isComposing = false; });
    form.addEventListener("focusin", load);
    form.addEventListener("pointerenter", load);
    if (form.contains(document.activeElement)) load();
  }

  function targetId() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch (error) {
      return "";  // a mistyped address: the page opens at its top
    }
  }

  function openTarget() {
    var target = document.getElementById(targetId());
    var folded = target && target.closest("details");
    if (folded) {
      folded.open = true;
      target.scrollIntoView();
    }
  }

  function openForPrint() {
    document.querySelectorAll("details").forEach(function (folded) { folded.open = true; });
  }

  document.addEventListener("DOMContentLoaded", function () {
    searchBox();
    readingSettings();
    sortableTables();
    permalinks();
    copyButtons();
    comparison();
    openTarget();
  });
  addEventListener("hashchange", openTarget);
  addEventListener("beforeprint", openForPrint);
})();
