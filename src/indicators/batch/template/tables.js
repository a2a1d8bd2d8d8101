// Sorts and filters the page's tables in place; without a script they are whole and in their own order.
"use strict";
(() => {
  const LONG = 12; // rows that are worth a filter
  const GRAVITY = ["bad", "watch", "none", "good"]; // what to look at first
  const tools = document.getElementById("tools");
  const words = tools.dataset;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const flat = (text) => text.normalize("NFKC").toLowerCase();

  // The words of a cell, without the sources folded up in it.
  const spoken = (cell) => {
    if (!cell.querySelector(".panel")) return cell.textContent.trim();
    const copy = cell.cloneNode(true);
    copy.querySelectorAll(".panel").forEach((panel) => panel.remove());
    return copy.textContent.trim();
  };

  // What a cell is sorted by: a number within its unit, a state by its gravity, else its words.
  const key = (cell) => {
    const text = spoken(cell);
    const { value, unit = "", order = `${value} ${unit}` } = cell.dataset;
    if (value) return { group: order.slice(order.indexOf(" ") + 1), number: parseFloat(order), text };
    const state = cell.querySelector(".chip");
    if (state) return { group: "", number: GRAVITY.findIndex((kind) => state.classList.contains(kind)), text };
    return { group: "", number: NaN, text };
  };
  const compare = (one, two) => {
    const numbers = [one, two].filter((side) => !Number.isNaN(side.number)).length;
    // Words stand after numbers.
    if (numbers === 1) return Number.isNaN(one.number) ? 1 : -1;
    const byNumber = numbers ? collator.compare(one.group, two.group) || one.number - two.number : 0;
    return byNumber || collator.compare(one.text, two.text);
  };

  const equip = (table) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const order = (column, direction) => {
      const told = rows.map((row) => ({ row, key: key(row.cells[column]) }));
      const empty = (side) => (side.key.text === "" ? 1 : 0);
      // What is not stated stands last, whichever way the rest goes.
      if (direction) told.sort((a, b) => empty(a) - empty(b) || direction * compare(a.key, b.key));
      body.replaceChildren(...told.map((entry) => entry.row));
      shorten();
      heads.forEach((head, number) => {
        if (number === column && direction) head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      });
    };

    const told = (column) => rows.some((row) => spoken(row.cells[column]));
    heads.forEach((head, column) => {
      if (!told(column)) return;
      const button = document.createElement("button");
      button.type = "button";
      button.title = words.sort;
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { ascending: -1, descending: 0 }[head.getAttribute("aria-sort")] ?? 1;
        order(column, next);
        choice.value = next ? `${column} ${next}` : "";
      });
    });

    const bar = tools.content.firstElementChild.cloneNode(true);
    const [search, choice, count] = ["input", "select", "output"].map((name) => bar.querySelector(name));
    heads.forEach((head, column) => {
      if (told(column)) for (const [direction, sign] of [[1, "↑"], [-1, "↓"]]) {
        choice.add(new Option(`${head.textContent} ${sign}`, `${column} ${direction}`));
      }
    });
    choice.addEventListener("change", () => order(...(choice.value || "0 0").split(" ").map(Number)));

    // A long table begins with its first rows; whoever filters sees all that fit, and paper holds all.
    // On a phone, where a row is a card, half as many.
    const narrow = matchMedia("(max-width: 54rem)").matches;
    const first = Math.ceil(Number(table.dataset.first || 0) / (narrow ? 2 : 1));
    const more = document.createElement("button");
    const isLong = first > 0 && rows.length > first;
    let whole = !isLong;
    function shorten() {
      const cut = !whole && !search.value.trim();
      [...body.rows].forEach((row, number) => row.classList.toggle("more", cut && number >= first));
      if (!isLong) return;
      more.textContent = whole ? words.first.replace("{first}", first) : words.all.replace("{all}", rows.length);
      more.setAttribute("aria-expanded", String(whole));
    }
    if (isLong) {
      more.type = "button";
      more.className = "show-more";
      more.addEventListener("click", () => {
        whole = !whole;
        shorten();
        if (!whole) table.scrollIntoView({ block: "nearest" });
      });
      (table.closest(".scroll") || table).after(more);
    }
    // A name in the address may lead to a row that is not among the first.
    const unfoldTo = () => {
      const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!named?.matches(".more") || named.closest("table") !== table) return;
      whole = true;
      shorten();
      named.scrollIntoView();
    };

    const texts = rows.map((row) => flat([...row.cells].map(spoken).join(" ")));
    const filter = () => {
      const wanted = flat(search.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, number) => {
        row.hidden = !wanted.every((word) => texts[number].includes(word));
        shown += row.hidden ? 0 : 1;
      });
      shorten();
      count.value = wanted.length ? words.shown.replace("{shown}", shown).replace("{all}", rows.length) : "";
    };
    search.addEventListener("input", filter);
    // What Escape empties is whole again.
    search.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { search.value = ""; filter(); }
    });
    if (rows.length < LONG && !table.matches(".grid")) search.closest("label").remove();
    (table.closest(".scroll") || table).before(bar);
    bar.setAttribute("aria-label", words.tools.replace("{table}", table.caption.firstChild.textContent));
    table.classList.add("sortable");
    shorten();
    addEventListener("hashchange", unfoldTo);
    unfoldTo();
  };

  for (const table of document.querySelectorAll("main table")) {
    if (table.tBodies[0]?.rows.length > 1) equip(table);
  }
})();
