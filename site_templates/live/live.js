// Asks the preview whether something changed, and shows the page anew when it has.
(function () {
  "use strict";

  const WAIT = 2000;  // before asking again when the preview does not answer
  const own = document.getElementById("live").dataset;
  let known = null;

  // A number that counts changes, then "+" while the whole site is being built, "!" where that failed. A page that
  // is of the newest content already need not be shown again when the rest is built.
  function isOther(state) {
    return parseInt(state, 10) !== Number(own.version) || (state !== known && (own.isOld === "1" || state.includes("!")));
  }

  async function ask() {
    try {
      const answer = await fetch("/_live/state" + (known === null ? "" : "?after=" + encodeURIComponent(known)));
      const state = await answer.text();
      if (isOther(state)) {
        self.location.reload();
        return;
      }
      known = state;
      ask();
    } catch (error) {
      self.setTimeout(ask, WAIT);
    }
  }

  ask();
})();
