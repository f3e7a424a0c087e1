// Progress without reloading, and files that are too large told at once. The pages work without it.
(function () {
  "use strict";

  var box = document.querySelector("[data-progress]");
  if (box) {
    var list = box.querySelector(".said");
    var ask = function () {
      fetch("/progress/" + box.dataset.progress, { credentials: "same-origin" })
        .then(function (answer) { return answer.json(); })
        .then(function (told) {
          if (told.stage !== "running") {
            location.reload();
            return;
          }
          told.lines.slice(list.children.length).forEach(function (line) {
            var item = document.createElement("li");
            item.textContent = line;
            list.appendChild(item);
          });
          setTimeout(ask, 700);
        })
        .catch(function () { setTimeout(ask, 3000); });
    };
    setTimeout(ask, 400);
  }

  document.querySelectorAll("input[type=file][data-largest]").forEach(function (input) {
    input.addEventListener("change", function () {
      var file = input.files[0];
      var over = file && file.size > Number(input.dataset.largest);
      input.setCustomValidity(over ? "文件太大（超过 30 MB）。请删去图片，另存一份再选。" : "");
      input.reportValidity();
    });
  });

  document.querySelectorAll("form[data-ask]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      if (!confirm(form.dataset.ask)) event.preventDefault();
    });
  });

  // What was typed and not saved is not lost by a click elsewhere.
  var changed = false;
  document.querySelectorAll(".field form").forEach(function (form) {
    form.addEventListener("input", function () { changed = true; form.classList.add("changed"); });
    form.addEventListener("submit", function () { changed = false; });
  });
  self.addEventListener("beforeunload", function (event) { if (changed) event.preventDefault(); });
})();
