// Search: the box in the header with its suggestions, and the page of results. Nothing is fetched
// until a reader asks. The index is made by generator/search; what is folded there is folded here alike.
(function () {
  "use strict";

  const SHOWN = 10;  // results at a time
  const FIRST_PIECES = 3;  // files of the index that a string costs at first
  const MOST_PIECES = 6;  // and where many pages are left
  const FEW = 6;  // pages that are rather looked into than narrowed further
  const MISSES = 2;  // pages without the string, after which all its pieces are asked for
  const ALL_PIECES = 12;
  const MOST_TEXTS = 10;  // texts fetched for one batch of results
  const MOST_SIZE = 110;  // and their size in thousands of bytes
  const MOST_FILES = 20;  // of all kinds, until the first results stand there
  const SUGGESTED = 8;
  const MOST_NAMES = 40;  // looked at for reports
  const FIGURE = "\x01";  // stands before a whole figure; see grams.py
  const YEAR = "\x01";  // stands for the year in a title
  const HAN = /[\u3007\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]/u;
  const LATIN = /^[a-z'’·-]+$/;
  const NARROW = /[0-9a-z.%,-]/;
  const BLANK =
    /[\t-\r\x1c-\x20\x85\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]+/g;
  const SAME = new Map([
    ...Array.from("〔[【〖", (mark) => [mark, "("]),
    ...Array.from("〕]】〗", (mark) => [mark, ")"]),
    ...Array.from("‐‑‒–—―−⁃", (mark) => [mark, "-"]),
    ["ς", "σ"],
  ]);
  const MARKS = new RegExp("[" + Array.from(SAME.keys()).join("").replace(/[\]\\^-]/g, "\\$&") + "]", "g");

  // ---- Text -------------------------------------------------------------------------------------

  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(BLANK, "").replace(MARKS, (mark) => SAME.get(mark));
  }

  function unique(items) { return Array.from(new Set(items)); }

  // What a folded string is looked up by: pairs, threes around figures and letters, fours of figures.
  function pieces(folded, most = MOST_PIECES) {
    const characters = Array.from(folded);
    if (characters.length < 2) return characters;
    const found = [];
    for (let at = 0; at < characters.length - 1; at++) {
      const four = characters.slice(at, at + 4);
      const three = four.slice(0, 3);
      const isFigure = four.length === 4 && four.every((each) => /[0-9.,%]/.test(each));
      const isNarrow = three.length === 3 && three.filter((each) => NARROW.test(each)).length > 1;
      found.push((isFigure ? four : isNarrow ? three : four.slice(0, 2)).join(""));
    }
    return spread(unique(found), most);
  }

  // So many of a list, evenly spread.
  function spread(all, count) {
    if (all.length <= count) return all;
    const step = (all.length - 1) / (count - 1);
    return unique(Array.from({ length: count }, (_, number) => all[Math.round(number * step)]));
  }

  // The figures of a string; one that ends where the string does may go on in the page.
  function figures(folded) {
    return Array.from(folded.matchAll(/[0-9]+(?:[.,][0-9]+)*/g))
      .filter((match) => match[0].length > 3)
      .map((match) => {
        const before = folded[match.index - 1];
        const after = folded[match.index + match[0].length];
        const isWhole = [before, after].every((each) => each !== undefined && !/[0-9.,]/.test(each));
        return { piece: FIGURE + match[0], isWhole: isWhole };
      });
  }

  function hash(piece) {
    let found = 2166136261;
    for (let at = 0; at < piece.length; at++) {
      const unit = piece.charCodeAt(at);
      found = Math.imul(found ^ (unit & 255), 16777619);
      found = Math.imul(found ^ (unit >> 8), 16777619);
    }
    return found >>> 0;
  }

  // How many letters must be added, dropped, changed or swapped to make one word of the other.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let older = [];
    let old = Array.from({ length: other.length + 1 }, (_, number) => number);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const isSame = one[i - 1] === other[j - 1];
        row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (isSame ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], older[j - 2] + 1);
        }
      }
      older = old;
      old = row;
    }
    return old[other.length];
  }

  // ---- Bytes ------------------------------------------------------------------------------------

  function varint(bytes, at) {
    let number = 0;
    let scale = 1;
    while (bytes[at] > 127) {
      number += (bytes[at++] & 127) * scale;
      scale *= 128;
    }
    return [number + bytes[at] * scale, at + 1];
  }

  function records(bytes) {
    const decoder = new TextDecoder();
    const found = new Map();
    let at = 0;
    let length;
    while (at < bytes.length) {
      [length, at] = varint(bytes, at);
      const piece = decoder.decode(bytes.subarray(at, at + length));
      [length, at] = varint(bytes, at + length);
      found.set(piece, bytes.subarray(at, at + length));
      at += length;
    }
    return found;
  }

  // Raw deflate (RFC 1951), bit by bit: texts are short, and it runs in every browser.
  function inflate(bytes) {
    const BASES = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
      195, 227, 258];
    const MORE = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    let out = new Uint8Array(bytes.length * 4);
    let size = 0;
    let at = 0;
    let held = 0;
    let count = 0;

    function bits(need) {
      while (count < need) {
        held |= bytes[at++] << count;
        count += 8;
      }
      const found = held & ((1 << need) - 1);
      held >>>= need;
      count -= need;
      return found;
    }

    function put(byte) {
      if (size === out.length) {
        const wider = new Uint8Array(out.length * 2 + 64);
        wider.set(out);
        out = wider;
      }
      out[size++] = byte;
    }

    function codes(lengths) {
      const counts = new Array(16).fill(0);
      lengths.forEach((length) => counts[length]++);
      counts[0] = 0;
      const symbols = lengths.map((length, symbol) => [length, symbol]).filter((each) => each[0]);
      symbols.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
      return { counts: counts, symbols: symbols.map((each) => each[1]) };
    }

    function symbol(table) {
      let code = 0;
      let first = 0;
      let index = 0;
      for (let length = 1; length < 16; length++) {
        code |= bits(1);
        const here = table.counts[length];
        if (code - first < here) return table.symbols[index + code - first];
        index += here;
        first = (first + here) << 1;
        code <<= 1;
      }
      throw new Error("a text of the search is damaged");
    }

    function tables() {
      const literals = bits(5) + 257;
      const distances = bits(5) + 1;
      const given = bits(4) + 4;
      const lengths = new Array(19).fill(0);
      for (let number = 0; number < given; number++) lengths[ORDER[number]] = bits(3);
      const table = codes(lengths);
      const all = [];
      while (all.length < literals + distances) {
        const found = symbol(table);
        if (found < 16) all.push(found);
        else {
          const before = found === 16 ? all[all.length - 1] : 0;
          const times = found === 16 ? 3 + bits(2) : found === 17 ? 3 + bits(3) : 11 + bits(7);
          for (let number = 0; number < times; number++) all.push(before);
        }
      }
      return [codes(all.slice(0, literals)), codes(all.slice(literals))];
    }

    function fixed() {
      const lengths = Array.from({ length: 288 }, (_, each) => (each < 144 ? 8 : each < 256 ? 9 : each < 280 ? 7 : 8));
      return [codes(lengths), codes(new Array(30).fill(5))];
    }

    function copy(length, back) {
      for (let number = 0; number < length; number++) put(out[size - back]);
    }

    function block(literals, distances) {
      for (let found = symbol(literals); found !== 256; found = symbol(literals)) {
        if (found < 256) put(found);
        else {
          const length = BASES[found - 257] + bits(MORE[found - 257]);
          const code = symbol(distances);
          const extra = code < 4 ? 0 : (code >> 1) - 1;
          const base = code < 4 ? code + 1 : ((2 + (code & 1)) << extra) + 1;
          copy(length, base + bits(extra));
        }
      }
    }

    function stored() {
      held = count = 0;
      const length = bytes[at] | bytes[at + 1] << 8;
      at += 4;
      for (let number = 0; number < length; number++) put(bytes[at++]);
    }

    for (let isLast = 0; !isLast;) {
      isLast = bits(1);
      const kind = bits(2);
      if (kind === 0) stored();
      else block(...(kind === 1 ? fixed() : tables()));
    }
    return out.subarray(0, size);
  }

  // ---- The index --------------------------------------------------------------------------------

  function Index(base) {
    const kept = new Map();
    let meta = null;

    // One request a file; one that was broken off is asked for again.
    function once(name, read, signal) {
      if (!kept.has(name)) {
        const asked = read(signal);
        kept.set(name, asked);
        asked.catch(() => kept.delete(name));
      }
      return kept.get(name);
    }

    async function file(name, signal, options) {
      const url = new URL(name + (meta ? "?v=" + meta.version : ""), base);
      const answer = await self.disclose.read(url, Object.assign({ signal: signal }, options));
      if (!answer.ok) throw new Error(name + ": " + answer.status);
      return answer;
    }

    function json(name, signal) { return once(name, async (by) => (await file(name, by)).json(), signal); }

    async function bytes(name, signal) { return new Uint8Array(await (await file(name, signal)).arrayBuffer()); }

    // Asked for without the signal of one search: every search needs it.
    function ready() {
      return once("meta.json", async () => {
        const found = await (await file("meta.json", undefined, { cache: "no-cache" })).json();
        let first = 0;
        found.at = new Map();
        found.slots = [];
        found.blocks.forEach(([number, steps]) => {
          const places = new Map();
          let low = 0;
          steps.forEach((step, index) => {
            low += step;
            places.set(low, first + index);
            found.slots.push(number * Math.pow(2, found.low) + low);
          });
          found.at.set(number, places);
          first += steps.length;
        });
        found.count = first;
        found.years = found.facets.find((facet) => facet.key === "year");
        found.year = found.years.pages.map((set) => (set < 0 ? 0 : Number(found.years.choices[found.years.sets[set][0]][0])));
        found.titled = found.title.map((number, page) => found.titles[number].replace(YEAR, found.year[page]));
        found.folded = found.titled.map(fold);
        meta = found;
        return found;
      });
    }

    function shard(number, signal) {
      const name = "grams/" + number.toString(16) + ".bin";
      return once(name, async (by) => records(await bytes(name, by)), signal);
    }

    // One byte a page: 1 where the piece stands.
    async function pagesOf(piece, signal) {
      const list = (await shard(hash(piece) % meta.shards, signal)).get(piece);
      const found = new Uint8Array(meta.count);
      let at = 0;
      let number = 0;
      let header, step;
      while (list && at < list.length) {
        [step, at] = varint(list, at);
        [header, at] = varint(list, at);
        number += step;
        mark(found, meta.at.get(number), header & 3, list.subarray(at, at + (header >> 2)));
        at += header >> 2;
      }
      return found;
    }

    function mark(found, places, way, content) {
      let at = 0;
      let low = -1;
      let step;
      if (way === 2) {
        [step, at] = varint(content, 0);
        for (let byte = 0; at + byte < content.length; byte++) {
          for (let bit = 0; bit < 8; bit++) {
            if (content[at + byte] >> bit & 1) found[places.get((step + byte) * 8 + bit)] = 1;
          }
        }
        return;
      }
      if (way === 1) places.forEach((page) => { found[page] = 1; });
      while (at < content.length) {
        [step, at] = varint(content, at);
        low += step + 1;
        found[places.get(low)] = way === 0 ? 1 : 0;
      }
    }

    // The pages that may hold a folded string: all that do, and few that do not.
    async function holding(folded, signal) {
      const all = pieces(folded);
      const whole = figures(folded).filter((figure) => figure.isWhole).map((figure) => figure.piece).slice(0, 2);
      const first = spread(all, Math.max(1, FIRST_PIECES - whole.length)).concat(whole);
      const found = await on(first, signal);
      if (numbers(found).length <= FEW) return found;
      const more = all.filter((piece) => !first.includes(piece));
      return more.length ? both(found, await on(more, signal)) : found;
    }

    // Of the pages that `holding` found, those that have the other pieces too.
    async function narrower(found, folded, signal) {
      const known = pieces(folded);
      const more = pieces(folded, ALL_PIECES).filter((piece) => !known.includes(piece));
      return more.length ? both(found, await on(more, signal)) : found;
    }

    async function on(wanted, signal) {
      const lists = await Promise.all(wanted.map((piece) => pagesOf(piece, signal)));
      return lists.length ? lists.reduce(both) : new Uint8Array(meta.count);
    }

    function text(page, signal) {
      const name = "texts/" + meta.slots[page].toString(16) + ".bin";
      return once(name, async (by) => {
        const lines = new TextDecoder().decode(inflate(await bytes(name, by))).split("\n");
        const words = lines.slice(2).join("\n");
        return { address: lines[0], trail: lines[1], words: words, folded: fold(words) };
      }, signal);
    }

    function names(signal) {
      return once("entities.json", async (by) => {
        const rows = await (await file("entities.json", by)).json();
        const at = new Map((await ready()).slots.map((slot, page) => [slot, page]));
        return rows.map((row) => named(row, at));
      }, signal);
    }

    function held() { return kept.size; }

    return { ready, pagesOf, on, holding, narrower, text, names, json, held };
  }

  function both(one, other) { return one.map((flag, page) => flag & other[page]); }

  function either(one, other) { return one.map((flag, page) => flag | other[page]); }

  function numbers(flags) {
    const found = [];
    flags.forEach((flag, page) => { if (flag) found.push(page); });
    return found;
  }

  // ---- Names ------------------------------------------------------------------------------------

  const [PLACE, OFFICE, , PROJECT] = [0, 1, 2, 3];
  const KINDS = ["地方", "单位", "项目类别", "项目", "名词", "核对"];

  function named(row, at) {
    const [kind, name, detail, href, syllables, short, readings, codes, slots] = row;
    const parts = syllables.split(" ");
    return {
      kind, name, detail, href, short, parts,
      pages: slots.map((slot) => at.get(slot)),
      isWidespread: kind === PROJECT && !slots.length,  // so many pages that their texts are asked
      folded: fold(name),
      shortName: short ? fold(Array.from(name).slice(0, short).join("")) : "",
      spelled: parts.join(""),
      shortSpelled: parts.slice(0, short).join(""),
      initials: parts.map((part) => part[0]).join(""),
      shortInitials: parts.slice(0, short).map((part) => part[0]).join(""),
      readings: readings ? readings.split(" ") : [],
      codes: codes ? codes.split(" ") : [],
    };
  }

  // How well a name answers what was typed: 0 not at all, from 9 on exactly.
  function score(each, typed) {
    if (each.folded === typed) return 10;
    if (LATIN.test(typed)) return spelledScore(each, typed.replace(/['’·-]/g, ""));
    if (each.codes.includes(typed)) return 9;
    if (/^[0-9]{2,5}$/.test(typed)) return each.codes.some((code) => code.startsWith(typed)) ? 4 : 0;
    if (each.shortName && each.shortName === typed) return 9;
    if (each.folded.startsWith(typed)) return 8 - each.folded.length / 1000;
    return typed.length > 1 && each.folded.includes(typed) ? 6 - each.folded.length / 1000 : 0;
  }

  function spelledScore(each, typed) {
    const isBrief = each.kind > OFFICE && typed.length < 4;  // two letters fit too many sentences
    if (each.spelled === typed || each.shortSpelled === typed) return 9;
    if (each.initials === typed || each.shortInitials === typed) return isBrief && typed.length < 3 ? 0 : 7;
    if (isBrief) return 0;
    if (each.spelled.startsWith(typed)) return 8 - each.spelled.length / 1000;
    if (typed.length > 1 && each.initials.startsWith(typed)) return 6 - each.initials.length / 1000;
    if (typed.length > 2 && each.readings.some((reading) => reading.startsWith(typed))) return 5;
    const isWithin = each.parts.some((_, at) => each.parts.slice(at).join("").startsWith(typed));
    if (typed.length > 3 && isWithin) return 4 - each.spelled.length / 1000;
    return 0;
  }

  function matches(all, typed) {
    if (!typed) return [];
    return all
      .map((each) => [score(each, typed), each])
      .filter((each) => each[0])
      .sort((one, other) => other[0] - one[0] || one[1].kind - other[1].kind)
      .map((each) => ({ score: each[0], name: each[1] }));
  }

  // Names whose pages answer the whole query, whatever their text says.
  function meant(all, typed) {
    const found = matches(all, typed);
    return (LATIN.test(typed) ? found : found.filter((each) => each.score >= 9)).map((each) => each.name);
  }

  function pagesNamed(found) { return unique(found.slice(0, SUGGESTED).flatMap((name) => name.pages)); }

  // Names of places that sound or look like a part of what was typed, with the words set right.
  function alike(all, typed, sounds) {
    const found = [];
    all.filter((each) => each.kind === PLACE).forEach((place) => {
      if (LATIN.test(typed)) {
        const most = typed.length > 8 ? 2 : 1;
        const forms = unique([place.spelled, place.shortSpelled].concat(place.readings));
        const least = Math.min(...forms.map((form) => distance(form, typed, most)));
        if (typed.length > 3 && least <= most) found.push({ far: least, name: place, words: place.name });
        return;
      }
      unique([place.folded, place.shortName]).forEach((form) => {
        const slip = slipped(typed, form, sounds);
        if (slip) found.push({ far: slip.far, name: place, words: slip.words });
      });
    });
    const nearest = Math.min(...found.map((each) => each.far));
    const kept = found.filter((each) => each.far === nearest);
    const longest = Math.max(...kept.map((each) => each.words.length));
    return kept.filter((each, number) => each.words.length === longest &&
      kept.findIndex((other) => other.name.href === each.name.href) === number);
  }

  function slipped(typed, form, sounds) {
    const letters = Array.from(typed);
    const right = Array.from(form);
    for (let at = 0; right.length > 1 && at + right.length <= letters.length; at++) {
      const part = letters.slice(at, at + right.length);
      const wrong = part.map((letter, index) => [letter, right[index]]).filter((pair) => pair[0] !== pair[1]);
      const words = letters.slice(0, at).concat(right, letters.slice(at + right.length)).join("");
      if (wrong.length && wrong.every((pair) => sounds(pair[0], pair[1]))) return { far: 1, words: words };
      if (wrong.length === 1 && right.length > 2) return { far: 2, words: words };
    }
    const most = right.length > 5 ? 2 : 1;
    if (right.length > 2 && letters.length > 2 && distance(typed, form, most) <= most) return { far: 3, words: form };
    return null;
  }

  // ---- Finding ----------------------------------------------------------------------------------

  function Engine(base) {
    const index = Index(base);

    // What a word names: pages by their names, and the best of the names so widespread that its pages are
    // found by their text; looking for all such names would cost a reader more than the answer is worth.
    async function meantBy(all, word, signal) {
      const found = meant(all, word).slice(0, SUGGESTED);
      const words = LATIN.test(word) ? found.filter((name) => name.isWidespread).map((name) => name.folded).slice(0, 1) : [];
      const lists = await Promise.all(words.map((each) => index.on(spread(pieces(each), FIRST_PIECES), signal)));
      return { pages: pagesNamed(found), words: words, flags: lists.reduce(either, new Uint8Array((await index.ready()).count)) };
    }

    async function exactly(typed, words, signal) {
      const meta = await index.ready();
      const all = await index.names(signal);
      const whole = fold(typed);
      const own = await meantBy(all, whole, signal);
      const isName = own.pages.length + own.words.length > 0 && LATIN.test(whole);
      // `lu quan` is one name with a space in it.
      const wanted = isName ? [whole] : unique(words.map(fold).filter(Boolean));
      const held = await index.holding(whole, signal);
      const flags = either(held, own.flags);
      let each = new Uint8Array(meta.count);
      const byName = new Map();
      if (wanted.length > 1) {
        const lists = await Promise.all(wanted.map(async (word) => {
          const named = LATIN.test(word) ? await meantBy(all, word, signal) : { pages: [], words: [], flags: new Uint8Array(meta.count) };
          byName.set(word, { pages: new Set(named.pages), words: named.words });
          named.pages.forEach((page) => { named.flags[page] = 1; });
          return either(await index.holding(word, signal), named.flags);
        }));
        each = lists.reduce(both);
      }
      const first = new Set(own.pages);
      const figure = figures(whole);
      const preferred = figure.length
        ? (await Promise.all(figure.map((one) => index.pagesOf(one.piece, signal)))).reduce(both)
        : new Uint8Array(meta.count);
      const tier = (page) => {
        if (first.has(page)) return own.pages.indexOf(page);
        if (meta.folded[page].includes(whole)) return 1000;
        if (flags[page]) return preferred[page] ? 1001 : 1002;
        return wanted.every((word) => meta.folded[page].includes(word)) ? 1003 : 1004;
      };
      const says = (page, text, word) => text.folded.includes(word) || meta.folded[page].includes(word);
      const names = (page, text, word) =>
        byName.get(word).pages.has(page) || byName.get(word).words.some((name) => text.folded.includes(name));
      const holds = (page, text) =>
        first.has(page) || says(page, text, whole) || own.words.some((name) => text.folded.includes(name)) ||
        (wanted.length > 1 && wanted.every((word) => says(page, text, word) || names(page, text, word)));
      const pages = unique(own.pages.concat(numbers(either(flags, each))));
      const isExact = Array.from(whole).length < 3 && wanted.length < 2 && !own.words.length;
      // Of pages that only a string led to, those that have more of its pieces.
      const narrow = wanted.length > 1 || own.words.length ? null : async (by) => {
        const left = await index.narrower(held, whole, by);
        return (page) => left[page] || first.has(page);
      };
      return result(meta, pages, tier, holds, {
        terms: unique([whole].concat(own.words, wanted)), isExact: isExact, named: LATIN.test(whole) ? first : new Set(),
        narrow: narrow,
      });
    }

    function result(meta, pages, tier, holds, more) {
      const rank = new Map(pages.map((page) => [page, tier(page)]));
      const order = pages.slice().sort((one, other) =>
        rank.get(one) - rank.get(other) || meta.year[other] - meta.year[one] || isPlace(meta, other) - isPlace(meta, one) || one - other);
      return Object.assign({ pages: order, holds: holds, dropped: new Set(), seen: new Set(), label: "" }, more);
    }

    function isPlace(meta, page) { return meta.facets[0].pages[page] >= 0 ? 1 : 0; }

    // Whether any page really holds what was asked for: pieces alone can mislead. Not sure (null) where
    // that would take more files than one answer may cost.
    async function holdsAny(found, before, signal) {
      if (found.isExact) return found.pages.length > 0;
      let misses = 0;
      let at = 0;
      while (at < found.pages.length) {
        if (await verified(found, found.pages[at++], signal)) return true;
        if (++misses === MISSES && found.narrow) {
          const isLeft = await found.narrow(signal);
          found.pages = found.pages.filter((page) => found.seen.has(page) || isLeft(page));
        }
        if (at < found.pages.length && index.held() - before >= MOST_FILES) return null;
      }
      return false;
    }

    async function verified(found, page, signal) {
      if (found.seen.has(page)) return !found.dropped.has(page);
      const holds = found.holds(page, await index.text(page, signal));
      found.seen.add(page);
      if (!holds) found.dropped.add(page);
      return holds;
    }

    async function find(typed, signal) {
      const before = index.held();
      const meta = await index.ready();
      const tried = [];
      const spaced = typed.normalize("NFKC").split(BLANK).filter(Boolean);
      if (!fold(typed)) return result(meta, [], () => 0, () => false, { terms: [], isExact: true, tried: tried });
      const ways = [
        ["原文", () => exactly(typed, spaced, signal)],
        ["简体", () => simplified(typed, signal)],
        ["分开的字和数", () => parted(typed, signal)],
        ["读音和字形相近的地名", () => nearly(typed, signal)],
        ["分开的词", () => segmented(typed, signal)],
        ["相近的字", () => similar(typed, signal)],
      ];
      for (const [name, way] of ways) {
        const found = await way();
        if (found === null) continue;
        tried.push(name);
        const isHeld = await holdsAny(found, before, signal);
        if (isHeld !== false) return Object.assign(found, { tried: tried, before: before });
      }
      return result(meta, [], () => 0, () => false, { terms: [fold(typed)], isExact: true, tried: tried });
    }

    async function simple(typed, signal) {
      const meta = await index.ready();
      if (!meta.traditional || !HAN.test(typed)) return typed;
      const [from, to] = (await index.json("traditional.json", signal)).map((each) => Array.from(each));
      const table = new Map(from.map((character, number) => [character, to[number]]));
      return Array.from(typed.normalize("NFKC"), (character) => table.get(character) || character).join("");
    }

    async function simplified(typed, signal) {
      const simpler = await simple(typed, signal);
      if (simpler === typed.normalize("NFKC")) return null;
      const found = await exactly(simpler, simpler.split(BLANK).filter(Boolean), signal);
      return Object.assign(found, { label: "按简体字“" + simpler.trim() + "”查找。" });
    }

    // 鹿泉2024, luquan2024: a name and a figure without a space between.
    async function parted(typed, signal) {
      const simpler = (await simple(typed, signal)).normalize("NFKC");
      const words = simpler.match(/[0-9][0-9.,%]*|[a-zA-Z]+|[^0-9a-zA-Z\s]+/g) || [];
      return words.length > 1 && words.length < 5 ? exactly(simpler, words, signal) : null;
    }

    async function nearly(typed, signal) {
      const meta = await index.ready();
      const folded = fold(await simple(typed, signal));
      const all = await index.names(signal);
      const table = HAN.test(folded) ? readingsOf(await index.json("homophones.json", signal)) : new Map();
      const sounds = (one, other) => (table.get(one) || []).some((syllable) => (table.get(other) || []).includes(syllable));
      const found = alike(all, folded, sounds);
      if (!found.length) return null;
      const words = unique(found.map((each) => each.words));
      const names = unique(found.map((each) => each.name.name));
      const label = "没有“" + typed.trim() + "”。下面是" + (LATIN.test(folded) ? "拼写" : "读音或字形") + "相近的“" + names.join("”“") + "”：";
      const parts = await Promise.all(words.map((each) => exactly(each, [each], signal)));
      const first = pagesNamed(found.map((each) => each.name));
      const isWhole = words.every((each) => names.includes(each) || found.some((one) => one.name.shortName === fold(each)));
      const pages = unique((isWhole ? first : []).concat(parts.flatMap((part) => part.pages)));
      const holds = (page, text) => (isWhole && first.includes(page)) || parts.some((part) => part.holds(page, text));
      const tier = (page) => (first.includes(page) ? first.indexOf(page) : 1000);
      return result(meta, pages, tier, holds, { terms: words.map(fold), isExact: false, isNear: true, label: label });
    }

    function readingsOf(homophones) {
      const found = new Map();
      Object.entries(homophones).forEach(([syllable, characters]) => {
        Array.from(characters).forEach((each) => found.set(each, (found.get(each) || []).concat(syllable)));
      });
      return found;
    }

    async function segmented(typed, signal) {
      if (!("Intl" in self) || !Intl.Segmenter || !HAN.test(typed)) return null;
      const simpler = await simple(typed, signal);
      const cut = Array.from(new Intl.Segmenter("zh", { granularity: "word" }).segment(simpler));
      const words = cut.filter((each) => each.isWordLike).map((each) => each.segment);
      if (words.length < 2) return null;
      const found = await exactly(simpler, words, signal);
      return Object.assign(found, { isNear: true, label: "没有连在一起的“" + typed.trim() + "”。下面的页面分别写有其中每个词：" });
    }

    // Pages with the most of what was typed, rare pieces counting for more.
    async function similar(typed, signal) {
      const meta = await index.ready();
      const folded = fold(await simple(typed, signal));
      const wanted = pieces(folded).filter((piece) => Array.from(piece).length > 1);
      if (!wanted.length) return null;
      const lists = await Promise.all(wanted.map((piece) => index.pagesOf(piece, signal)));
      const weights = lists.map((list) => Math.log(1 + meta.count / (numbers(list).length || meta.count)));
      const scores = Array.from({ length: meta.count }, (_, page) =>
        lists.reduce((sum, list, number) => sum + list[page] * weights[number], 0));
      const most = Math.max(...scores);
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      if (most < all * 0.5) return null;
      const pages = scores.map((_, page) => page).filter((page) => scores[page] >= most * 0.6);
      const terms = wanted.filter((_, number) => numbers(lists[number]).length);
      const more = { terms: terms, isExact: true, isNear: true, label: "没有“" + typed.trim() + "”。下面的页面写有其中一部分：" };
      return result(meta, pages, (page) => most - scores[page], () => true, more);
    }

    // Up to `count` results from the pages given that really hold what was asked for, after `from` pages;
    // fewer, or none yet, where that would fetch much.
    async function items(found, pages, from, count, signal) {
      const meta = await index.ready();
      const shown = [];
      let at = from;
      let texts = 0;
      let size = 0;
      while (at < pages.length && shown.length < count) {
        const batch = [];
        const files = () => index.held() - found.before + batch.length;
        const isPast = () => size + meta.sizes[pages[at]] > MOST_SIZE || texts >= MOST_TEXTS || files() >= MOST_FILES;
        while (at < pages.length && batch.length < count - shown.length) {
          if (!found.seen.has(pages[at])) {
            if (count <= SHOWN && isPast()) break;
            size += meta.sizes[pages[at]] + 1;
            texts++;
          }
          batch.push(pages[at++]);
        }
        if (!batch.length) break;
        const right = await Promise.all(batch.map((page) => verified(found, page, signal)));
        const read = await Promise.all(batch.map((page) => index.text(page, signal)));
        batch.forEach((page, number) => {
          if (right[number]) {
            shown.push({
              page: page, title: meta.titled[page], address: read[number].address, trail: read[number].trail,
              // A page that was found by how its place is spelled shows how it begins.
              excerpt: excerpt(read[number].words, found.named && found.named.has(page) ? [] : found.terms),
            });
          }
        });
      }
      found.before = index.held();
      return { shown: shown, next: at };
    }

    async function narrowed(found, filters, sort, signal) {
      const meta = await index.ready();
      const kept = found.pages.filter((page) => !found.dropped.has(page) && meta.facets.every((facet) => has(facet, page, filters[facet.key])));
      if (sort === "newest") {
        const rank = new Map(kept.map((page, number) => [page, number]));
        kept.sort((one, other) => meta.year[other] - meta.year[one] || rank.get(one) - rank.get(other));
      }
      if (sort === "amount") {
        const amounts = (await index.json("amounts.json", signal)).map((each) => (each === null ? -1 : Number(each)));
        const coverage = meta.facets.find((facet) => facet.key === "coverage");
        const group = (page) => (coverage.pages[page] < 0 ? Infinity : coverage.sets[coverage.pages[page]][0]);
        kept.sort((one, other) => {
          const groups = [group(one), group(other)];
          if (groups[0] !== groups[1]) return groups[0] < groups[1] ? -1 : 1;
          return amounts[other] - amounts[one] || one - other;
        });
      }
      return kept;
    }

    function has(facet, page, choice) {
      if (!choice) return true;
      const set = facet.pages[page];
      return set >= 0 && facet.sets[set].some((number) => facet.choices[number][0] === choice);
    }

    // For every facet, how many results each of its choices would leave.
    async function counts(found, filters) {
      const meta = await index.ready();
      return meta.facets.map((facet) => {
        const others = meta.facets.filter((other) => other !== facet);
        const counted = new Map();
        found.pages.forEach((page) => {
          if (found.dropped.has(page) || !others.every((other) => has(other, page, filters[other.key]))) return;
          (facet.sets[facet.pages[page]] || []).forEach((number) => counted.set(number, (counted.get(number) || 0) + 1));
        });
        return { facet: facet, choices: facet.choices.map((choice, number) => [...choice, counted.get(number) || 0]) };
      });
    }

    async function suggested(typed, signal) {
      await index.ready();
      const all = await index.names(signal);
      const seen = new Set();
      return matches(all, fold(typed)).map((each) => each.name).filter((name) => {
        const isNew = !seen.has(name.href);  // one line a page, by the name that fits best
        seen.add(name.href);
        return isNew;
      }).slice(0, SUGGESTED);
    }

    // The reports of the places, offices and projects that are meant, newest first within each name;
    // a year beside the name narrows them. Addresses are asked for once one is chosen.
    async function reports(typed, signal) {
      const meta = await index.ready();
      const all = await index.names(signal);
      const [, year] = typed.normalize("NFKC").match(/(20[0-9]{2})年?/) || [];
      const name = fold(await simple(typed.normalize("NFKC").replace(/20[0-9]{2}年?/, ""), signal));
      const offices = all.filter((each) => each.kind === OFFICE);
      const found = new Map();
      matches(all, name).map((each) => each.name).slice(0, MOST_NAMES).forEach((each) => {
        const own = each.kind === PLACE ? offices.filter((office) => office.href.startsWith(each.href + "/")) : [each];
        own.flatMap((one) => one.pages.map((page) => [page, one.kind === OFFICE ? one.detail : one.name]))
          .filter(([page]) => meta.year[page] && (!year || meta.year[page] === Number(year)))
          .sort((one, other) => meta.year[other[0]] - meta.year[one[0]])
          .forEach(([page, detail]) => {
            if (!found.has(page)) found.set(page, { page: page, title: meta.titled[page], detail: detail });
          });
      });
      return Array.from(found.values());
    }

    return { ready: index.ready, text: index.text, find, items, narrowed, counts, suggested, reports };
  }

  // ---- Excerpts ---------------------------------------------------------------------------------

  // Parts of a text around the first place where a term stands, as [words, is it a match].
  function excerpt(words, terms) {
    const parts = words.match(/[^\u0300-\u036f][\u0300-\u036f]*/gsu) || [];
    const starts = [];
    let folded = "";
    parts.forEach((part, number) => {
      const piece = fold(part);
      for (let at = 0; at < piece.length; at++) starts.push(number);
      folded += piece;
    });
    const heading = fold(words.split("\n", 1)[0]).length;
    const at = terms.map((term) => (folded.indexOf(term, heading) < 0 ? folded.indexOf(term) : folded.indexOf(term, heading)))
      .find((found) => found >= 0);
    const first = at === undefined ? (starts[heading] || 0) : Math.max(0, starts[at] - 30);
    const last = Math.min(parts.length, first + 110);
    const isMarked = new Set();
    terms.filter(Boolean).forEach((term) => {
      for (let found = folded.indexOf(term); found >= 0; found = folded.indexOf(term, found + term.length)) {
        for (let part = starts[found]; part <= starts[found + term.length - 1]; part++) isMarked.add(part);
      }
    });
    const runs = [];
    for (let part = first; part < last; part++) {
      const is = isMarked.has(part);
      if (!runs.length || runs[runs.length - 1][1] !== is) runs.push(["", is]);
      runs[runs.length - 1][0] += parts[part].replace(/\s+/g, " ");
    }
    if (first > 0) runs.unshift(["…", false]);
    if (last < parts.length) runs.push(["…", false]);
    return runs;
  }

  // ---- What a reader sees -----------------------------------------------------------------------

  function element(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...inside);
    return made;
  }

  function linked(base, address) { return self.disclose.page(new URL("../", base), address); }

  // A box with suggestions while typing (ARIA combobox with a list); the form is as it is otherwise.
  // `source.find` gives what fits the text, `source.line` the words of one, `source.take` acts on it.
  function box(form, input, source) {
    const list = element("ul", { id: source.id, role: "listbox", "aria-label": "建议", hidden: "" });
    let options = [];
    let active = -1;
    let waiting = 0;
    let asked = 0;
    form.append(list);
    Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off",
    }).forEach(([name, value]) => input.setAttribute(name, value));

    function close() {
      list.hidden = true;
      options = [];
      choose(-1);
      input.setAttribute("aria-expanded", "false");
    }

    function choose(number) {
      active = number;
      Array.from(list.children).forEach((each, index) => each.setAttribute("aria-selected", String(index === number)));
      if (number < 0) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", list.children[number].id);
        list.children[number].scrollIntoView({ block: "nearest" });
      }
    }

    async function suggest() {
      const own = ++asked;
      const found = await source.find(input.value).catch(() => []);
      if (own !== asked || document.activeElement !== input) return;
      options = found;
      list.replaceChildren(...found.map((each, number) => element(
        "li", { id: source.id + "-" + number, role: "option", "aria-selected": "false" }, ...source.line(each),
      )));
      choose(-1);
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
    }

    function go(number) {
      const chosen = options[number];
      close();
      source.take(chosen);
    }

    // A list that a reader walks through stays as it is: what comes late would change it under the choice.
    function move(by) {
      clearTimeout(waiting);
      if (!options.length) return suggest();
      asked++;
      const count = options.length + 1;  // and the box itself
      choose((active + 1 + by + count) % count - 1);
      return undefined;
    }

    function turnedTo() { source.find("").catch(() => []); }

    if (document.activeElement === input && input.value) waiting = setTimeout(suggest, 150);  // typed before
    input.addEventListener("focus", turnedTo);
    input.addEventListener("input", (event) => {
      clearTimeout(waiting);
      if (!event.isComposing) waiting = setTimeout(suggest, 150);
    });
    input.addEventListener("compositionend", () => {
      clearTimeout(waiting);
      waiting = setTimeout(suggest, 150);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return;  // the key belongs to the input method
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        go(active);
      }
    });
    input.addEventListener("blur", close);
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      asked++;
      close();
    });
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();  // the box keeps the focus
      const chosen = event.target.closest("li");
      if (chosen && event.button === 0) go(Array.from(list.children).indexOf(chosen));
    });
    // A reader who was in the box before this script came has no more to do than one who comes later.
    if (document.activeElement === input) {
      turnedTo();
      if (input.value) suggest();
    }
  }

  // The page of results.
  function page(place, form, input, engine, base) {
    const sorts = [["", "相关"], ["newest", "年度新的在前"], ["amount", "金额大的在前"]];
    const total = place.querySelector("[role=status]");
    const label = element("p", { class: "search-label" });
    const controls = element("form", { class: "filters", "aria-label": "筛选和排序" });
    const folded = element("details", { class: "narrowing", hidden: "" }, element("summary", {}, "筛选和排序"), controls);
    const results = element("ol", { id: "search-results" });
    const more = element("button", { type: "button", class: "more", hidden: "" }, "显示更多结果");
    const advice = element("div", { class: "advice", hidden: "" });
    let running = new AbortController();
    let state = { found: null, pages: [], next: 0 };
    place.querySelector(".needs-script").hidden = true;
    folded.open = matchMedia("(min-width: 45em)").matches;
    total.after(label, folded, results, more, advice);

    function asked() {
      const given = new URLSearchParams(location.search);
      const filters = Object.fromEntries(Array.from(given).filter((each) => each[0] !== "q" && each[0] !== "sort"));
      return { typed: given.get("q") || "", sort: given.get("sort") || "", filters: filters };
    }

    function ask(changes) {
      const given = new URLSearchParams(location.search);
      Object.entries(changes).forEach(([name, value]) => (value ? given.set(name, value) : given.delete(name)));
      history.pushState(null, "", "?" + given);
      run();
    }

    function fresh() {
      running.abort();
      running = new AbortController();
      return running.signal;
    }

    async function run() {
      const signal = fresh();
      const { typed, sort, filters } = asked();
      if (document.activeElement !== input || input.value.trim() === "") input.value = typed;
      const lead = document.querySelector(".lead");
      if (lead) lead.hidden = Boolean(fold(typed));
      if (!fold(typed)) return clear("请在上面的框里输入要找的内容。");
      place.setAttribute("aria-busy", "true");
      total.textContent = "正在查找…";
      try {
        if (!state.found || state.typed !== typed) state = { typed: typed, found: await engine.find(typed, signal) };
        await show(sort, filters, signal);
      } catch (error) {
        if (signal.aborted) return undefined;
        state = { found: null };
        clear("没有读到搜索数据，请检查网络后再试。");
        throw error;
      }
      place.removeAttribute("aria-busy");
      return undefined;
    }

    function clear(words) {
      place.removeAttribute("aria-busy");
      total.textContent = words;
      label.textContent = "";
      results.replaceChildren();
      advice.hidden = more.hidden = folded.hidden = true;
    }

    async function show(sort, filters, signal) {
      const found = state.found;
      const pages = await engine.narrowed(found, filters, sort, signal);
      const batch = await engine.items(found, pages, 0, SHOWN, signal);
      const meta = await engine.ready();
      const counts = await engine.counts(found, filters);
      if (signal.aborted) return;
      Object.assign(state, { pages: pages, next: batch.next, sort: sort });
      label.textContent = found.label;
      results.replaceChildren(...batch.shown.map((each) => item(each, meta)));
      document.title = document.title.replace(/^.*?(?= - )/, state.typed.trim() + "：搜索");
      offer(counts, filters, sort);
      say(batch.shown.length, filters);
    }

    // How many there are; “about” until every page was looked into.
    function say(shown, filters) {
      const left = state.pages.filter((each) => !state.found.dropped.has(each));
      const isSure = state.found.isExact || left.every((each) => state.found.seen.has(each));
      const word = state.found.isNear ? "近似结果" : "";
      more.hidden = state.next >= state.pages.length;
      more.textContent = shown ? "显示更多结果" : "接着找";
      advice.hidden = shown > 0 || !more.hidden;
      if (!shown && !more.hidden) {
        const unseen = left.filter((each) => !state.found.seen.has(each)).length;
        total.textContent = "看过的 " + state.found.seen.size + " 页里没有“" + state.typed.trim() + "”，还有 " +
          unseen + " 页可能有。";
        return undefined;
      }
      if (!shown) return none(filters);
      total.textContent = (isSure ? "共 " : "约 ") + left.length + " 条" + (word || "结果") +
        (state.sort === "amount" ? "，覆盖范围不同的分开排列" : "");
      return undefined;
    }

    function none(filters) {
      const isNarrowed = Object.keys(filters).some((key) => filters[key]);
      if (state.found.pages.length && isNarrowed) {
        const all = element("button", { type: "button" }, "去掉筛选");
        all.addEventListener("click", () => ask(Object.fromEntries(Object.keys(filters).map((key) => [key, ""]))));
        total.textContent = "筛选之后没有结果。";
        advice.replaceChildren(element("p", {}, "不筛选有 " + state.found.pages.length + " 条。 ", all));
        return;
      }
      total.textContent = "没有找到“" + state.typed.trim() + "”。";
      advice.replaceChildren(
        element("p", {}, "试过：" + state.found.tried.join("、") + "。"),
        element("ul", {},
          element("li", {}, "少写几个字，例如只写地名或项目名的一部分；"),
          element("li", {}, "地名可以写拼音或首字母，例如 luquan、lq；"),
          element("li", {}, "金额照报告的写法，例如 355.53，不写单位；"),
          element("li", {}, "本站没有收录的报告搜不到，下面可以按地区和年度看。"),
        ),
      );
    }

    function item(each, meta) {
      const value = (key) => {
        const facet = meta.facets.find((one) => one.key === key);
        const set = facet.pages[each.page];
        return set < 0 ? "" : facet.choices[facet.sets[set][0]][1];
      };
      const line = value("year")
        ? ["覆盖：" + value("coverage"), value("year"), "等级：" + value("grade"), each.trail]
        : [each.trail];
      return element("li", {},
        element("a", { href: linked(base, each.address) }, each.title),
        element("p", { class: "about" }, line.filter(Boolean).join("　")),
        element("p", { class: "excerpt" }, ...each.excerpt.map(([words, is]) => (is ? element("mark", {}, words) : words))),
      );
    }

    function offer(counts, filters, sort) {
      const kept = document.activeElement && document.activeElement.name;
      const boxes = counts
        .filter((each) => filters[each.facet.key] || each.choices.filter((choice) => choice[2]).length > 1)
        .map((each) => choices(each.facet.key, each.facet.label, filters[each.facet.key] || "", [["", "全部"]].concat(
          each.choices.filter((choice) => choice[2] || choice[0] === filters[each.facet.key])
            .map((choice) => [choice[0], choice[1] + "（" + choice[2] + "）"]),
        )));
      controls.replaceChildren(...boxes, choices("sort", "排序", sort, sorts));
      folded.hidden = !state.found.pages.length;
      if (kept && controls.elements[kept]) controls.elements[kept].focus();
    }

    function choices(key, words, chosen, options) {
      const select = element("select", { name: key }, ...options.map(([value, said]) => {
        const option = element("option", { value: value }, said);
        option.selected = value === chosen;
        return option;
      }));
      return element("label", {}, element("span", {}, words), select);
    }

    controls.addEventListener("change", (event) => ask({ [event.target.name]: event.target.value }));
    controls.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      history.pushState(null, "", "?" + new URLSearchParams({ q: input.value }));
      run();
    });
    addEventListener("popstate", run);
    more.addEventListener("click", async () => {
      const signal = running.signal;
      const meta = await engine.ready();
      const batch = await engine.items(state.found, state.pages, state.next, SHOWN, signal);
      if (signal.aborted) return;
      state.next = batch.next;
      const added = batch.shown.map((each) => item(each, meta));
      results.append(...added);
      say(results.children.length, {});
      if (added.length) added[0].querySelector("a").focus();
    });
    run();
  }

  function start() {
    const form = document.querySelector("form.find");
    if (!form || !("fetch" in self)) return;
    if (self.disclose.isComposing) {
      form.addEventListener("compositionend", () => setTimeout(start), { once: true });
      return;
    }
    const input = form.elements.q;
    const base = form.action;
    const engine = Engine(base);
    const place = document.getElementById("search-page");
    box(form, input, {
      id: "search-suggestions",
      find: engine.suggested,
      line: (name) => [
        element("span", { class: "kind" }, KINDS[name.kind]), " ",
        element("strong", {}, name.name), " ", element("span", { class: "detail" }, name.detail),
      ],
      take: (name) => location.assign(linked(base, name.href)),
    });
    if (place) page(place, form, input, engine, base);
    self.discloseSearch = { fold: fold, pieces: pieces, inflate: inflate, engine: engine, box: box };
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
