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
  for (const chart of charts) {
    const figure = JSON.parse(document.getElementById(chart.dataset.figure).textContent);
    figure.layout.font = { ...figure.layout.font, color: ink() };
    if (chart.clientWidth < 520) narrow(figure.layout);
    if (still) figure.layout.transition = { duration: 0 };
    Plotly.newPlot(chart, figure.data, figure.layout, figure.config);
  }
  const repaint = () => charts.forEach((chart) => Plotly.relayout(chart, { "font.color": ink() }));
  dark.addEventListener("change", repaint);

  // Paper is narrower than the window: figures left wider than it would make the browser shrink the page.
  const PAPER = 680;
  addEventListener("beforeprint", () => charts.forEach((chart) => {
    Plotly.relayout(chart, { width: chart.closest(".multiples") ? PAPER / 2 - 20 : PAPER });
  }));
  addEventListener("afterprint", () => charts.forEach((chart) => Plotly.relayout(chart, { width: null, autosize: true })));

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
