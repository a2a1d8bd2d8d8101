// Draws the page's figures from the data beside them, in the colours of the reader's theme.
"use strict";
(() => {
  const ink = () => getComputedStyle(document.body).getPropertyValue("--ink").trim();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  // Names and figures beside the bars would leave no room for the bars on a telephone.
  const narrow = (layout) => {
    layout.font.size = 11;
    layout.margin.r = Math.min(layout.margin.r, 76);
  };
  const charts = [...document.querySelectorAll("[data-figure]")];

  if (charts.length) Plotly.register({
    moduleType: "locale",
    name: "zh-CN",
    dictionary: { "Download plot as a PNG": "下载图片", "Download plot": "下载图片", "Reset axes": "还原", "Pan": "平移", "Zoom": "缩放" },
    format: { decimal: ".", thousands: "" },
  });
  // What is folded up has no width: its figures are drawn when it is opened.
  const draw = (chart) => {
    if (chart.matches(".js-plotly-plot") || chart.closest("details:not([open])")) return;
    const figure = JSON.parse(document.getElementById(chart.dataset.figure).textContent);
    figure.layout.font = { ...figure.layout.font, color: ink() };
    if (chart.clientWidth < 520) narrow(figure.layout);
    if (still) figure.layout.transition = { duration: 0 };
    Plotly.newPlot(chart, figure.data, figure.layout, figure.config);
  };
  // A picture for a document: of the figure as it is shown, on white, at twice its size.
  const save = async (button) => {
    const chart = charts.find((one) => one.dataset.figure === button.dataset.png);
    if (!chart) return;
    draw(chart);
    const figure = JSON.parse(document.getElementById(button.dataset.png).textContent);
    const layout = { ...figure.layout, paper_bgcolor: "#fff", plot_bgcolor: "#fff" };
    const title = chart.closest("figure").querySelector("h3").textContent;
    const size = { width: 960, height: Math.max(chart.clientHeight, 420) };
    await Plotly.downloadImage({ data: figure.data, layout }, { format: "png", scale: 2, filename: title, ...size });
  };
  for (const button of document.querySelectorAll("[data-png]")) {
    button.hidden = false;
    button.addEventListener("click", () => save(button));
  }
  const drawn = () => charts.filter((chart) => chart.matches(".js-plotly-plot"));
  charts.forEach(draw);
  const repaint = () => drawn().forEach((chart) => Plotly.relayout(chart, { "font.color": ink() }));
  dark.addEventListener("change", repaint);

  const folds = [...document.querySelectorAll("details.fold")];
  for (const fold of folds) {
    fold.addEventListener("toggle", () => { if (fold.open) fold.querySelectorAll("[data-figure]").forEach(draw); });
  }
  // A name in the address may lead to what is folded up.
  const unfoldTo = () => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = named?.closest("details.fold");
    if (!fold || fold.open) return;
    fold.open = true;
    named.scrollIntoView();
  };
  addEventListener("hashchange", unfoldTo);
  unfoldTo();

  // On paper all is open.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = folds.filter((fold) => !fold.open);
    opened.forEach((fold) => { fold.open = true; fold.querySelectorAll("[data-figure]").forEach(draw); });
  });
  addEventListener("afterprint", () => opened.forEach((fold) => { fold.open = false; }));

  // Paper is narrower than the window: figures left wider than it would make the browser shrink the page. One
  // that is taller than a sheet with its heading would leave that alone on the sheet before, and be cut.
  const PAPER = 680, SHEET = 800;
  const sizes = new Map();
  addEventListener("beforeprint", () => drawn().forEach((chart) => {
    const height = chart.style.height, width = chart.closest(".multiples") ? PAPER / 2 - 20 : PAPER;
    sizes.set(chart, { height, drawn: chart.layout.height });
    const lower = parseFloat(height) > SHEET ? { height: SHEET } : {};
    if (lower.height) chart.style.height = `${SHEET}px`;
    Plotly.relayout(chart, { width, ...lower });
  }));
  addEventListener("afterprint", () => sizes.forEach(({ height, drawn }, chart) => {
    chart.style.height = height;
    Plotly.relayout(chart, { width: null, height: drawn ?? null, autosize: true });
  }));

  // One open source at a time; Escape closes it.
  const sources = [...document.querySelectorAll("details.source")];
  for (const source of sources) {
    source.addEventListener("toggle", () => {
      if (source.open) sources.forEach((other) => { if (other !== source) other.open = false; });
    });
  }
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const source of sources) {
      if (source.open) { source.open = false; source.querySelector("summary").focus(); }
    }
  });
})();
