function theme(word) {
  if (word) document.documentElement.dataset.theme = word;
  else delete document.documentElement.dataset.theme;
  recolor();
}

drawHead();
drawFilter();
drawMap();
drawTargets();
drawWaves();
drawEvents();
drawDrift();
drawCoverage();
drawRemediation();
drawExceptions();
at("foot").append(make("p", {}, `Made from the ledger as it was at ${momentOf(report.at)}; AWS was not asked. Times are UTC. Content `, make("code", {}, report.rollout.content), "."));
at("theme").addEventListener("change", e => theme(e.target.value));
at("print").addEventListener("click", () => print());
recolor();
search();

const onPaper = 200;
const forPaper = rows => {
  map.printing = rows > 0;
  measure();
  for (const it of lists) it.print(rows);
};
addEventListener("beforeprint", () => forPaper(onPaper));
addEventListener("afterprint", () => forPaper(0));
